using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Lms.Hosting;

namespace Lms.Data.Archives;

/// <summary>
/// Proves an archive of a sitting against its own manifest, entry by entry. It may come from anywhere: nothing is unpacked, and
/// of an entry no more is read than the manifest says there is.
/// </summary>
public static class ArchiveCheck
{
    /// <summary>Bytes; a manifest of 100,000 entries is a fifth of it.</summary>
    public const int LongestManifest = 100 * 1024 * 1024;

    private const int BufferSize = 128 * 1024;

    /// <param name="say">Gets a line for everything that is not as it was, and one at the end.</param>
    /// <returns>0 when everything is as it was, else 1.</returns>
    public static async Task<int> Run(string path, TextWriter say, CancellationToken stop)
    {
        try
        {
            await using var archive = await ZipFile.OpenReadAsync(path, stop);
            return await Run(archive, Path.GetFileName(path), say, stop);
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or JsonException)
        {
            throw new StartRefusedException($"{path} is not a whole archive of a sitting: {failure.Message}", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{path} cannot be read: {failure.Message}", failure);
        }
    }

    private static async Task<int> Run(ZipArchive archive, string file, TextWriter say, CancellationToken stop)
    {
        var found = archive.Entries.ToLookup(entry => entry.FullName, StringComparer.Ordinal);
        var (manifest, sha256) = await Read(found, stop);
        var faults = new Dictionary<string, int> { ["missing"] = 0, ["changed"] = 0, ["added"] = 0 };
        foreach (var entry in manifest.Entries)
        {
            if (await Fault(found[entry.Name].FirstOrDefault(), entry, stop) is { } fault)
            {
                await Say(fault, entry.Name);
            }
        }

        var listed = manifest.Entries.Select(entry => entry.Name).Append(ArchiveManifest.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var one in found)
        {
            // A second entry of the same name is one that some programs read instead.
            for (var extra = listed.Contains(one.Key) ? 1 : 0; extra < one.Count(); extra++)
            {
                await Say("added", one.Key);
            }
        }

        var sum = faults.Values.Sum();
        await say.WriteLineAsync(sum == 0
            ? $"{Plain(file)}: {manifest.Entries.Count} entries, all as they were. Manifest {sha256}"
            : $"{Plain(file)}: {faults["missing"]} missing, {faults["changed"]} changed, {faults["added"]} added. Manifest {sha256}");
        return sum == 0 ? 0 : 1;

        Task Say(string fault, string name)
        {
            faults[fault]++;
            return say.WriteLineAsync($"{fault}: {Plain(name)}");
        }
    }

    private static async Task<(ArchiveManifest Manifest, string Sha256)> Read(ILookup<string, ZipArchiveEntry> found, CancellationToken stop)
    {
        var entry = found[ArchiveManifest.Name].FirstOrDefault() ?? throw new InvalidDataException($"{ArchiveManifest.Name} is missing");
        await using var content = await entry.OpenAsync(stop);
        using var bytes = new MemoryStream();
        if (!await Copy(content, LongestManifest, (read, count) => bytes.Write(read, 0, count), stop))
        {
            throw new InvalidDataException($"{ArchiveManifest.Name} is longer than any is");
        }

        var whole = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        var manifest = JsonSerializer.Deserialize<ArchiveManifest>(whole, ArchiveManifest.Json) ?? throw new InvalidDataException($"{ArchiveManifest.Name} is empty");
        return (Checked(manifest), Convert.ToHexStringLower(SHA256.HashData(whole)));
    }

    private static ArchiveManifest Checked(ArchiveManifest manifest)
    {
        if (manifest.Kind != ArchiveManifest.SittingArchive || manifest.Format != ArchiveManifest.CurrentFormat)
        {
            throw new InvalidDataException($"it is of another kind or format ({Plain(manifest.Kind)} {manifest.Format})");
        }

        return manifest.Entries.Any(entry => entry is null || entry.Length < 0 || entry.Name == ArchiveManifest.Name)
            || manifest.Entries.Select(entry => entry.Name).Distinct(StringComparer.Ordinal).Count() != manifest.Entries.Count
            ? throw new InvalidDataException($"{ArchiveManifest.Name} names an entry wrongly or twice")
            : manifest;
    }

    /// <summary>Null when it is as it was.</summary>
    private static async Task<string?> Fault(ZipArchiveEntry? found, ArchivedEntry listed, CancellationToken stop)
    {
        if (found is null)
        {
            return "missing";
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            await using var content = await found.OpenAsync(stop);
            var length = 0L;
            var fits = await Copy(content, listed.Length, (read, count) =>
            {
                hash.AppendData(read, 0, count);
                length += count;
            }, stop);
            return fits && length == listed.Length && Convert.ToHexStringLower(hash.GetHashAndReset()) == listed.Sha256 ? null : "changed";
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            return "changed";
        }
    }

    /// <returns>False, and no more is read, once more came than there may be.</returns>
    private static async Task<bool> Copy(Stream from, long longest, Action<byte[], int> take, CancellationToken stop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var length = 0L;
            int read;
            while ((read = await from.ReadAsync(buffer, stop)) > 0)
            {
                if ((length += read) > longest)
                {
                    return false;
                }

                take(buffer, read);
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // A name out of a strange file must not write on the reader's terminal.
    private static string Plain(string text) => string.Concat(text.Take(300).Select(sign => char.IsControl(sign) || char.IsSurrogate(sign) ? '?' : sign));
}
