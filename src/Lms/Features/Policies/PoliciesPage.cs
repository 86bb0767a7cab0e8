using Lms.Domain.Organisation;

namespace Lms.Features.Policies;

/// <summary>A record as the lists show it.</summary>
/// <param name="SetBy">Null for the records that a centre begins with.</param>
/// <param name="WithdrawnBy">Null for one that was not withdrawn.</param>
/// <param name="Pinned">Sittings that keep to it.</param>
public sealed record PolicyLine(PolicyRecord Record, string? SetBy, string? WithdrawnBy, int Pinned);

/// <summary>One record with the days it holds, and the one that will follow it.</summary>
public sealed record PolicyRow(PolicySpan Span, PolicyLine Line, PolicyRecord? Next)
{
    public PolicyRecord Record => Span.Record;

    public PolicyShape? Shape { get; } = PolicyShape.Of(Span.Record.Key);

    public PolicyReader Reader => Shape?.Reader ?? PolicyReader.Nobody;

    /// <summary>The line of one key, the first first.</summary>
    public static IReadOnlyList<PolicyRow> Of(IReadOnlyCollection<PolicyLine> lines, DateOnly today)
    {
        var spans = new PolicyTimeline(Guid.Empty, "", lines.Select(line => line.Record)).On(today);
        return [.. spans.Select((span, place) => new PolicyRow(
            span, lines.First(line => line.Record == span.Record), spans.Skip(place + 1).FirstOrDefault(one => !one.Record.IsWithdrawn)?.Record))];
    }
}

/// <summary>Records in force today by group, those still to come, those that were, those taken back, and rules that have none.</summary>
public sealed record PoliciesPage(
    DateOnly Today, IReadOnlyList<IGrouping<PolicyGroup, PolicyRow>> InForce, IReadOnlyList<PolicyRow> ToCome, IReadOnlyList<PolicyRow> Earlier,
    IReadOnlyList<PolicyRow> Withdrawn, IReadOnlyList<PolicyShape> Missing)
{
    public bool IsEmpty => InForce.Count + ToCome.Count + Earlier.Count + Withdrawn.Count == 0;

    public static PoliciesPage Of(IReadOnlyCollection<PolicyLine> lines, DateOnly today)
    {
        var rows = Rows(lines, today).ToList();
        var inForce = rows.FindAll(row => row.Span.Standing == PolicyStanding.InForce);
        return new PoliciesPage(
            today,
            [.. inForce.GroupBy(row => row.Shape?.Group ?? PolicyGroup.Other).OrderBy(group => group.Key)],
            [.. rows.Where(row => row.Span.Standing == PolicyStanding.ToCome).OrderBy(row => row.Record.ValidFrom)],
            [.. rows.Where(row => row.Span.Standing == PolicyStanding.Earlier).OrderByDescending(row => row.Span.Until)],
            [.. rows.Where(row => row.Span.Standing == PolicyStanding.Withdrawn).OrderByDescending(row => row.Record.WithdrawnAt)],
            [.. PolicyShape.All.Where(shape => inForce.TrueForAll(row => row.Record.Key != shape.Key))]);
    }

    /// <summary>All records: by rule, and for one rule the first first.</summary>
    public static IEnumerable<PolicyRow> Rows(IReadOnlyCollection<PolicyLine> lines, DateOnly today) =>
        lines.GroupBy(line => line.Record.Key, StringComparer.Ordinal).SelectMany(line => PolicyRow.Of([.. line], today)).OrderBy(Place);

    // As the shapes are listed: a rule stands beside those it is read with. Keys that nobody knows come last.
    private static (int, string) Place(PolicyRow row) =>
        (PolicyShape.All.Index().Where(shape => shape.Item == row.Shape).Select(shape => shape.Index).DefaultIfEmpty(int.MaxValue).First(), row.Record.Key);
}
