using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lms.Domain.Exams;
using Lms.Web;

namespace Lms.Data.Archives;

/// <summary>
/// A released sitting on its way into one ZIP. Every entry is written as it comes and hashed on the way; of all of them together
/// nothing is kept but the list. Names are ours: small letters, digits, a dot and a dash.
/// </summary>
public sealed class SittingArchive(Stream content, ExamSitting sitting, FileStore files) : IAsyncDisposable
{
    private readonly ZipArchive archive = new(content, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<ArchivedEntry> entries = [];
    private readonly HashSet<string> names = [];

    public ExamSitting Sitting => sitting;

    public int Count => entries.Count;

    public Task Add(string name, byte[] bytes, CancellationToken stop) => Add(name, async stream => await stream.WriteAsync(bytes, stop));

    /// <summary>Just these words in UTF-8, with nothing before or after: their hash is that of the words.</summary>
    public Task Add(string name, string text, CancellationToken stop) => Add(name, Encoding.UTF8.GetBytes(text), stop);

    public Task Add(string name, Action<Stream> write) => Add(name, stream =>
    {
        write(stream);
        return Task.CompletedTask;
    });

    public async Task Add(string name, Func<Stream, Task> write)
    {
        await using var stream = new HashingStream(await Entry(name, CompressionLevel.Fastest).OpenAsync());
        await write(stream);
        entries.Add(stream.Close(name));
    }

    /// <summary>
    /// A file of the store. One that is lost or damaged is listed with the length and hash that it had: whoever proves the archive
    /// is told that it is missing or changed, and everything else is kept all the same.
    /// </summary>
    public async Task AddStored(string name, string sha256, long length, CancellationToken stop)
    {
        entries.Add(new ArchivedEntry(name, length, sha256));
        if (!await files.Fetch(sha256, stop))
        {
            names.Add(name);
            return;
        }

        await using var file = await files.Open(sha256, stop);

        // Pictures and documents are packed already.
        await using var stream = await Entry(name, CompressionLevel.NoCompression).OpenAsync(stop);
        await file.CopyToAsync(stream, stop);
    }

    /// <summary>Writes the manifest.</summary>
    /// <returns>Its hash, which stands for the whole archive.</returns>
    public async Task<string> Close(DateTimeOffset now, CancellationToken stop)
    {
        var manifest = JsonSerializer.SerializeToUtf8Bytes(
            new ArchiveManifest(
                ArchiveManifest.SittingArchive, ArchiveManifest.CurrentFormat, sitting.Id, sitting.Title.Normalize(), sitting.ReleasedAt!.Value, now,
                [.. entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)]),
            ArchiveManifest.Json);
        await using var stream = await Entry(ArchiveManifest.Name, CompressionLevel.Fastest).OpenAsync(stop);
        await stream.WriteAsync(manifest, stop);
        return Convert.ToHexStringLower(SHA256.HashData(manifest));
    }

    public ValueTask DisposeAsync() => archive.DisposeAsync();

    private ZipArchiveEntry Entry(string name, CompressionLevel packing)
    {
        if (!name.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign is '-' or '.' or '/') || name.Contains("..", StringComparison.Ordinal) || !names.Add(name))
        {
            throw new ArgumentException($"No name for an entry: {name}", nameof(name));
        }

        var entry = archive.CreateEntry(name, packing);
        entry.LastWriteTime = SchoolTime.Local(sitting.ReleasedAt!.Value);
        return entry;
    }
}
