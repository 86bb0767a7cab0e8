using Lms.Domain;
using Lms.Domain.Exams;

namespace Lms.Features.Marking.Sealing;

/// <param name="Missing">After the close: candidates who never started and are not recorded absent yet.</param>
/// <param name="Absent">Those who are.</param>
/// <param name="Postponed">Those who are excused: neither scripts nor absentees.</param>
/// <param name="Appointed">Names by task.</param>
/// <param name="WhyNot">The rule that still forbids sealing; null when nothing does.</param>
public sealed record SealPage(
    ExamSitting Sitting, int HandedIn, int RunOut, int StillWriting, IReadOnlyList<SealCandidate> Missing, IReadOnlyList<SealCandidate> Absent,
    IReadOnlyList<SealCandidate> Postponed, ILookup<AppointmentKind, string> Appointed, IReadOnlyList<SharedDuty> Duties, int GeneraliseBelow, bool MayRecord, RuleBrokenException? WhyNot)
{
    /// <summary>What was handed in as files: the system masks nothing in them.</summary>
    public int Files { get; init; }

    /// <summary>Whoever was refused had looked at them, and none came since.</summary>
    public bool LookedAt { get; init; }

    /// <summary>Of masks: with two there is a second key-holder.</summary>
    public int MaskRounds { get; init; } = 1;

    public int Scripts => HandedIn + RunOut;

    /// <summary>Candidates are scripts, absentees and the excused.</summary>
    public bool Adds => Sitting.Candidates.Count == Scripts + Absent.Count + Postponed.Count;

    public static IReadOnlyList<SharedDuty> DutiesOf(IEnumerable<Attempt> attempts) =>
    [
        .. attempts.GroupBy(attempt => (attempt.Duty?.Position, attempt.Duty?.Duty))
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Position, StringComparer.CurrentCulture)
            .Select(group => new SharedDuty(group.Key.Position, group.Key.Duty, group.Count())),
    ];
}

public sealed record SealCandidate(Guid Id, int Number, string Name, DateTimeOffset? RecordedAt);
