using System.Text.Json;

namespace Lms.Data.Archives;

/// <summary>What the archive of a sitting holds, so that anybody can prove it later: each entry's length and hash. Written last.</summary>
/// <param name="Kind">Always <see cref="SittingArchive"/>.</param>
/// <param name="Format">Version of this form.</param>
public sealed record ArchiveManifest(
    string Kind, int Format, Guid Sitting, string Title, DateTimeOffset ReleasedAt, DateTimeOffset MadeAt, IReadOnlyList<ArchivedEntry> Entries)
{
    public const string SittingArchive = "lms-sitting-archive";
    public const int CurrentFormat = 1;
    public const string Name = "manifest.json";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        MaxDepth = 8,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
}

/// <param name="Length">Bytes, not packed.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record ArchivedEntry(string Name, long Length, string Sha256);
