using System.Text.Json;

namespace Lms.Domain.Organisation;

/// <summary>Keys of the policy records that the code reads. What each holds stands at the reading property.</summary>
public static class PolicyKey
{
    public const string PeriodMinutes = "period.minutes";
    public const string Attendance = "attendance";
    public const string Eligibility = "attendance.eligibility.percent";
    public const string SaveGraceSeconds = "exam.late-save.grace-seconds";
    public const string ExamFiles = "exam.files";
    public const string Discipline = "exam.discipline";
    public const string ResitsAllowed = "exam.resits";
    public const string MaskingRounds = "mark.masking.rounds";
    public const string Bags = "mark.bags";
    public const string Conflicts = "mark.conflicts";
    public const string MarkStep = "mark.step";
    public const string MarkRounding = "mark.rounding";
    public const string PassMark = "mark.pass";
    public const string GeneraliseBelow = "exam.duty.masking.generalise-below";
    public const string ClassificationBands = "classification.bands";
    public const string ReconciliationProfile = "reconciliation.profile";
    public const string NationalReconciliation = "reconciliation.national";
    public const string HundredPointReconciliation = "reconciliation.hundred-point";
    public const string ReleaseConsents = "mark.release.consents";
    public const string Appeal = "appeal";
    public const string AnonymousQuestions = "discussion.questions.asker";
    public const string Films = "films.watched";
}

/// <summary>
/// The policy records in force: those of one day, or those that a class or sitting pinned when it opened. A rule
/// without a record is an error of set-up, told by key, never a silent default.
/// </summary>
public sealed class PolicyBook
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Whoever asks may leave their name out.</summary>
    public const string MayBeUnnamed = "MayBeUnnamed";

    public const string AlwaysNamed = "AlwaysNamed";

    private readonly Dictionary<string, PolicyRecord> inForce;

    public PolicyBook(IEnumerable<PolicyRecord> records) =>
        inForce = records.ToDictionary(record => record.Key, StringComparer.Ordinal);

    /// <summary>The records to pin: for each key the latest that holds on <paramref name="day"/> and was not withdrawn.</summary>
    public static PolicyBook At(DateOnly day, IEnumerable<PolicyRecord> records) => new(records
        .Where(record => record.ValidFrom <= day && !record.IsWithdrawn)
        .GroupBy(record => record.Key, StringComparer.Ordinal)
        .Select(versions => versions.OrderByDescending(record => record.ValidFrom).ThenByDescending(record => record.Id).First()));

    public IReadOnlyCollection<PolicyRecord> Records => inForce.Values;

    /// <summary>Minutes of one tiết.</summary>
    public int PeriodMinutes => Read<int>(PolicyKey.PeriodMinutes);

    public AttendanceRules Attendance => Read<AttendanceRules>(PolicyKey.Attendance);

    /// <summary>Least share of the sessions that a trainee must have attended, in percent, 0 to 100.</summary>
    public int Eligibility => Read<int>(PolicyKey.Eligibility);

    /// <summary>How long after the deadline a save that was under way is still taken.</summary>
    public TimeSpan SaveGrace => TimeSpan.FromSeconds(Read<int>(PolicyKey.SaveGraceSeconds));

    /// <summary>Read only where a sitting takes files: centres from before that have no such rule.</summary>
    public FileRules ExamFiles => Read<FileRules>(PolicyKey.ExamFiles);

    public DisciplineRules Discipline => Read<DisciplineRules>(PolicyKey.Discipline);

    /// <summary>Trainees may ask in a session room without being named to each other; the lecturer knows who asks.</summary>
    public bool AnonymousQuestions => Read<string>(PolicyKey.AnonymousQuestions) == MayBeUnnamed;

    /// <summary>Null for a centre that has no such rule: then films are shown, and nothing is asked.</summary>
    public WatchRules? Films => inForce.ContainsKey(PolicyKey.Films) ? Read<WatchRules>(PolicyKey.Films) : null;

    public ResitRules Resits => Read<ResitRules>(PolicyKey.ResitsAllowed);

    /// <summary>1, or 2 where two key-holders draw masks one after the other.</summary>
    public int MaskingRounds => Read<int>(PolicyKey.MaskingRounds);

    public BagRules Bags => Read<BagRules>(PolicyKey.Bags);

    public ConflictRules Conflicts => Read<ConflictRules>(PolicyKey.Conflicts);


    /// <summary>Step between two marks, in points of the scale that the profile marks in.</summary>
    public decimal MarkStep => Reconciliation is HundredPointRules hundred ? hundred.Step : TenPointStep;

    /// <summary>What the record of the step says alone: it holds where marks are in points of ten.</summary>
    public decimal TenPointStep => Read<decimal>(PolicyKey.MarkStep);

    /// <summary>How a final mark is rounded; single scripts are not.</summary>
    public MarkRounding MarkRounding => Read<MarkRounding>(PolicyKey.MarkRounding);

    /// <summary>In points of ten, as <see cref="ClassificationBands"/> are.</summary>
    public decimal PassMark => Read<decimal>(PolicyKey.PassMark);

    /// <summary>How many people say yes to a release: 1 or 2.</summary>
    public int ReleaseConsents => Read<int>(PolicyKey.ReleaseConsents);

    public AppealRules Appeal => Read<AppealRules>(PolicyKey.Appeal);

    /// <summary>Fewer candidates than this sharing a duty, and a marker sees the general wording.</summary>
    public int GeneraliseBelow => Read<int>(PolicyKey.GeneraliseBelow);

    public IReadOnlyList<ClassificationBand> ClassificationBands => Read<ClassificationBand[]>(PolicyKey.ClassificationBands);

    /// <summary>How two marks become one, by the profile in force.</summary>
    public ReconciliationRules Reconciliation => Profile == ReconciliationRules.National ? National : HundredPoint;

    private string Profile => Read<string>(PolicyKey.ReconciliationProfile) is var profile
        && profile is ReconciliationRules.National or ReconciliationRules.HundredPoint
            ? profile
            : throw new RuleBrokenException("PolicyRecord.ProfileUnknown", profile);

    private NationalRules National => Read<NationalRules>(PolicyKey.NationalReconciliation).Checked();

    private HundredPointRules HundredPoint => Read<HundredPointRules>(PolicyKey.HundredPointReconciliation).Checked();

    /// <summary>The same book with this record in place of the one of its key.</summary>
    public PolicyBook With(PolicyRecord record) => new(inForce.Values.Where(other => other.Key != record.Key).Append(record));

    /// <summary>A mark out of the points that a paper carries, in points of ten: what classification and pass are put in.</summary>
    public static decimal OutOfTen(decimal mark, decimal points) => mark * NationalRules.Points / points;

    /// <summary>Refuses a record that the reading of its key could not read: it would stop whoever pins it.</summary>
    public static void RequireReadable(PolicyRecord record)
    {
        try
        {
            _ = new PolicyBook([record]).Reading(record.Key);
        }
        catch (JsonException)
        {
            throw new RuleBrokenException("PolicyRecord.Unreadable", record.Key);
        }
    }

    private object? Reading(string key) => key switch
    {
        PolicyKey.PeriodMinutes => PeriodMinutes,
        PolicyKey.Attendance => Attendance,
        PolicyKey.Eligibility => Eligibility,
        PolicyKey.SaveGraceSeconds => SaveGrace,
        PolicyKey.ExamFiles => ExamFiles,
        PolicyKey.Discipline => Discipline,
        PolicyKey.ResitsAllowed => Resits,
        PolicyKey.MaskingRounds => MaskingRounds,
        PolicyKey.Bags => Bags,
        PolicyKey.Conflicts => Conflicts,
        PolicyKey.MarkStep => TenPointStep,
        PolicyKey.MarkRounding => MarkRounding.Round(0),
        PolicyKey.PassMark => PassMark,
        PolicyKey.GeneraliseBelow => GeneraliseBelow,
        PolicyKey.ClassificationBands => ClassificationBands,
        PolicyKey.ReconciliationProfile => Profile,
        PolicyKey.NationalReconciliation => National,
        PolicyKey.HundredPointReconciliation => HundredPoint,
        PolicyKey.ReleaseConsents => ReleaseConsents,
        PolicyKey.Appeal => Appeal,
        PolicyKey.Films => Films,
        _ => null,
    };

    private T Read<T>(string key) =>
        inForce.TryGetValue(key, out var record)
            ? JsonSerializer.Deserialize<T>(record.Value, Json)!
            : throw new RuleBrokenException("PolicyRecord.Missing", key);
}

/// <summary>Decimals of a final mark, and what becomes of a five behind them: "HalfUp", or "Down" to cut it off.</summary>
public sealed record MarkRounding(int FinalDecimals, string FinalMode)
{
    public decimal Round(decimal mark) => FinalMode switch
    {
        "HalfUp" => Math.Round(mark, FinalDecimals, MidpointRounding.AwayFromZero),
        "Down" => Math.Round(mark, FinalDecimals, MidpointRounding.ToZero),
        _ => throw new RuleBrokenException("PolicyRecord.Unreadable", PolicyKey.MarkRounding),
    };
}

/// <summary>
/// A classification (xếp loại) with its names: given from <paramref name="From"/> points, unless some part's mark (an
/// exam of the class, not a question of it), raised to the ten-point scale, lies below <paramref name="NoPartBelow"/>.
/// </summary>
public sealed record ClassificationBand(string Code, string Vi, string En, decimal From, decimal NoPartBelow = 0);
