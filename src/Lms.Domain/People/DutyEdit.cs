namespace Lms.Domain.People;

public enum DutyEditKind
{
    /// <summary>Ends what is held.</summary>
    End = 1,

    /// <summary>The duty that speaks gets another tag.</summary>
    Retag,

    /// <summary>The duty that speaks gets another wording of its position.</summary>
    Reword,

    /// <summary>One duty, in the same words, for everybody.</summary>
    Record,
}

/// <summary>One change to the duties of many people, each by themselves. History is kept as if it were made one by one.</summary>
/// <param name="Day">The last day of what ends; the first of what begins.</param>
/// <param name="Every">Ends all that is held, not only the duty that speaks.</param>
/// <param name="Terms">What is recorded for everybody; of a change, the tag or the position.</param>
/// <param name="WasMistake">What is changed was wrong from its first day: it is withdrawn and replaced for all its days.</param>
public sealed record DutyEdit(DutyEditKind Kind, DateOnly Day, bool Every, bool WasMistake, DutyTerms? Terms)
{
    /// <summary>How many people one change takes at most: what a reader can still look through before confirming.</summary>
    public const int MostPeople = 500;

    /// <param name="duties">Every duty of the person at the centre.</param>
    /// <returns>The duties to add.</returns>
    public IReadOnlyList<DutyAssignment> ApplyTo(Guid centreId, Guid personId, IReadOnlyCollection<DutyAssignment> duties, DateTimeOffset now) => Kind switch
    {
        DutyEditKind.End => End(duties),
        DutyEditKind.Record => Record(centreId, personId, duties),
        DutyEditKind.Retag => Change(Speaking(duties), duties, former => former with { Tag = Terms!.Tag }, now),
        DutyEditKind.Reword => Change(
            Speaking(duties), duties, former => former with { Position = Terms!.Position, PositionCode = Terms.PositionCode }, now),
        _ => throw new RuleBrokenException("DutyEdit.KindUnknown"),
    };

    private DutyAssignment[] End(IReadOnlyCollection<DutyAssignment> duties)
    {
        var ending = Every ? duties.Where(duty => duty.IsHeldOn(Day)).ToList() : [Speaking(duties)];
        if (ending.Count == 0 || ending.TrueForAll(duty => duty.To == Day))
        {
            throw new RuleBrokenException("DutyEdit.NothingChanges");
        }

        ending.ForEach(duty => duty.End(Day));
        return [];
    }

    private DutyAssignment[] Record(Guid centreId, Guid personId, IReadOnlyCollection<DutyAssignment> duties)
    {
        var next = new DutyAssignment(centreId, personId, Terms!);
        if (duties.Any(duty => duty.MeetsIn(next) && duty.Position == next.Position && duty.Duty == next.Duty && duty.UnitId == next.UnitId))
        {
            throw new RuleBrokenException("DutyEdit.NothingChanges");
        }

        next.RefusePrimaryOverlap(duties);
        return [next];
    }

    private DutyAssignment[] Change(
        DutyAssignment former, IReadOnlyCollection<DutyAssignment> duties, Func<DutyTerms, DutyTerms> change, DateTimeOffset now)
    {
        var terms = change(former.Terms);
        if (terms == former.Terms)
        {
            throw new RuleBrokenException("DutyEdit.NothingChanges");
        }

        var next = new DutyAssignment(former.CentreId, former.PersonId, WasMistake ? terms : terms with { From = Day });
        if (WasMistake)
        {
            DutyHistory.Correct(former, next, duties, now);
        }
        else
        {
            DutyHistory.Succeed(former, next, duties, now);
        }

        return [next];
    }

    private DutyAssignment Speaking(IEnumerable<DutyAssignment> duties) =>
        DutyAssignment.On(duties, Day) ?? throw new RuleBrokenException("DutyEdit.NoneHeld", Day);
}
