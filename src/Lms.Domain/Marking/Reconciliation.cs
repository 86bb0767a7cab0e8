using Lms.Domain.Organisation;

namespace Lms.Domain.Marking;

public enum ReconciliationState
{
    /// <summary>The two lie so close that their mean is the mark.</summary>
    Agreed = 1,

    /// <summary>Waits for the minutes of the markers' discussion, and the head's mark.</summary>
    ToDiscuss,

    /// <summary>Waits for the head to draw a third marker.</summary>
    ThirdWanted,

    /// <summary>A third marker is drawn, their sheet is open.</summary>
    ThirdMarking,

    /// <summary>Three marks lie too far apart: waits for the minutes of the collective marking.</summary>
    ToMarkTogether,

    Discussed,
    TwoOfThree,
    MeanOfThree,
    MarkedTogether,

    /// <summary>The third marker's mark is final, by the 100-point profile.</summary>
    ThirdCounts,
}

/// <summary>
/// How the sheets of one script become one mark (thống nhất điểm), by the policy its sitting pinned. The sheets
/// themselves never change.
/// </summary>
public sealed class Reconciliation : ICentreOwned
{
    public const int MinutesLength = 4000;

    private Reconciliation()
    {
    }

    /// <summary>Made when the second sheet locks.</summary>
    public Reconciliation(
        Script script, SheetTotals first, SheetTotals second, ReconciliationRules rules, MarkRounding rounding, DateTimeOffset now)
    {
        CentreId = script.CentreId;
        ScriptId = script.Id;
        MadeAt = now;
        Difference = first.DifferenceFrom(second, rules.Compare);
        State = rules.BandOf(Difference) switch
        {
            DifferenceBand.Agree => ReconciliationState.Agreed,
            DifferenceBand.Discuss => ReconciliationState.ToDiscuss,
            _ => ReconciliationState.ThirdWanted,
        };
        if (State == ReconciliationState.Agreed)
        {
            Mark = rounding.Round((first.Whole + second.Whole) / 2);
            SettledAt = now;
        }
    }

    public Guid CentreId { get; private set; }

    public Guid ScriptId { get; private set; }

    public ReconciliationState State { get; private set; }

    /// <summary>Of the first two sheets, by the marks that the policy compares.</summary>
    public decimal Difference { get; private set; }

    /// <summary>Null until it is settled.</summary>
    public decimal? Mark { get; private set; }

    /// <summary>What was said, and why this mark (biên bản); empty where the rule alone decided.</summary>
    public string Minutes { get; private set; } = "";

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Null where the rule alone decided.</summary>
    public Guid? SettledBy { get; private set; }

    public bool IsToSettle => State is ReconciliationState.ToDiscuss or ReconciliationState.ToMarkTogether;

    /// <summary>The head settles a mark, with the minutes of the discussion or of the collective marking.</summary>
    /// <param name="points">The most that the paper earns.</param>
    public void Settle(decimal mark, string minutes, decimal points, decimal step, Guid actor, DateTimeOffset now)
    {
        if (!IsToSettle)
        {
            throw new RuleBrokenException(Mark is null ? "Reconciliation.NotToSettle" : "Reconciliation.Settled");
        }

        if (minutes.Trim().Length is 0 or > MinutesLength)
        {
            throw new RuleBrokenException("Reconciliation.MinutesRequired", MinutesLength);
        }

        if (mark < 0 || mark > points)
        {
            throw new RuleBrokenException("Reconciliation.MarkOutOfRange", points);
        }

        Settle(mark % step == 0 ? mark : throw new RuleBrokenException("Reconciliation.MarkOffStep", step), now);
        State = State == ReconciliationState.ToDiscuss ? ReconciliationState.Discussed : ReconciliationState.MarkedTogether;
        Minutes = minutes.Trim();
        SettledBy = actor;
    }

    /// <summary>Gives the script to a third marker, by lot among those who have not marked it.</summary>
    /// <param name="sheets">The script's sheets so far.</param>
    /// <param name="markers">Everybody appointed to mark at the sitting.</param>
    public MarkSheet DrawThird(IReadOnlyCollection<MarkSheet> sheets, IReadOnlyCollection<Guid> markers, Lot lot)
    {
        if (State != ReconciliationState.ThirdWanted)
        {
            throw new RuleBrokenException("Reconciliation.NoThirdWanted");
        }

        Guid[] fresh = [.. markers.Where(marker => sheets.All(sheet => sheet.MarkerId != marker)).Order()];
        if (fresh.Length == 0)
        {
            throw new RuleBrokenException("Reconciliation.NoFreshMarker");
        }

        State = ReconciliationState.ThirdMarking;
        return new MarkSheet(CentreId, ScriptId, round: 3, fresh[lot.Below(fresh.Length)]);
    }

    /// <summary>Takes the third sheet, when it locks.</summary>
    /// <param name="sheets">All three, the third one last.</param>
    public void TakeThird(IReadOnlyList<SheetTotals> sheets, ReconciliationRules rules, MarkRounding rounding, DateTimeOffset now)
    {
        if (State != ReconciliationState.ThirdMarking)
        {
            throw new RuleBrokenException("Reconciliation.NoThirdWanted");
        }

        decimal[] wholes = [.. sheets.Select(sheet => sheet.Whole)];
        (State, var mark) = rules.WayOf(wholes[0], wholes[1], wholes[2]) switch
        {
            // Of three with two equal the one in the middle is one of the two.
            WayOfThree.TwoEqual => (ReconciliationState.TwoOfThree, wholes.Order().ElementAt(1)),
            WayOfThree.Mean => (ReconciliationState.MeanOfThree, wholes.Sum() / 3),
            WayOfThree.Third => (ReconciliationState.ThirdCounts, wholes[2]),
            _ => (ReconciliationState.ToMarkTogether, (decimal?)null),
        };
        if (mark is { } found)
        {
            Settle(rounding.Round(found), now);
        }
    }

    private void Settle(decimal mark, DateTimeOffset now)
    {
        Mark = mark;
        SettledAt = now;
    }
}
