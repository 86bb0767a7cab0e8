namespace Lms.Data;

/// <summary>Every row that says where bytes lie: what a backup takes along, and what the sweep leaves alone.</summary>
internal static class NamedFiles
{
    /// <summary>One column of hashes, each once.</summary>
    public const string Sql = """
        select sha256 from files
        union select sha256 from attempt_files
        union select clean_sha256 from attempt_files
        union select sha256 from script_files
        """;
}
