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
    public const int TitleLength = 200;
    public const int MaxMinutes = 1000;
    public const int MostPolls = 10;

    private readonly List<Material> materials = [];
    private readonly List<LessonPoll> polls = [];

    private LessonPart()
    {
    }

    internal LessonPart(
        Guid centreId, Guid planId, int position, string title, LessonStep step, int minutes, WrittenText body, string notes)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        LessonPlanId = planId;
        Position = position;
        Change(title, step, minutes, body, notes);
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid LessonPlanId { get; private set; }

    /// <summary>1 for the first part.</summary>
    public int Position { get; private set; }

    public string Title { get; private set; } = "";

    public LessonStep Step { get; private set; }

    public int Minutes { get; private set; }

    public WrittenText Body { get; private set; } = WrittenText.Empty;

    /// <summary>Lecturer's notes, plain Markdown; never shown to trainees.</summary>
    public string Notes { get; private set; } = "";

    public IReadOnlyList<Material> Materials => materials;

    public IReadOnlyList<LessonPoll> Polls => polls;

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

    internal void KeepWhatHangsOn(LessonPart source)
    {
        foreach (var poll in source.Polls.OrderBy(poll => poll.Position))
        {
            AddPoll(poll.Question);
        }

        foreach (var material in source.Materials.OrderBy(material => material.Position))
        {
            Attach(material.FileId, material.Kind, material.Caption);
        }
    }

    internal void Change(string title, LessonStep step, int minutes, WrittenText body, string notes)
    {
        Title = title.Trim().Length is > 0 and <= TitleLength
            ? title.Trim()
            : throw new RuleBrokenException("LessonPart.TitleRequired", TitleLength);
        Step = Enum.IsDefined(step) ? step : throw new RuleBrokenException("LessonPart.StepUnknown");
        Minutes = minutes is > 0 and <= MaxMinutes ? minutes : throw new RuleBrokenException("LessonPart.MinutesOutOfRange", 1, MaxMinutes);
        if (body.Source.Length > WrittenText.MaxLength || notes.Length > WrittenText.MaxLength)
        {
            throw new RuleBrokenException("LessonPart.TooLong", WrittenText.MaxLength);
        }

        Body = body;
        Notes = notes;
    }

    /// <summary>The same source, shown by a newer sanitizer. Allowed on approved plans: nothing authored changes.</summary>
    public void RenderAgain(WrittenText body)
    {
        if (body.Source != Body.Source)
        {
            throw new ArgumentException("Rendering again may not change what was written.", nameof(body));
        }

        Body = body;
    }

    internal void Place(int position) => Position = position;
}
