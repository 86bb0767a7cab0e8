using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Lms.Web.Tables;

/// <summary>
/// A list as a file that is saved, not shown, and that no cache keeps. It is written whole, past the first kilobytes on
/// disk, before any of it is sent: a slow line then holds no connection to the database, and a list that cannot be read to
/// its end is an error page, not half a list.
/// </summary>
/// <param name="name">The file's, without its ending.</param>
/// <param name="heading">Null for rows alone.</param>
public sealed class TableResult(
    TableKind kind, string name, IReadOnlyList<string>? heading, IAsyncEnumerable<IReadOnlyList<object?>> rows, char separator = ',') : ActionResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, stop) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
        await using var file = new FileBufferingWriteStream();
        await Write(file, stop);

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name + (kind == TableKind.Csv ? ".csv" : ".xlsx"));
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "no-store";
        response.ContentType = kind == TableKind.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        response.ContentLength = file.Length;
        await file.DrainBufferAsync(response.Body, stop);
    }

    private async Task Write(Stream file, CancellationToken stop)
    {
        using var table = TableWriter.To(file, kind, separator);
        if (heading is not null)
        {
            table.Head(heading);
        }

        await foreach (var row in rows.WithCancellation(stop))
        {
            table.Add(row);
        }
    }
}
