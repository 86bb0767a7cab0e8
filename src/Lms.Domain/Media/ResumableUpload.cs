using Lms.Domain.Lessons;

namespace Lms.Domain.Media;

/// <summary>
/// A file on its way into a lesson's part, in as many pieces as the line needs. Its row says what was promised; how much has come is
/// told by the bytes themselves, as they lie on the disk.
/// </summary>
public sealed class ResumableUpload : ICentreOwned
{
    /// <summary>How long it waits for its next bytes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(48);

    /// <summary>How many one person may have begun and not ended, at one centre.</summary>
    public const int MostOfOnePerson = 20;

    private ResumableUpload()
    {
    }

    /// <param name="length">Bytes.</param>
    /// <exception cref="RuleBrokenException">It is empty, or its caption is too long.</exception>
    public ResumableUpload(LessonPart part, Guid personId, string name, string caption, long length, DateTimeOffset now)
    {
        CentreId = part.CentreId;
        Id = Guid.CreateVersion7();
        LessonPartId = part.Id;
        PersonId = personId;
        Name = FileName.Clean(name);
        Caption = Material.Checked(caption.Trim());
        Length = length > 0 ? length : throw new RuleBrokenException("Upload.Empty");
        ExpiresAt = now + Patience;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>What it is for.</summary>
    public Guid LessonPartId { get; private set; }

    /// <summary>Whose it is: nobody else sends to it or asks about it.</summary>
    public Guid PersonId { get; private set; }

    public string Name { get; private set; } = "";

    public string Caption { get; private set; } = "";

    /// <summary>Bytes promised.</summary>
    public long Length { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it became a material. It is remembered for a while, for whoever did not hear so.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    public bool HasExpired(DateTimeOffset now) => now >= ExpiresAt;

    /// <summary>
    /// How much its sender is told has come. All of it is told only once it is a material: until then the last byte is held back,
    /// so that somebody has to send it again if the end was refused or broke off with its node.
    /// </summary>
    /// <param name="onDisk">Bytes.</param>
    public long Offset(long onDisk) => FinishedAt is null ? Math.Min(onDisk, Length - 1) : Length;

    /// <summary>Bytes came: it waits anew.</summary>
    public void Grow(DateTimeOffset now)
    {
        if (FinishedAt is not null)
        {
            throw new InvalidOperationException("It has ended.");
        }

        ExpiresAt = now + Patience;
    }

    public void Finish(DateTimeOffset now)
    {
        Grow(now);
        FinishedAt = now;
    }
}
