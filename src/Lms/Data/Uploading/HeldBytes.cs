using System.Buffers;
using System.Security.Cryptography;
using Lms.Domain.Media;
using Lms.Hosting;

namespace Lms.Data.Uploading;

/// <summary>How a piece ended.</summary>
public enum PieceEnd
{
    Whole = 1,

    /// <summary>The line went down; what came before is there.</summary>
    BrokenOff,

    /// <summary>More came than was promised.</summary>
    TooLong,
}

/// <summary>What has come of one upload, in one hand.</summary>
public sealed class HeldBytes(FileStream file) : IAsyncDisposable
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Bytes.</summary>
    public long Length => file.Length;

    /// <summary>From the first byte on; to be read, and left open.</summary>
    public FileStream Content
    {
        get
        {
            file.Position = 0;
            return file;
        }
    }

    public byte[] Head()
    {
        var head = new byte[Math.Min(file.Length, FileFormat.HeadLength)];
        RandomAccess.Read(file.SafeFileHandle, head, 0);
        return head;
    }

    public void CutTo(long length)
    {
        if (file.Length > length)
        {
            file.SetLength(length);
        }
    }

    /// <summary>Writes behind what is there. Call <see cref="Flush"/> before anybody is told of it.</summary>
    /// <param name="promised">How long the whole may become, in bytes.</param>
    /// <param name="hash">Is fed with what comes.</param>
    /// <param name="look">Is shown the first bytes, once, as soon as there are enough of them to tell what the file is.</param>
    public async Task<PieceEnd> Append(Stream piece, long promised, IncrementalHash? hash, Action<byte[]> look, CancellationToken stop)
    {
        var enough = Math.Min(promised, FileFormat.HeadLength);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        file.Position = file.Length;
        try
        {
            while (true)
            {
                if (await Read(piece, buffer, stop) is not { } read)
                {
                    return PieceEnd.BrokenOff;
                }

                if (read == 0 || file.Position + read > promised)
                {
                    return read == 0 ? PieceEnd.Whole : PieceEnd.TooLong;
                }

                var before = file.Position;
                hash?.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
                if (before < enough && file.Position >= enough)
                {
                    look(Head());
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Whoever is told how much has come may pull the plug.</summary>
    public void Flush()
    {
        file.Flush(flushToDisk: true);
        if (!OperatingSystem.IsWindows())
        {
            Unix.FlushFolder(Path.GetDirectoryName(file.Name)!);
        }
    }

    public async Task<string> Hash(CancellationToken stop) => Convert.ToHexStringLower(await SHA256.HashDataAsync(Content, stop));

    public Task SendTo(FileStore store, string sha256, CancellationToken stop) => store.Send(file.Name, sha256, stop);

    /// <summary>They are in the store then, and no longer here. To be sent before.</summary>
    public void MoveInto(FileStore store, string sha256) => store.TakeIn(file.Name, sha256);

    /// <summary>Nothing is left of them.</summary>
    public void Remove() => File.Delete(file.Name);

    public ValueTask DisposeAsync() => file.DisposeAsync();

    // Of the line alone: a disk that takes no more is another matter.
    private static async Task<int?> Read(Stream piece, byte[] buffer, CancellationToken stop)
    {
        try
        {
            return await piece.ReadAsync(buffer, stop);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            return null;
        }
    }
}
