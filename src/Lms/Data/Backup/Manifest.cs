using System.Text.Json;

namespace Lms.Data.Backup;

/// <summary>What an archive holds, so that a restored copy can be proved: written last, read first.</summary>
public sealed record Manifest(
    int Format, string Migration, DateTimeOffset TakenAt, IReadOnlyList<TableCopy> Tables, IReadOnlyList<FileCopy> Files)
{
    public const int CurrentFormat = 1;
    public const string Entry = "manifest.json";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
}

/// <param name="Sha256">Of the rows in the order of their key, as PostgreSQL copies them in binary.</param>
public sealed record TableCopy(string Name, IReadOnlyList<string> Columns, long Rows, string Sha256)
{
    public string Entry => $"tables/{Name}.copy";
}

public sealed record FileCopy(string Sha256, long Length)
{
    public string Entry => $"files/{Sha256}";
}
