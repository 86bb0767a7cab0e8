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
public sealed class LessonPlan : ICentreOwned
{
    private readonly List<LessonPart> parts = [];
    private readonly List<Review> reviews = [];

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

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>In order of <see cref="LessonPart.Position"/> when loaded so.</summary>
    public IReadOnlyList<LessonPart> Parts => parts;

    public IReadOnlyList<Review> Reviews => reviews;

    public bool CanBeEdited => State is LessonPlanState.Draft or LessonPlanState.ChangesAsked;

    public int TotalMinutes => parts.Sum(part => part.Minutes);

    public void ChangeHeader(LessonPlanHeader header, int periods)
    {
        RequireEditable();
        Entitle(header);
        Periods = periods is > 0 and <= 100 ? periods : throw new RuleBrokenException("LessonPlan.PeriodsOutOfRange", 1, 100);
    }

    public LessonPart AddPart(string title, LessonStep step, int minutes, WrittenText body, string notes)
    {
        RequireEditable();
        var part = new LessonPart(CentreId, Id, parts.Count + 1, title, step, minutes, body, notes);
        parts.Add(part);
        return part;
    }

    public void ChangePart(Guid partId, string title, LessonStep step, int minutes, WrittenText body, string notes)
    {
        RequireEditable();
        Part(partId).Change(title, step, minutes, body, notes);
    }

    /// <summary>Moves a part by one place; at the end it stays where it is.</summary>
    public void MovePart(Guid partId, bool up)
    {
        RequireEditable();
        var ordered = parts.OrderBy(part => part.Position).ToList();
        var at = ordered.FindIndex(part => part.Id == partId);
        var to = up ? at - 1 : at + 1;
        if (at < 0)
        {
            throw new RuleBrokenException("LessonPlan.PartUnknown");
        }

        if (to >= 0 && to < ordered.Count)
        {
            (ordered[at], ordered[to]) = (ordered[to], ordered[at]);
        }

        Number(ordered);
    }

    public void RemovePart(Guid partId)
    {
        RequireEditable();
        parts.Remove(Part(partId));
        Number(parts.OrderBy(part => part.Position));
    }

    /// <summary>Hands the plan to the reviewer.</summary>
    /// <param name="periodMinutes">Minutes of one tiết, by the policy in force.</param>
    public void Submit(Guid actor, int periodMinutes, DateTimeOffset now)
    {
        RequireEditable();
        if (parts.Count == 0)
        {
            throw new RuleBrokenException("LessonPlan.NoParts");
        }

        if (TotalMinutes != Periods * periodMinutes)
        {
            throw new RuleBrokenException("LessonPlan.MinutesDoNotSum", TotalMinutes, Periods * periodMinutes, Periods);
        }

        Become(LessonPlanState.Submitted, ReviewAct.Submitted, actor, "", now);
    }

    public void AskForChanges(Guid actor, string remark, DateTimeOffset now)
    {
        RequireSubmitted();
        if (string.IsNullOrWhiteSpace(remark) || remark.Length > Review.RemarkLength)
        {
            throw new RuleBrokenException("LessonPlan.RemarkRequired", Review.RemarkLength);
        }

        Become(LessonPlanState.ChangesAsked, ReviewAct.ChangesAsked, actor, remark.Trim(), now);
    }

    public void Approve(Guid actor, DateTimeOffset now)
    {
        RequireSubmitted();
        if (actor == AuthorId)
        {
            throw new RuleBrokenException("LessonPlan.OwnApproval");
        }

        ApprovedAt = now;
        Become(LessonPlanState.Approved, ReviewAct.Approved, actor, "", now);
    }

    /// <summary>A new draft with the same content; this version stays as it was approved.</summary>
    public LessonPlan Revise(Guid actor, DateTimeOffset now)
    {
        if (State != LessonPlanState.Approved)
        {
            throw new RuleBrokenException("LessonPlan.OnlyApprovedIsRevised");
        }

        var revision = new LessonPlan(CentreId, LessonId, actor, Periods, Header, now)
        {
            VersionNumber = VersionNumber + 1,
            RevisesId = Id,
        };
        foreach (var part in parts.OrderBy(part => part.Position))
        {
            revision.AddPart(part.Title, part.Step, part.Minutes, part.Body, part.Notes).KeepWhatHangsOn(part);
        }

        return revision;
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

    private void RequireSubmitted()
    {
        if (State != LessonPlanState.Submitted)
        {
            throw new RuleBrokenException("LessonPlan.NotSubmitted");
        }
    }

    private void Become(LessonPlanState state, ReviewAct act, Guid actor, string remark, DateTimeOffset now)
    {
        State = state;
        reviews.Add(new Review(CentreId, Id, act, actor, remark, now));
    }
}
