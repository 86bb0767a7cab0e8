using Lms.Domain.Discussions;
using Lms.Domain.Language;

namespace Lms.Domain.Lessons;

/// <summary>The steps of a lesson (các bước lên lớp), in their usual order; domain notes §4.</summary>
public enum LessonStep
{
    Settling = 1,
    Recall,
    Teaching,
    Discussion,
    Consolidation,
    SelfStudy,
}

/// <summary>One part of a lesson plan: what trainees read, and what only the lecturer sees.</summary>
public sealed class LessonPart : ICentreOwned
{
    public const int MostPolls = 10;

    private readonly List<Material> materials = [];
    private readonly List<LessonPoll> polls = [];
    private readonly List<PartRemark> remarks = [];

    private LessonPart()
    {
    }

    internal LessonPart(Guid centreId, Guid planId, int position, PartContent content)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        LessonPlanId = planId;
        Position = position;
        Change(content);
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid LessonPlanId { get; private set; }

    /// <summary>1 for the first part.</summary>
    public int Position { get; private set; }

    public string Title { get; private set; } = "";

    public LessonStep Step { get; private set; }

    public int Minutes { get; private set; }

    public string Method { get; private set; } = "";

    public WrittenText Body { get; private set; } = WrittenText.Empty;

    public WrittenText Questions { get; private set; } = WrittenText.Empty;

    public WrittenText LocalLink { get; private set; } = WrittenText.Empty;

    /// <summary>Lecturer's notes, plain Markdown; never shown to trainees.</summary>
    public string Notes { get; private set; } = "";

    /// <summary>Resolutions that its texts cite.</summary>
    public Guid[] Cited { get; private set; } = [];

    public IReadOnlyList<Material> Materials => materials;

    public IReadOnlyList<LessonPoll> Polls => polls;

    public IReadOnlyList<PartRemark> Remarks => remarks;

    /// <summary>What is written in it, as it stands.</summary>
    public PartContent Content => new(Title, Step, Minutes, Body) { Method = Method, Questions = Questions, LocalLink = LocalLink, Notes = Notes };

    /// <summary>Puts an uploaded file into the part. The plan must be editable: ask it first.</summary>
    public Material Attach(Guid fileId, MaterialKind kind, string caption)
    {
        var last = materials.Count == 0 ? 0 : materials.Max(other => other.Position);
        var material = new Material(CentreId, Id, fileId, kind, caption.Trim(), last + 1);
        materials.Add(material);
        return material;
    }

    /// <summary>What the class may be asked at this part. The plan must be editable: ask it first.</summary>
    public LessonPoll AddPoll(PollQuestion question)
    {
        if (polls.Count == MostPolls)
        {
            throw new RuleBrokenException("LessonPart.TooManyPolls", MostPolls);
        }

        var poll = new LessonPoll(CentreId, Id, polls.Count == 0 ? 1 : polls.Max(other => other.Position) + 1, question);
        polls.Add(poll);
        return poll;
    }

    public void RemovePoll(LessonPoll poll) => polls.Remove(poll);

    public void Detach(Guid materialId) => materials.RemoveAll(material => material.Id == materialId);

    /// <summary>What hangs on it becomes what hung on another, or on this one earlier.</summary>
    internal void HangOn(PartCopy source)
    {
        materials.Clear();
        polls.Clear();
        foreach (var material in source.Materials)
        {
            Attach(material.FileId, material.Kind, material.Caption).Take(material);
        }

        foreach (var question in source.Polls)
        {
            AddPoll(question);
        }
    }

    internal void Remark(string text, Guid actor, DateTimeOffset now) => remarks.Add(new PartRemark(this, text, actor, now));

    /// <summary>The author says that what was asked for is done.</summary>
    public void Settle(Guid remarkId, DateTimeOffset now) =>
        (remarks.Find(remark => remark.Id == remarkId) ?? throw new RuleBrokenException("LessonPart.RemarkUnknown")).Settle(now);

    internal void Change(PartContent content)
    {
        content = content.Checked();
        (Title, Step, Minutes, Method, Notes) = (content.Title, content.Step, content.Minutes, content.Method, content.Notes);
        (Body, Questions, LocalLink) = (content.Body, content.Questions, content.LocalLink);
        Cited = [.. content.Cited];
    }

    internal void Place(int position) => Position = position;
}
