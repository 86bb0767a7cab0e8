namespace Lms.Domain.Organisation;

public enum PolicyStanding
{
    Earlier = 1,
    InForce,
    ToCome,

    /// <summary>Taken back before its first day: holds on none.</summary>
    Withdrawn,
}

/// <summary>A record with the days it holds: until the day before the next one of its key.</summary>
public sealed record PolicySpan(PolicyRecord Record, DateOnly? Until, PolicyStanding Standing);

/// <summary>What an officer asks to be the rule from a day on.</summary>
public sealed record PolicyProposal(PolicyEntries Entries, DateOnly ValidFrom, string LegalBasis);

/// <summary>
/// The records of one key at one centre, by the day they hold from. They are added to, never changed; what was withdrawn before
/// its day is kept among them and holds on none.
/// </summary>
public sealed class PolicyTimeline(Guid centreId, string key, IEnumerable<PolicyRecord> records)
{
    public const int BasisLength = 1000;

    /// <summary>A day further off than this is a slip of the hand.</summary>
    public const int YearsAhead = 10;

    private readonly List<PolicyRecord> records = [.. records.OrderBy(record => record.ValidFrom).ThenBy(record => record.Id)];

    public string Key => key;

    public PolicyRecord? Latest => records.FindLast(record => !record.IsWithdrawn);

    /// <summary>The record that holds until the day before this one's first; null for the first of all.</summary>
    public PolicyRecord? Before(PolicyRecord record) => records.FindLast(other => !other.IsWithdrawn && other.ValidFrom < record.ValidFrom);

    /// <summary>The first first.</summary>
    public IReadOnlyList<PolicySpan> On(DateOnly today) => [.. records.Select((record, place) =>
    {
        var next = record.IsWithdrawn ? null : records.Skip(place + 1).FirstOrDefault(other => !other.IsWithdrawn);
        var until = next?.ValidFrom.AddDays(-1);
        var standing = record.IsWithdrawn ? PolicyStanding.Withdrawn : record.ValidFrom > today ? PolicyStanding.ToCome : until < today ? PolicyStanding.Earlier : PolicyStanding.InForce;
        return new PolicySpan(record, until, standing);
    })];

    /// <summary>
    /// The next record. Its day must lie after the latest record's, so that no record ever set loses a day it was known to
    /// hold: the line grows at its end only. The day may lie in the past, as a decision often reaches the office after the
    /// day it names. That changes what is read as of today, but nothing already pinned; who set it and when stands beside.
    /// </summary>
    /// <param name="name">What the rule is called where the centre has no record of it yet.</param>
    public PolicyRecord Continue(PolicyProposal proposal, string name, Guid actor, DateOnly today, DateTimeOffset now)
    {
        var shape = PolicyShape.Of(key) ?? throw new RuleBrokenException("PolicyRecord.KeyUnknown", key);
        RequireDay(proposal.ValidFrom, today);
        var basis = proposal.LegalBasis.Trim();
        if (basis.Length is 0 or > BasisLength)
        {
            throw new RuleBrokenException("PolicyRecord.BasisRequired", BasisLength);
        }

        var value = shape.Write(proposal.Entries);
        if (Latest is { } latest && latest.LegalBasis == basis && Same(shape, latest.Value, value))
        {
            throw new RuleBrokenException("PolicyRecord.NothingNew");
        }

        var next = new PolicyRecord(centreId, key, Latest?.Name ?? name, value, proposal.ValidFrom, basis, actor, now);
        PolicyBook.RequireReadable(next);
        return next;
    }

    private void RequireDay(DateOnly day, DateOnly today)
    {
        if (Latest is { } latest && day <= latest.ValidFrom)
        {
            throw new RuleBrokenException("PolicyRecord.NotAfterLatest", latest.ValidFrom);
        }

        if (day > today.AddYears(YearsAhead))
        {
            throw new RuleBrokenException("PolicyRecord.TooFarAhead", YearsAhead);
        }
    }

    // The database keeps a value without the order and spacing it was written in.
    private static bool Same(PolicyShape shape, string one, string other)
    {
        var (first, second) = (PolicyEntries.Of(one), PolicyEntries.Of(other));
        return first.Paths.Union(second.Paths).Where(path => shape.Parts.Any(part => path == part.Name || path.EndsWith($".{part.Name}", StringComparison.Ordinal)))
            .All(path => first.Text(path) == second.Text(path));
    }
}
