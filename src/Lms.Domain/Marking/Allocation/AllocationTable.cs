using System.Globalization;

namespace Lms.Domain.Marking.Allocation;

/// <summary>A line of a table that says who marks what, as it was typed.</summary>
/// <param name="Line">From 1, as a spreadsheet counts.</param>
public sealed record AllocationLine(int Line, string MaskNumber, string Round, string Marker);

/// <summary>What is wrong with a line; 0 where it is the table as a whole.</summary>
public sealed record AllocationFault(int Line, RuleBrokenException Why);

/// <summary>
/// An allocation that the head wrote themselves: taken whole or not at all. That a marker must not have some script is told of
/// the table as a whole only: a line, or how many there are, would tell whose script it may be.
/// </summary>
public sealed class AllocationTable
{
    private const string Conflict = "Allocation.Conflicts";

    private readonly List<AllocationFault> faults = [];
    private readonly Dictionary<(int Number, int Round), Guid> given = [];

    /// <param name="scripts">All of the sitting, by mask number.</param>
    /// <param name="markers">The sitting's markers, by code.</param>
    /// <param name="barred">By script, the markers who must not have it.</param>
    public AllocationTable(
        IEnumerable<AllocationLine> lines, IReadOnlyDictionary<int, Guid> scripts, IReadOnlyDictionary<string, Guid> markers, ILookup<Guid, Guid> barred)
    {
        foreach (var line in lines)
        {
            if (FaultOf(line, scripts, markers) is { } why)
            {
                faults.Add(new AllocationFault(line.Line, why));
            }
        }

        if (faults.Count == 0)
        {
            CheckWhole(scripts, barred);
        }

        Sheets = faults.Count > 0 ? [] : [.. given.OrderBy(one => one.Key.Number).ThenBy(one => one.Key.Round)
            .Select(one => (scripts[one.Key.Number], one.Key.Round, one.Value))];
    }

    public IReadOnlyList<AllocationFault> Faults => faults;

    /// <summary>Told again and again it leads to whose script one is: the caller writes each time down.</summary>
    public bool IsInConflict => faults.Exists(fault => fault.Why.Key == Conflict);

    /// <summary>None while anything is wrong.</summary>
    public IReadOnlyList<(Guid ScriptId, int Round, Guid MarkerId)> Sheets { get; }

    private RuleBrokenException? FaultOf(AllocationLine line, IReadOnlyDictionary<int, Guid> scripts, IReadOnlyDictionary<string, Guid> markers)
    {
        if (!int.TryParse(line.MaskNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !scripts.ContainsKey(number))
        {
            return new RuleBrokenException("Allocation.NumberUnknown", Shown(line.MaskNumber));
        }

        if (line.Round is not ("1" or "2"))
        {
            return new RuleBrokenException("Allocation.RoundUnknown", Shown(line.Round));
        }

        if (!markers.TryGetValue(line.Marker.ToUpperInvariant(), out var marker))
        {
            return new RuleBrokenException("Allocation.MarkerUnknown", Shown(line.Marker));
        }

        var round = line.Round == "1" ? 1 : 2;
        return given.TryGetValue((number, 3 - round), out var other) && other == marker ? new RuleBrokenException("Allocation.BothRounds", number)
            : given.TryAdd((number, round), marker) ? null
            : new RuleBrokenException("Allocation.Twice", number, round);
    }

    private void CheckWhole(IReadOnlyDictionary<int, Guid> scripts, ILookup<Guid, Guid> barred)
    {
        foreach (var number in scripts.Keys.Order())
        {
            for (var round = 1; round <= 2; round++)
            {
                if (!given.ContainsKey((number, round)))
                {
                    faults.Add(new AllocationFault(0, new RuleBrokenException("Allocation.Missing", number, round)));
                }
            }
        }

        if (given.Any(one => barred[scripts[one.Key.Number]].Contains(one.Value)))
        {
            faults.Add(new AllocationFault(0, new RuleBrokenException(Conflict)));
        }
    }

    private static string Shown(string typed) => typed.Length <= 40 ? typed : typed[..40] + "…";
}
