using Lms.Domain.Media;

namespace Lms.Data;

/// <summary>A picture in the store, with nothing in it that tells where and by whom it was taken.</summary>
public sealed record StoredPicture(string Sha256, long Length, string ContentType, PictureSize Size);

/// <summary>The one way of pictures that readers get into the store: it never holds what a camera wrote beside them.</summary>
public sealed class PictureStore(FileStore files)
{
    private const int BufferSize = 128 * 1024;

    /// <param name="longest">Bytes, as it was sent.</param>
    /// <exception cref="FileTooLargeException">It is longer.</exception>
    /// <exception cref="Domain.RuleBrokenException">It is no picture, is broken, or has more pixels than anybody can draw.</exception>
    public async Task<StoredPicture> Put(Stream content, string name, long longest, CancellationToken stop)
    {
        await using var sent = files.Scratch();
        await Copy(content, sent, longest, stop);
        sent.Position = 0;
        await using var clean = files.Scratch();
        var picture = CleanPicture.Copy(sent, clean, name);
        clean.Position = 0;
        var (sha256, length) = await files.Put(clean, long.MaxValue, stop);
        return new StoredPicture(sha256, length, picture.ContentType, picture.Size);
    }

    private static async Task Copy(Stream content, FileStream to, long longest, CancellationToken stop)
    {
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await content.ReadAsync(buffer, stop)) > 0)
        {
            if (to.Position + read > longest)
            {
                throw new FileTooLargeException();
            }

            await to.WriteAsync(buffer.AsMemory(0, read), stop);
        }
    }
}
