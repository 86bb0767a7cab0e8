namespace Lms.Domain.People;

/// <summary>In what capacity a person belongs to a unit: one unit of each at a time.</summary>
public enum UnitPlace
{
    /// <summary>The Party organisation, cell or agency that a person comes from.</summary>
    Home = 1,

    /// <summary>The teaching group (tổ giảng dạy) of a lecturer.</summary>
    TeachingGroup,
}

/// <summary>A person's time in a unit. Days are inclusive; at one place a person is in one unit on any day.</summary>
public sealed class UnitMembership : ICentreOwned
{
    private UnitMembership()
    {
    }

    public UnitMembership(Guid centreId, Guid personId, Guid unitId, UnitPlace place, DateOnly from)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        PersonId = personId;
        UnitId = unitId;
        Place = place;
        From = from;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid UnitId { get; private set; }

    public UnitPlace Place { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>Last day; null while it lasts.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>Heads the unit: tổ trưởng of a teaching group.</summary>
    public bool IsHead { get; private set; }

    public bool IsHeldOn(DateOnly day) => From <= day && (To is null || day <= To);

    public void Head(bool heads) => IsHead = heads;

    public void End(DateOnly lastDay)
    {
        if (lastDay < From)
        {
            throw new RuleBrokenException("UnitMembership.EndsBeforeItBegins", From);
        }

        To = lastDay;
    }
}

/// <summary>What a move adds to a person's history, and what it takes back because it had not held for a single day.</summary>
public sealed record UnitMove(UnitMembership? Added, UnitMembership? TakenBack);

public static class UnitHistory
{
    /// <summary>
    /// Moves a person to another unit, or to none, from a day on: what lasted ends the day before. A move to the same unit
    /// changes nothing.
    /// </summary>
    /// <param name="history">The person's memberships at the centre, of every place.</param>
    /// <exception cref="RuleBrokenException">A later move is on record already: it would be overwritten.</exception>
    public static UnitMove Move(
        IEnumerable<UnitMembership> history, Guid centreId, Guid personId, UnitPlace place, Guid? unitId, DateOnly day)
    {
        var there = history.Where(one => one.Place == place).ToList();
        if (there.Find(one => one.From > day) is { } later)
        {
            throw new RuleBrokenException("UnitMembership.LaterMoveOnRecord", later.From);
        }

        var current = there.Find(one => one.IsHeldOn(day));
        if (current?.UnitId == unitId)
        {
            return new UnitMove(null, null);
        }

        var takenBack = current?.From == day ? current : null;
        if (takenBack is null)
        {
            current?.End(day.AddDays(-1));
        }

        return new UnitMove(unitId is { } unit ? new UnitMembership(centreId, personId, unit, place, day) : null, takenBack);
    }

    /// <summary>
    /// The unit ends, and another one stands for it from a day on: so does the person's time there. A head is not carried
    /// over, since the other unit has its own. Without a successor the time just ends.
    /// </summary>
    /// <param name="there">Held on <paramref name="day"/> or on a later one.</param>
    public static UnitMove GoOn(UnitMembership there, Guid? successorId, DateOnly day)
    {
        if (there.From > day)
        {
            throw new RuleBrokenException("Unit.DayTooEarly", there.From);
        }

        var on = successorId is { } unit ? new UnitMembership(there.CentreId, there.PersonId, unit, there.Place, day) : null;
        if (there.To is { } last)
        {
            on?.End(last);
        }

        if (there.From == day)
        {
            return new UnitMove(on, there);
        }

        there.End(day.AddDays(-1));
        return new UnitMove(on, null);
    }
}
