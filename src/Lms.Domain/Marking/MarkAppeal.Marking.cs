using Lms.Domain.Exams;
using Lms.Domain.Organisation;

namespace Lms.Domain.Marking;

/// <summary>How the script is marked again, and what its new marks come to.</summary>
public sealed partial class MarkAppeal
{
    public const int MinutesLength = Reconciliation.MinutesLength;

    /// <summary>Of the sheets that it adds; those before led to the released mark.</summary>
    public const int FirstRound = 4;

    /// <summary>What the new markers came to, before discipline; null until then.</summary>
    public decimal? NewMark { get; private set; }

    /// <summary>Between the new mark and the old, in points of ten.</summary>
    public decimal? Difference { get; private set; }

    /// <summary>Whether the mark changes, by the policy's least difference; an equal one never does.</summary>
    public bool Changes { get; private set; }

    /// <summary>Of the dialogue; empty where none was asked for.</summary>
    public string Minutes { get; private set; } = "";

    /// <summary>Whether there are marks to tell those who see to it: not before both new markers have given theirs.</summary>
    public bool TellsMarks => State is not (AppealState.Applied or AppealState.Refused or AppealState.Marking);

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

    private List<MarkSheet> Draw(int count, int round, FreshMarkers fresh, Lot lot) =>
        [.. fresh.Draw(count, lot).Select((marker, at) => new MarkSheet(CentreId, ScriptId, round + at, marker))];
}
