using Lms.Domain.Marking.Allocation;

namespace Lms.Domain.Tests.Marking.Allocation;

public sealed class AllocationTableTests
{
    private static readonly Guid One = Guid.NewGuid();
    private static readonly Guid Other = Guid.NewGuid();
    private static readonly Guid Third = Guid.NewGuid();
    private readonly Dictionary<int, Guid> scripts = new() { [1234] = Guid.NewGuid(), [5678] = Guid.NewGuid() };
    private readonly Dictionary<string, Guid> markers = new() { ["GV-1"] = One, ["GV-2"] = Other, ["GV-3"] = Third };

    [Fact]
    public void A_table_that_names_every_script_twice_is_taken_whatever_its_order()
    {
        var table = Read("5678,2,gv-1", "1234,1,GV-1", "1234,2,GV-2", "5678,1,GV-3");

        Assert.Empty(table.Faults);
        Assert.Equal(
            [(scripts[1234], 1, One), (scripts[1234], 2, Other), (scripts[5678], 1, Third), (scripts[5678], 2, One)], table.Sheets);
    }

    [Theory]
    [InlineData("9999,1,GV-1", "Allocation.NumberUnknown")]
    [InlineData("12x,1,GV-1", "Allocation.NumberUnknown")]
    [InlineData("-1234,1,GV-1", "Allocation.NumberUnknown")]
    [InlineData(",1,GV-1", "Allocation.NumberUnknown")]
    [InlineData("99999999999999,1,GV-1", "Allocation.NumberUnknown")]
    [InlineData("1234,3,GV-1", "Allocation.RoundUnknown")]
    [InlineData("1234,,GV-1", "Allocation.RoundUnknown")]
    [InlineData("1234,1,HV-9", "Allocation.MarkerUnknown")]
    [InlineData("1234,1,", "Allocation.MarkerUnknown")]
    public void A_line_that_means_nothing_is_told_by_its_number_and_nothing_is_taken(string line, string rule)
    {
        var table = Read("1234,1,GV-1", "1234,2,GV-2", "5678,1,GV-1", "5678,2,GV-2", line);

        Assert.Equal([(5, rule)], table.Faults.Select(fault => (fault.Line, fault.Why.Key)));
        Assert.Empty(table.Sheets);
    }

    [Fact]
    public void One_round_given_twice_and_both_rounds_to_one_person_are_refused() => Assert.Equal(
        [(2, "Allocation.Twice"), (4, "Allocation.BothRounds")],
        Read("1234,1,GV-1", "1234,1,GV-2", "5678,1,GV-1", "5678,2,GV-1").Faults.Select(fault => (fault.Line, fault.Why.Key)));

    [Fact]
    public void What_is_missing_is_told_by_number_and_round()
    {
        var faults = Read("1234,1,GV-1", "1234,2,GV-2", "5678,2,GV-1").Faults;

        Assert.Equal([(0, "Allocation.Missing")], faults.Select(fault => (fault.Line, fault.Why.Key)));
        Assert.Equal([5678, 1], faults[0].Why.Arguments);
    }

    [Fact]
    public void A_conflict_is_told_of_the_whole_table_and_of_no_line()
    {
        var barred = new[] { (Script: scripts[5678], Marker: Third) }.ToLookup(pair => pair.Script, pair => pair.Marker);

        var faults = Read(barred, "1234,1,GV-3", "1234,2,GV-2", "5678,1,GV-3", "5678,2,GV-1").Faults;

        Assert.Equal([(0, "Allocation.Conflicts", 0)], faults.Select(fault => (fault.Line, fault.Why.Key, fault.Why.Arguments.Count)));
    }

    private AllocationTable Read(params string[] lines) => Read(Array.Empty<(Guid, Guid)>().ToLookup(pair => pair.Item1, pair => pair.Item2), lines);

    private AllocationTable Read(ILookup<Guid, Guid> barred, params string[] lines) => new(
        lines.Select((line, at) => line.Split(',') is [var number, var round, var marker] ? new AllocationLine(at + 1, number, round, marker) : throw new ArgumentException(line)),
        scripts, markers, barred);
}
