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
        Guid centreId, string sha256, string name, string contentType, long length, Guid storedBy, DateTimeOffset storedAt, PictureSize? size = null)
    {
        // Only what copied it without the camera's notes knows how large it is.
        if (contentType.StartsWith("image/", StringComparison.Ordinal) && size is null)
        {
            throw new ArgumentException("A picture comes in through its clean copy.", nameof(size));
        }

        CentreId = centreId;
        Id = Guid.CreateVersion7();
        Sha256 = sha256;
        Name = name;
        ContentType = contentType;
        Length = length;
        StoredBy = storedBy;
        StoredAt = storedAt;
        Width = size?.Width;
        Height = size?.Height;
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

    /// <summary>Pixels of a picture as it is drawn, upright; null of what is none.</summary>
    public int? Width { get; private set; }

    /// <inheritdoc cref="Width"/>
    public int? Height { get; private set; }
}
