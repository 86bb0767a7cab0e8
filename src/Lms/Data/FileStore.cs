using System.Collections.Concurrent;
using System.Security.Cryptography;
using Amazon.Runtime;
using Lms.Data.Backup;
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
    private long sinceCounted;
    private bool counted;

    public string Folder => folder;

    /// <returns>The hash in lower-case hexadecimal, and the length in bytes.</returns>
    /// <exception cref="FileTooLargeException">More than <paramref name="longest"/> bytes came; nothing is kept.</exception>
    public async Task<(string Sha256, long Length)> Put(Stream content, long longest, CancellationToken stop)
    {
        var temporary = Path.Combine(Incoming(), Guid.NewGuid().ToString("n"));
        try
        {
            var (sha256, length) = await Copy(content, temporary, longest, stop);
            await Send(temporary, sha256, stop);
            TakeIn(temporary, sha256);
            return (sha256, length);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Sends a file to the bucket, where there is one; before <see cref="TakeIn"/>, outside of what others wait for.</summary>
    public Task Send(string path, string sha256, CancellationToken stop) => bucket?.Put(path, sha256, stop) ?? Task.CompletedTask;

    /// <summary>Takes in a file that lies on the same disk already, without copying it.</summary>
    /// <param name="path">Flushed, and sent; gone from there afterwards.</param>
    public void TakeIn(string path, string sha256)
    {
        var length = new FileInfo(path).Length;
        MoveIntoPlace(path, PathOf(sha256));
        if (bucket is not null)
        {
            MakeRoom(length);
        }
    }

    /// <summary>A file to work in, gone once it is closed.</summary>
    public FileStream Scratch() => new(
        Path.Combine(Incoming(), Guid.NewGuid().ToString("n")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose);

    /// <summary>A folder to work in; whoever asked for it removes it.</summary>
    public string ScratchFolder() => Directory.CreateDirectory(Path.Combine(Path.GetFullPath(Incoming()), Guid.NewGuid().ToString("n"))).FullName;

    /// <exception cref="FileNotFoundException">They lie nowhere.</exception>
    public async Task<FileStream> Open(string sha256, CancellationToken stop) =>
        await Fetch(sha256, stop) ? OpenAt(PathOf(sha256)) : throw new FileNotFoundException("Nothing lies under this hash.", sha256);

    /// <summary>Reads them through where they are kept, whatever copies there may be.</summary>
    /// <returns>Whether they are what they were; null when they lie nowhere. And their length in bytes.</returns>
    public async Task<(bool? IsRight, long Length)> Prove(string sha256, CancellationToken stop)
    {
        try
        {
            await using var kept = bucket is not null ? await bucket.Open(sha256, stop) : File.Exists(PathOf(sha256)) ? OpenAt(PathOf(sha256)) : null;
            if (kept is null)
            {
                return (null, 0);
            }

            var (found, length) = await HashingCopy.Run(kept, Stream.Null, stop);
            return (found == sha256, length);
        }
        catch (AmazonClientException)
        {
            // The client proves what it reads by a sum of the bucket's own, and says no more of it.
            return (false, 0);
        }
    }

    /// <summary>Sees to it that the bytes can be opened here, at <see cref="PathOf"/>.</summary>
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

    /// <summary>Removes a file that nobody names any more. What came again meanwhile, under the same hash, stays.</summary>
    /// <returns>False when it was gone or had come again.</returns>
    public async Task<bool> Remove(string sha256, DateTimeOffset olderThan, CancellationToken stop)
    {
        if (bucket is null)
        {
            return RemoveHere(sha256, olderThan);
        }

        if (!await bucket.PutAside(sha256, olderThan, stop))
        {
            return false;
        }

        RemoveHere(sha256, DateTimeOffset.MaxValue);
        return true;
    }

    /// <summary>Hashes of what was removed from the bucket, and could be put back still.</summary>
    /// <param name="time">Removed before then.</param>
    public IAsyncEnumerable<string> Removed(DateTimeOffset time, CancellationToken stop) => bucket?.AsideFor(time, stop) ?? AsyncEnumerable.Empty<string>();

    public Task PutBack(string sha256, CancellationToken stop) => bucket?.PutBack(sha256, stop) ?? Task.CompletedTask;

    /// <summary>Removes for good what was removed before.</summary>
    public Task Forget(string sha256, CancellationToken stop) => bucket?.Forget(sha256, stop) ?? Task.CompletedTask;

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

    private IEnumerable<string> Here(DateTimeOffset time) => Copies().Where(file => file.LastWriteTimeUtc < time.UtcDateTime).Select(file => file.Name);

    private IEnumerable<FileInfo> Copies() => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateDirectories("??").SelectMany(home => home.EnumerateFiles())
            .Where(file => IsHash(file.Name) && file.Directory!.Name == file.Name[..2])
        : [];

    private static FileStream OpenAt(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, useAsync: true);

    private bool RemoveHere(string sha256, DateTimeOffset olderThan)
    {
        var (path, aside) = (PathOf(sha256), Path.Combine(Incoming(), Guid.NewGuid().ToString("n")));
        try
        {
            // First out of the way, then looked at: an upload that ends in between puts a file of its own in place.
            File.Move(path, aside);
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
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

    // Proved on the way: what a bucket gives may be anything. Once it is here, or was not found, the next one asks for itself.
    private async Task<bool> Copy(string sha256, string path)
    {
        var temporary = Path.Combine(Incoming(), Guid.NewGuid().ToString("n"));
        try
        {
            await using var kept = await bucket!.Open(sha256, CancellationToken.None);
            if (kept is null)
            {
                return false;
            }

            var (found, length) = await Copy(kept, temporary, long.MaxValue, CancellationToken.None);
            if (found != sha256)
            {
                throw new InvalidDataException($"What the bucket holds as {sha256} is {found}.");
            }

            MoveIntoPlace(temporary, path);
            MakeRoom(length);
            return true;
        }
        finally
        {
            File.Delete(temporary);
            coming.TryRemove(sha256, out _);
        }
    }

    /// <summary>Copies that were used longest ago go first, once there are more than the node is to keep.</summary>
    /// <param name="more">Bytes that have come.</param>
    private void MakeRoom(long more)
    {
        if (Interlocked.Add(ref sinceCounted, more) < bucket!.LocalBytes / 20 && counted)
        {
            return;
        }

        lock (coming)
        {
            (sinceCounted, counted) = (0, true);
            var copies = Copies().OrderBy(copy => copy.LastAccessTimeUtc).ToList();
            var (left, latest) = (copies.Sum(copy => copy.Length), DateTime.UtcNow - InUse);
            foreach (var copy in copies.TakeWhile(copy => copy.LastAccessTimeUtc < latest))
            {
                if (left <= bucket.LocalBytes)
                {
                    break;
                }

                left -= copy.Length;
                copy.Delete();
            }
        }
    }

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
