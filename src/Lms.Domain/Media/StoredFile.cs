namespace Lms.Domain.Media;

/// <summary>
/// A file as somebody named it. Its bytes lie in the file store under their hash; two names for the same bytes share
/// them.
/// </summary>
public sealed class StoredFile : ICentreOwned
{
    public const int NameLength = 200;

    private StoredFile()
    {
    }

    public StoredFile(
        Guid centreId, string sha256, string name, string contentType, long length, Guid storedBy, DateTimeOffset storedAt)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        Sha256 = sha256;
        Name = name;
        ContentType = contentType;
        Length = length;
        StoredBy = storedBy;
        StoredAt = storedAt;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>Lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Found from the bytes, not from what the browser claimed.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Length { get; private set; }

    public Guid StoredBy { get; private set; }

    public DateTimeOffset StoredAt { get; private set; }
}
