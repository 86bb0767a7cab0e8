using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Net.Http.Headers;
using Microsoft.Win32.SafeHandles;

namespace Lms.Web;

/// <summary>Sends stretches of files straight from what Kestrel sends from: one copy, and no more in memory than is on its way.</summary>
internal static class FilePieces
{
    private const int Piece = 128 * 1024;

    public static async Task Send(SafeFileHandle file, long at, long length, HttpResponse response, CancellationToken stop)
    {
        await response.StartAsync(stop);
        var to = response.BodyWriter;
        while (length > 0)
        {
            var read = Read(file, at, length, to.GetMemory((int)Math.Min(length, Piece)).Span);
            to.Advance(read);
            (at, length) = (at + read, length - read);
            if ((await to.FlushAsync(stop)).IsCompleted)
            {
                return;
            }
        }
    }

    // Here and now: to wait for a file takes a thread of the pool either way, and to ask for one costs more than most pieces.
    private static int Read(SafeFileHandle file, long at, long length, Span<byte> room) =>
        RandomAccess.Read(file, room[..(int)Math.Min(room.Length, length)], at) is var read and > 0 ? read : throw new EndOfStreamException();
}

/// <summary>Answers of controllers that are files go the same way; ranges and headers stay as they are made there.</summary>
internal sealed class FilePiecesExecutor(ILoggerFactory log) : FileStreamResultExecutor(log)
{
    protected override async Task WriteFileAsync(ActionContext context, FileStreamResult result, RangeItemHeaderValue? range, long rangeLength)
    {
        if (result.FileStream is not FileStream file)
        {
            await base.WriteFileAsync(context, result, range, rangeLength);
            return;
        }

        try
        {
            var http = context.HttpContext;
            await FilePieces.Send(file.SafeFileHandle, range?.From ?? 0, range is null ? file.Length : rangeLength, http.Response, http.RequestAborted);
        }
        catch (OperationCanceledException) when (context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
            context.HttpContext.Abort();
        }
    }
}
