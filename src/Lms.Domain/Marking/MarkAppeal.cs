using Lms.Domain.Exams;
using Lms.Domain.Organisation;

namespace Lms.Domain.Marking;

public enum AppealState
{
    /// <summary>Waits for the office or the head of marking.</summary>
    Applied = 1,

    Refused,

    /// <summary>Two fresh markers have it.</summary>
    Marking,

    /// <summary>Their marks differ: waits for a third to be drawn.</summary>
    ThirdWanted,

    ThirdMarking,

    /// <summary>Waits for the minutes of the dialogue between the first markers and the new ones.</summary>
    ToTalk,

    /// <summary>The mark is found, and the trainee not told yet.</summary>
    ToAnswer,

    Answered,
}

/// <summary>
/// A trainee's application to have a released mark looked at again (phúc khảo), by the rules that the sitting pinned. The sheets
/// are further rounds of the same script; neither they nor the released result change.
/// </summary>
public sealed class MarkAppeal : ICentreOwned
{
    public const int ReasonLength = 2000;
    public const int MinutesLength = Reconciliation.MinutesLength;

    /// <summary>Of the sheets that it adds; those before led to the released mark.</summary>
    public const int FirstRound = 4;

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

    /// <summary>What the new markers came to, before discipline; null until then.</summary>
    public decimal? NewMark { get; private set; }

    /// <summary>Between the new mark and the old, in points of ten.</summary>
    public decimal? Difference { get; private set; }

    /// <summary>Whether the mark changes, by the policy's least difference; an equal one never does.</summary>
    public bool Changes { get; private set; }

    /// <summary>Of the dialogue; empty where none was asked for.</summary>
    public string Minutes { get; private set; } = "";

    public DateTimeOffset? AnsweredAt { get; private set; }

    public Guid? AnsweredBy { get; private set; }

    public bool IsOpen => State is not (AppealState.Refused or AppealState.Answered);

    /// <summary>Whether there are marks to tell those who see to it: not before both new markers have given theirs.</summary>
    public bool TellsMarks => State is not (AppealState.Applied or AppealState.Refused or AppealState.Marking);

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

    /// <summary>Gives the script to two fresh markers, by lot among those who have not marked it.</summary>
    public IReadOnlyList<MarkSheet> Accept(FreshMarkers fresh, Lot lot, Guid actor, DateTimeOffset now)
    {
        Require(AppealState.Applied);
        var drawn = Draw(2, FirstRound, fresh, lot);
        Decide(AppealState.Marking, actor, now);
        return drawn;
    }

    public MarkSheet DrawThird(FreshMarkers fresh, Lot lot)
    {
        Require(AppealState.ThirdWanted);
        var drawn = Draw(1, FirstRound + 2, fresh, lot)[0];
        State = AppealState.ThirdMarking;
        return drawn;
    }

    /// <summary>
    /// Takes the new sheets when the last of them locks. Two equal marks count, of two or of three; three different ones give
    /// their mean.
    /// </summary>
    /// <param name="wholes">What each new sheet comes to.</param>
    /// <param name="points">The most that the paper earns.</param>
    public void Take(IReadOnlyList<decimal> wholes, decimal points, AppealRules rules, MarkRounding rounding)
    {
        Require(wholes.Count == 2 ? AppealState.Marking : AppealState.ThirdMarking);
        decimal? equal = wholes.GroupBy(mark => mark).Where(same => same.Count() > 1).Select(same => (decimal?)same.Key).FirstOrDefault();
        if (equal is null && wholes.Count == 2)
        {
            State = AppealState.ThirdWanted;
            return;
        }

        NewMark = rounding.Round(equal ?? wholes.Average());
        Difference = PolicyBook.OutOfTen(Math.Abs(NewMark.Value - OldMark), points);
        Changes = Difference > 0 && Difference >= rules.ChangeFrom;
        State = Difference >= rules.DialogueFrom ? AppealState.ToTalk : AppealState.ToAnswer;
    }

    /// <summary>The first markers and the new ones have talked: their minutes stand, and the new mark with them.</summary>
    public void Talk(string minutes)
    {
        Require(AppealState.ToTalk);
        Minutes = Said(minutes, MinutesLength, "MarkAppeal.MinutesRequired");
        State = AppealState.ToAnswer;
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

    private List<MarkSheet> Draw(int count, int round, FreshMarkers fresh, Lot lot) =>
        [.. fresh.Draw(count, lot).Select((marker, at) => new MarkSheet(CentreId, ScriptId, round + at, marker))];

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
