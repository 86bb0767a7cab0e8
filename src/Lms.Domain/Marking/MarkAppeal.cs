using Lms.Domain.Exams;
using Lms.Domain.Organisation;

namespace Lms.Domain.Marking;

/// <summary>
/// A trainee's application to have a released mark looked at again (phúc khảo), by the rules that the sitting pinned. The sheets
/// are further rounds of the same script; neither they nor the released result change.
/// </summary>
public sealed partial class MarkAppeal : ICentreOwned
{
    public const int ReasonLength = 2000;

    private MarkAppeal()
    {
    }

    /// <param name="result">The one that counts.</param>
    /// <param name="answerBy">The end of the day that the answer is due.</param>
    public MarkAppeal(
        ExamSitting sitting, Result result, string reason, AppealRules rules, DateOnly releasedOn, DateOnly today, DateTimeOffset answerBy, DateTimeOffset now)
    {
        if (sitting.ReleasedAt is null || today > rules.LastDay(releasedOn))
        {
            throw sitting.ReleasedAt is null ? new RuleBrokenException("MarkAppeal.NotReleased") : new RuleBrokenException("MarkAppeal.WindowClosed", rules.LastDay(releasedOn));
        }

        CentreId = sitting.CentreId;
        Id = Guid.CreateVersion7();
        ExamSittingId = sitting.Id;
        PersonId = result.PersonId;
        ScriptId = result.ScriptId;
        OldMark = result.Earned;
        Reason = Said(reason, ReasonLength, "MarkAppeal.ReasonRequired");
        AppliedAt = now;
        AnswerBy = answerBy;
        State = AppealState.Applied;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid ScriptId { get; private set; }

    /// <summary>What the script had earned, before discipline.</summary>
    public decimal OldMark { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset AppliedAt { get; private set; }

    public DateTimeOffset AnswerBy { get; private set; }

    public AppealState State { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public Guid? DecidedBy { get; private set; }

    /// <summary>Why it was refused; empty otherwise.</summary>
    public string Refusal { get; private set; } = "";

    public DateTimeOffset? AnsweredAt { get; private set; }

    public Guid? AnsweredBy { get; private set; }

    public bool IsOpen => State is not (AppealState.Refused or AppealState.Answered);

    /// <summary>What the trainee is told meanwhile: a dialogue, or a third marker, would tell of the marks.</summary>
    public static AppealState AsTold(AppealState state) =>
        state is AppealState.Applied or AppealState.Refused or AppealState.Answered ? state : AppealState.Marking;

    public bool IsOverdue(DateTimeOffset now) => IsOpen && now > AnswerBy;

    public void Refuse(string reason, Guid actor, DateTimeOffset now)
    {
        Require(AppealState.Applied);
        Refusal = Said(reason, ReasonLength, "MarkAppeal.RefusalRequired");
        Decide(AppealState.Refused, actor, now);
    }

    /// <summary>Tells the trainee.</summary>
    /// <param name="current">The result that counts so far.</param>
    /// <param name="points">The most that the paper earns.</param>
    /// <returns>The result that counts from now on; null when the mark stays.</returns>
    public Result? Answer(Result current, decimal points, PolicyBook policies, Guid actor, DateTimeOffset now)
    {
        Require(AppealState.ToAnswer);
        State = AppealState.Answered;
        (AnsweredAt, AnsweredBy) = (now, actor);
        return Changes ? current.After(this, points, policies) : null;
    }

    private void Decide(AppealState state, Guid actor, DateTimeOffset now) => (State, DecidedBy, DecidedAt) = (state, actor, now);

    private void Require(AppealState state)
    {
        if (State != state)
        {
            throw new RuleBrokenException("MarkAppeal.NotNow");
        }
    }

    private static string Said(string words, int length, string rule) =>
        words.Trim() is { Length: > 0 } said && said.Length <= length ? said : throw new RuleBrokenException(rule, length);
}
