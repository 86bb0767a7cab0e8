using System.Collections.Concurrent;
using System.Security.Cryptography;
using Lms.Hosting;

namespace Lms.Data;

/// <summary>
/// Bytes by their hash, in a folder. Written beside and moved into place, so that a name never shows half a file.
/// The same bytes may have several names: only <see cref="FileSweep"/> removes what has none. With a bucket, they lie there, and the folder
/// holds copies: what is to be read is fetched whole before it is opened.
/// </summary>
/// <param name="bucket">That all nodes share; null where the folder is all there is.</param>
public sealed class FileStore(string folder, FileBucket? bucket = null)
{
    private const int BufferSize = 128 * 1024;

    /// <summary>A copy that was used so lately is perhaps being opened: it is not removed for room.</summary>
    private static readonly TimeSpan InUse = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> coming = new();

    public string Folder => folder;

    /// <returns>The hash in lower-case hexadecimal, and the length in bytes.</returns>
    /// <exception cref="FileTooLargeException">More than <paramref name="longest"/> bytes came; nothing is kept.</exception>
    public async Task<(string Sha256, long Length)> Put(Stream content, long longest, CancellationToken stop)
    {
        var temporary = Path.Combine(Incoming(), Guid.NewGuid().ToString("n"));
        try
        {
            var (sha256, length) = await Copy(content, temporary, longest, stop);
            await TakeIn(temporary, sha256, stop);
            return (sha256, length);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Takes in a file that lies on the same disk already, without copying it.</summary>
    /// <param name="path">Flushed; gone from there afterwards.</param>
    public async Task TakeIn(string path, string sha256, CancellationToken stop)
    {
        if (bucket is not null)
        {
            await bucket.Put(path, sha256, stop);
        }

        MoveIntoPlace(path, PathOf(sha256));
    }

    /// <summary>A file to work in, gone once it is closed.</summary>
    public FileStream Scratch()
    {
        return new FileStream(
            Path.Combine(Incoming(), Guid.NewGuid().ToString("n")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose);
    }

    /// <summary>A folder to work in; whoever asked for it removes it.</summary>
    public string ScratchFolder() => Directory.CreateDirectory(Path.Combine(Path.GetFullPath(Incoming()), Guid.NewGuid().ToString("n"))).FullName;

    public FileStream Open(string sha256) => new(
        PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, useAsync: true);

    /// <summary>Sees to it that the bytes can be opened here.</summary>
    /// <returns>False when they lie nowhere.</returns>
    public ValueTask<bool> Fetch(string sha256, CancellationToken stop)
    {
        var path = PathOf(sha256);
        if (bucket is null)
        {
            return ValueTask.FromResult(File.Exists(path));
        }

        if (File.Exists(path))
        {
            File.SetLastAccessTimeUtc(path, DateTime.UtcNow);
            return ValueTask.FromResult(true);
        }

        // A class that opens the same film at once waits for one copy of it. Whoever goes away does not stop it for the others.
        var copy = coming.GetOrAdd(sha256, _ => new Lazy<Task<bool>>(() => Copy(sha256, path)));
        return new ValueTask<bool>(copy.Value.WaitAsync(stop));
    }

    /// <summary>Hashes of what has lain in the store untouched since then or longer.</summary>
    public IAsyncEnumerable<string> OlderThan(DateTimeOffset time, CancellationToken stop) =>
        bucket?.OlderThan(time, stop) ?? Here(time).ToAsyncEnumerable();

    private IEnumerable<string> Here(DateTimeOffset time) => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateDirectories("??").SelectMany(home => home.EnumerateFiles())
            .Where(file => file.LastWriteTimeUtc < time.UtcDateTime && IsHash(file.Name) && file.Directory!.Name == file.Name[..2])
            .Select(file => file.Name)
        : [];

    /// <summary>Removes a file that nobody names any more. What came again meanwhile, under the same hash, stays.</summary>
    /// <returns>False when it was gone or had come again.</returns>
    public bool Remove(string sha256, DateTimeOffset olderThan)
    {
        var (path, aside) = (PathOf(sha256), Path.Combine(Incoming(), Guid.NewGuid().ToString("n")));
        try
        {
            // First out of the way, then looked at: an upload that ends in between puts a file of its own in place.
            File.Move(path, aside);
        }
        catch (FileNotFoundException)
        {
            return false;
        }

        if (File.GetLastWriteTimeUtc(aside) >= olderThan.UtcDateTime)
        {
            MoveIntoPlace(aside, path);
            return false;
        }

        File.Delete(aside);
        return true;
    }

    /// <summary>Removes what uploads and other work left behind that broke off with their node.</summary>
    public void RemoveUnfinished(DateTimeOffset olderThan)
    {
        var incoming = new DirectoryInfo(Incoming());
        foreach (var left in incoming.EnumerateFiles().Where(file => file.LastWriteTimeUtc < olderThan.UtcDateTime))
        {
            left.Delete();
        }

        foreach (var left in incoming.EnumerateDirectories().Where(scratch => scratch.LastWriteTimeUtc < olderThan.UtcDateTime))
        {
            left.Delete(recursive: true);
        }
    }

    public string PathOf(string sha256) => IsHash(sha256)
        ? Path.Combine(folder, sha256[..2], sha256)
        : throw new ArgumentException("Not a hash.", nameof(sha256));

    private static bool IsHash(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    private string Incoming()
    {
        var incoming = Path.Combine(folder, "incoming");
        Directory.CreateDirectory(incoming);
        return incoming;
    }

    // Whoever is told that a file is stored may pull the plug.
    private void MoveIntoPlace(string from, string to)
    {
        var home = Path.GetDirectoryName(to)!;
        Directory.CreateDirectory(home);
        File.Move(from, to, overwrite: true);
        if (!OperatingSystem.IsWindows())
        {
            Unix.FlushFolder(home);
            Unix.FlushFolder(folder);
        }
    }

    private static async Task<(string Sha256, long Length)> Copy(Stream content, string path, long longest, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true);
        var buffer = new byte[BufferSize];
        var length = 0L;
        int read;
        while ((read = await content.ReadAsync(buffer, stop)) > 0)
        {
            length += read;
            if (length > longest)
            {
                throw new FileTooLargeException();
            }

            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), stop);
        }

        file.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), length);
    }
}

public sealed class FileTooLargeException : IOException;
