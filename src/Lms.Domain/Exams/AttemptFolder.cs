using Lms.Domain.Organisation;

namespace Lms.Domain.Exams;

/// <summary>
/// The files of one attempt, in order. The caller holds the sitting and the attempt until the commit, so that a file and a
/// hand-in cannot cross.
/// </summary>
/// <param name="files">All that ever came, those taken away too.</param>
public sealed class AttemptFolder(ExamSitting sitting, Attempt attempt, IEnumerable<AttemptFile> files, FileRules rules)
{
    /// <summary>
    /// How long after the deadline a file that set out in time may be on its way. A choice of this system: twenty megabytes
    /// over a telephone's line in a poor place.
    /// </summary>
    public static readonly TimeSpan LongestUpload = TimeSpan.FromMinutes(15);

    /// <summary>Whoever adds and takes away again comes to an end of it: what is taken away is kept.</summary>
    private const int RoundsOfFiles = 5;

    private readonly List<AttemptFile> all = [.. files];

    public IReadOnlyList<AttemptFile> Files => [.. all.Where(file => file.RemovedAt is null).OrderBy(file => file.Place)];

    /// <summary>Asked before the bytes are read, and again once they are there.</summary>
    /// <param name="arrivedAt">When the request arrived, not when its last byte did.</param>
    public void RequireRoom(DateTimeOffset arrivedAt)
    {
        RequireOpen(arrivedAt);
        if (Files.Count >= rules.FilesEach)
        {
            throw new RuleBrokenException("Attempt.TooManyFiles", rules.FilesEach);
        }

        if (all.Count >= rules.FilesEach * RoundsOfFiles)
        {
            throw new RuleBrokenException("Attempt.FilesUsedUp", rules.FilesEach * RoundsOfFiles);
        }
    }

    /// <summary>Adds a file behind the others. The same bytes a second time change nothing: an answer was lost on the way.</summary>
    public AttemptFile Add(ArrivedFile arrived, DateTimeOffset arrivedAt, DateTimeOffset now)
    {
        if (Files.FirstOrDefault(file => file.Sha256 == arrived.Sha256) is { } same)
        {
            return same;
        }

        RequireRoom(arrivedAt);
        if (now > attempt.AcceptsUntil + LongestUpload)
        {
            throw new RuleBrokenException("Attempt.FileTooLate", attempt.Deadline);
        }

        var added = new AttemptFile(attempt, arrived, Files.Count + 1, arrivedAt);
        all.Add(added);
        return added;
    }

    /// <summary>Takes a file away; the others close up. One that is not there changes nothing.</summary>
    public void Remove(Guid id, DateTimeOffset arrivedAt)
    {
        RequireOpen(arrivedAt);
        Find(id)?.Remove(arrivedAt);
        Number(Files);
    }

    /// <summary>Moves a file one place towards the front or the end. At the end of the row it stays.</summary>
    public void Move(Guid id, bool forward, DateTimeOffset arrivedAt)
    {
        RequireOpen(arrivedAt);
        var order = Files.ToList();
        var from = order.FindIndex(file => file.Id == id);
        var to = from + (forward ? -1 : 1);
        if (from >= 0 && to >= 0 && to < order.Count)
        {
            (order[from], order[to]) = (order[to], order[from]);
            Number(order);
        }
    }

    private void RequireOpen(DateTimeOffset arrivedAt)
    {
        if (!sitting.TakesFiles)
        {
            throw new RuleBrokenException("ExamSitting.TakesNoFiles");
        }

        if (sitting.SealedAt is not null || attempt.IsOver(arrivedAt))
        {
            throw new RuleBrokenException("Attempt.NoFilesAfterEnd");
        }
    }

    private AttemptFile? Find(Guid id) => Files.FirstOrDefault(file => file.Id == id);

    private static void Number(IEnumerable<AttemptFile> order)
    {
        foreach (var (place, file) in order.Index())
        {
            file.Place = place + 1;
        }
    }
}
