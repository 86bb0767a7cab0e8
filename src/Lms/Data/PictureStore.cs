using Lms.Domain.Media;

namespace Lms.Data;

/// <summary>Keeps a picture as others may have it: what the camera wrote beside it is not in the store under any name.</summary>
public sealed class PictureStore(FileStore files)
{
    /// <param name="sent">From its first byte; can be sought in.</param>
    /// <param name="name">What its sender calls it.</param>
    /// <exception cref="Domain.RuleBrokenException">It is no picture that has a clean copy, or broken.</exception>
    public async Task<CleanCopy> Keep(Stream sent, string name, CancellationToken stop)
    {
        await using var clean = files.Scratch();
        var type = CleanPicture.Copy(sent, clean, name);
        clean.Position = 0;
        var (sha256, length) = await files.Put(clean, long.MaxValue, stop);
        return new CleanCopy(type, sha256, length);
    }

    /// <summary>The same of one that lies in the store as it came: nothing names that, so the sweep takes it.</summary>
    public async Task<CleanCopy> Keep(string sha256, string name, CancellationToken stop)
    {
        await using var sent = await files.Open(sha256, stop);
        return await Keep(sent, name, stop);
    }
}

/// <param name="Length">Bytes.</param>
public sealed record CleanCopy(string ContentType, string Sha256, long Length);
