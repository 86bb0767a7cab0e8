using Lms.Domain.Language;

namespace Lms.Domain.Exams;

/// <summary>
/// One trainee at one sitting. The answers themselves are a table of their own that the save statement alone writes;
/// they are never loaded through here.
/// </summary>
public sealed partial class Attempt : ICentreOwned
{
    /// <summary>From the arrival of a save to its commit: more than a full queue and the patience of one save take together.</summary>
    public static readonly TimeSpan LongestSave = TimeSpan.FromMinutes(1);

    private readonly List<AttemptQuestion> questions = [];

    private Attempt()
    {
    }

    /// <param name="allowed">What was granted to this person before the day.</param>
    internal Attempt(ExamSitting sitting, Guid personId, DutySnapshot? duty, DateTimeOffset now, TimeSpan allowed)
    {
        CentreId = sitting.CentreId;
        Id = Guid.CreateVersion7();
        ExamSittingId = sitting.Id;
        PersonId = personId;
        Duty = duty;
        StartedAt = now;
        Added = PastClose = allowed;
        Reckon(sitting);
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public Guid PersonId { get; private set; }

    public DutySnapshot? Duty { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>What the page counts down to.</summary>
    public DateTimeOffset Deadline { get; private set; }

    /// <summary>The deadline with the policy's grace: what the save statement judges an arrival by.</summary>
    public DateTimeOffset AcceptsUntil { get; private set; }

    public DateTimeOffset? HandedInAt { get; private set; }

    public IReadOnlyList<AttemptQuestion> Questions => questions;

    /// <summary>Nothing more is taken: handed in, or out of time. What is stored counts either way.</summary>
    public bool IsOver(DateTimeOffset now) => HandedInAt is not null || now > AcceptsUntil;

    /// <summary>
    /// Over, and what came in before is stored: a save that arrived in time may wait for its turn, and is then acknowledged; a file
    /// that set out in time may still be on its way.
    /// </summary>
    public bool IsAtRest(ExamSitting sitting, DateTimeOffset now) =>
        HandedInAt is not null || now > AcceptsUntil + (sitting.TakesFiles ? AttemptFolder.LongestUpload : LongestSave);

    /// <summary>Ends the attempt by the trainee's own hand. A second time changes nothing.</summary>
    public void HandIn(DateTimeOffset now)
    {
        if (HandedInAt is null && now > AcceptsUntil)
        {
            throw new RuleBrokenException("Attempt.OutOfTime", Deadline);
        }

        HandedInAt ??= now;
    }

    internal void Ask(PaperQuestion asked, WrittenText text) => questions.Add(
        new AttemptQuestion(CentreId, Id, asked.Number, asked.QuestionId, asked.Question.Kind, asked.Question.Points, text));
}
