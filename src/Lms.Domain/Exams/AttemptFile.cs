using Lms.Domain.Media;

namespace Lms.Domain.Exams;

/// <summary>A file that has arrived and lies in the store: as it was sent, and as a marker may be given it.</summary>
/// <param name="Sha256">Of the bytes as they were sent.</param>
/// <param name="CleanSha256">Of the copy without what tells who made it, where and when.</param>
public sealed record ArrivedFile(string Name, PaperKind Kind, string Sha256, long Length, string CleanSha256, long CleanLength);

/// <summary>
/// A file of an attempt. As dear as words: it is told to be there only once its bytes and this row are stored. Taken away
/// again it is kept, and no longer part of what is handed in.
/// </summary>
public sealed class AttemptFile : ICentreOwned
{
    private AttemptFile()
    {
    }

    internal AttemptFile(Attempt attempt, ArrivedFile arrived, int place, DateTimeOffset arrivedAt)
    {
        CentreId = attempt.CentreId;
        Id = Guid.CreateVersion7();
        AttemptId = attempt.Id;
        Place = place;
        Name = arrived.Name;
        Kind = arrived.Kind;
        Sha256 = arrived.Sha256;
        Length = arrived.Length;
        CleanSha256 = arrived.CleanSha256;
        CleanLength = arrived.CleanLength;
        ArrivedAt = arrivedAt;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid AttemptId { get; private set; }

    /// <summary>From 1: the order in which it is read.</summary>
    public int Place { get; internal set; }

    /// <summary>As the trainee called it. A marker never sees it.</summary>
    public string Name { get; private set; } = "";

    public PaperKind Kind { get; private set; }

    /// <summary>Lower-case hexadecimal, of the bytes as they were sent: what the receipt tells.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Length { get; private set; }

    public string CleanSha256 { get; private set; } = "";

    public long CleanLength { get; private set; }

    /// <summary>When the request that brought it arrived.</summary>
    public DateTimeOffset ArrivedAt { get; private set; }

    public DateTimeOffset? RemovedAt { get; private set; }

    internal void Remove(DateTimeOffset now) => RemovedAt ??= now;
}
