using Lms.Domain.Language;

namespace Lms.Domain.Lessons;

public enum LessonPlanState
{
    Draft = 1,
    Submitted,
    ChangesAsked,
    Approved,
    Archived,
}

/// <summary>What stands at the head of a lesson plan (giáo án); domain notes §4.</summary>
public sealed record LessonPlanHeader(
    string Title,
    string Audience,
    string Knowledge,
    string Skill,
    string Attitude,
    string Methods,
    string Means,
    string RequiredReading,
    string FurtherReading)
{
    public const int TitleLength = 200;
    public const int FieldLength = 4000;
}

/// <summary>
/// An electronic lesson plan (giáo án điện tử) in one version. Draft → submitted → (changes asked →) approved; once
/// approved it never changes: a revision is a new plan.
/// </summary>
public sealed partial class LessonPlan : ICentreOwned
{
    public const int MostParts = 200;
    public const int MostWriters = 10;

    private readonly List<LessonPart> parts = [];
    private readonly List<Review> reviews = [];
    private readonly List<KeptPlan> kept = [];
    private readonly List<LessonPlanWriter> writers = [];

    private LessonPlan()
    {
    }

    public LessonPlan(Guid centreId, Guid lessonId, Guid authorId, int periods, LessonPlanHeader header, DateTimeOffset now)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        LessonId = lessonId;
        AuthorId = authorId;
        Periods = periods;
        Entitle(header);
        CreatedAt = now;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid LessonId { get; private set; }

    public Guid AuthorId { get; private set; }

    public LessonPlanHeader Header { get; private set; } = null!;

    /// <summary>The title folded by <see cref="SearchKey"/>.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Teaching periods (tiết) this plan fills.</summary>
    public int Periods { get; private set; }

    public LessonPlanState State { get; private set; } = LessonPlanState.Draft;

    /// <summary>1 for the first, one more for each revision of an approved plan.</summary>
    public int VersionNumber { get; private set; } = 1;

    public Guid? RevisesId { get; private set; }

    /// <summary>The plan of another author that this one was begun from, named wherever this one is shown.</summary>
    public Guid? SourceId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>In order of <see cref="LessonPart.Position"/> when loaded so.</summary>
    public IReadOnlyList<LessonPart> Parts => parts;

    public IReadOnlyList<Review> Reviews => reviews;

    /// <summary>How often it was kept as it stood.</summary>
    public int KeptCount { get; private set; }

    /// <summary>What is kept of it from now on; what was kept before is not read along.</summary>
    public IReadOnlyList<KeptPlan> Kept => kept;

    /// <summary>Who writes it besides its author.</summary>
    public IReadOnlyList<LessonPlanWriter> Writers => writers;

    public bool CanBeEdited => State is LessonPlanState.Draft or LessonPlanState.ChangesAsked;

    public int TotalMinutes => parts.Sum(part => part.Minutes);

    /// <summary>Nobody has approved it yet: whoever writes it may try how it goes, without a class.</summary>
    public bool IsRehearsed => State is LessonPlanState.Draft or LessonPlanState.Submitted or LessonPlanState.ChangesAsked;

    public void ChangeHeader(LessonPlanHeader header, int periods)
    {
        RequireEditable();
        Entitle(header);
        Periods = periods is > 0 and <= 100 ? periods : throw new RuleBrokenException("LessonPlan.PeriodsOutOfRange", 1, 100);
    }

    public bool IsWrittenBy(Guid person) => AuthorId == person || writers.Exists(writer => writer.PersonId == person);

    /// <summary>Another lecturer writes it too. Only the author shares it.</summary>
    public void ShareWith(Guid person)
    {
        RequireEditable();
        if (IsWrittenBy(person))
        {
            throw new RuleBrokenException("LessonPlan.WritesAlready");
        }

        if (writers.Count == MostWriters)
        {
            throw new RuleBrokenException("LessonPlan.TooManyWriters", MostWriters);
        }

        writers.Add(new LessonPlanWriter(this, person));
    }

    public void ShareNoMore(Guid person)
    {
        RequireEditable();
        writers.RemoveAll(writer => writer.PersonId == person);
    }

    public LessonPart AddPart(PartContent content)
    {
        RequireEditable();
        if (parts.Count == MostParts)
        {
            throw new RuleBrokenException("LessonPlan.TooManyParts", MostParts);
        }

        var part = new LessonPart(CentreId, Id, parts.Count + 1, content);
        parts.Add(part);
        return part;
    }

    public void ChangePart(Guid partId, PartContent content)
    {
        RequireEditable();
        Part(partId).Change(content);
    }

    /// <summary>Puts a part at a place; places beyond the end are the end.</summary>
    /// <param name="position">1 for the first.</param>
    public void PlacePart(Guid partId, int position)
    {
        RequireEditable();
        var part = Part(partId);
        var others = parts.Where(other => other != part).OrderBy(other => other.Position).ToList();
        others.Insert(Math.Clamp(position - 1, 0, others.Count), part);
        Number(others);
    }

    /// <summary>Moves a part by one place; at the end it stays where it is.</summary>
    public void MovePart(Guid partId, bool up) => PlacePart(partId, Part(partId).Position + (up ? -1 : 1));

    public void RemovePart(Guid partId)
    {
        RequireEditable();
        parts.Remove(Part(partId));
        Number(parts.OrderBy(part => part.Position));
    }

    public LessonPart Part(Guid partId) =>
        parts.Find(part => part.Id == partId) ?? throw new RuleBrokenException("LessonPlan.PartUnknown");

    public void RequireEditable()
    {
        if (!CanBeEdited)
        {
            throw new RuleBrokenException("LessonPlan.NotEditable");
        }
    }

    /// <summary>An archived plan is taught by those only whose session still has it.</summary>
    /// <param name="inSession">It is shown in a session that has it.</param>
    public void RequirePresentable(bool inSession)
    {
        if (State == LessonPlanState.Archived && !inSession)
        {
            throw new RuleBrokenException("LessonPlan.ArchivedIsNotPresented");
        }
    }

    private static void Number(IEnumerable<LessonPart> ordered)
    {
        var position = 0;
        foreach (var part in ordered)
        {
            part.Place(++position);
        }
    }

    private void Entitle(LessonPlanHeader header)
    {
        if (header.Title.Trim().Length is 0 or > LessonPlanHeader.TitleLength)
        {
            throw new RuleBrokenException("LessonPlan.TitleRequired", LessonPlanHeader.TitleLength);
        }

        Header = header with { Title = header.Title.Trim() };
        SearchText = SearchKey.Of(Header.Title);
    }
}
