using Lms.Domain.Exams;
using Lms.Domain.Marking;

namespace Lms.Features.Marking.Head;

/// <summary>Where a script stands on its way to one mark, as the head's list is filtered by.</summary>
public enum ScriptStanding
{
    ToSettle = 1,
    Third,
    Waiting,
    Agreed,
    Settled,
}

public static class ScriptStandings
{
    public static ReconciliationState[] States(this ScriptStanding standing) => standing switch
    {
        ScriptStanding.Agreed => [ReconciliationState.Agreed],
        ScriptStanding.ToSettle => [ReconciliationState.ToDiscuss, ReconciliationState.ToMarkTogether],
        ScriptStanding.Third => [ReconciliationState.ThirdWanted, ReconciliationState.ThirdMarking],
        ScriptStanding.Settled =>
        [
            ReconciliationState.Discussed, ReconciliationState.TwoOfThree, ReconciliationState.MeanOfThree, ReconciliationState.MarkedTogether,
            ReconciliationState.ThirdCounts,
        ],
        _ => [],
    };
}

/// <summary>The head's list of a sitting's scripts.</summary>
public sealed record ScriptsPage(
    ExamSitting Sitting, IReadOnlyList<ScriptRow> Rows, IReadOnlyDictionary<ReconciliationState, int> Counts, int Waiting,
    ScriptStanding? State, int Page)
{
    public const int Size = 25;

    public int All => Waiting + Counts.Values.Sum();

    public int Done => Count(ScriptStanding.Agreed) + Count(ScriptStanding.Settled);

    public int Count(ScriptStanding? standing) => standing switch
    {
        null => All,
        ScriptStanding.Waiting => Waiting,
        { } one => one.States().Sum(state => Counts.GetValueOrDefault(state)),
    };
}

public sealed class ScriptRow
{
    public int MaskNumber { get; init; }

    /// <summary>Null while its first two sheets are not both locked.</summary>
    public ReconciliationState? State { get; init; }

    public decimal? Difference { get; init; }

    public decimal? Mark { get; init; }

    public int Sheets { get; init; }

    public int Locked { get; init; }

    /// <summary>Told by its markers and not answered yet.</summary>
    public int Concerns { get; init; }

    /// <summary>Of the locked sheets, by round; none before there is a state.</summary>
    public List<decimal> Totals { get; init; } = [];
}
