namespace Lms.Data;

/// <summary>Every row that says where bytes lie, as one column of hashes, each once.</summary>
internal static class NamedFiles
{
    /// <summary>What a backup takes along: all that cannot be made again.</summary>
    public const string Sent = """
        select sha256 from files
        union select sha256 from attempt_files
        union select clean_sha256 from attempt_files
        union select sha256 from script_files
        """;

    /// <summary>What the sweep leaves alone.</summary>
    public const string All = $"""
        {Sent}
        union select sha256 from shown_documents
        union select pdf_sha256 from shown_documents where pdf_sha256 is not null
        union select sha256 from films
        union select poster_sha256 from films where poster_sha256 is not null
        union select plain_sha256 from films where plain_sha256 is not null
        union select sha256 from film_renditions
        """;
}
