using System.Text.Json;

namespace Lms.Domain.Organisation;

/// <summary>Keys of the policy records that the code reads. What each holds stands at the reading property.</summary>
public static class PolicyKey
{
    public const string PeriodMinutes = "teaching.period-minutes";
    public const string SaveGraceSeconds = "exam.save-grace-seconds";
    public const string MarkStep = "marking.step";
    public const string MarkDecimals = "marking.decimals";
    public const string PassMark = "marking.pass-mark";
    public const string ClassificationBands = "marking.classification-bands";
}

/// <summary>
/// The policy records in force: those of one day, or those that a class or sitting pinned when it opened. A rule
/// without a record is an error of set-up, told by key, never a silent default.
/// </summary>
public sealed class PolicyBook
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Dictionary<string, PolicyRecord> inForce;

    public PolicyBook(IEnumerable<PolicyRecord> records) =>
        inForce = records.ToDictionary(record => record.Key, StringComparer.Ordinal);

    /// <summary>The records to pin: for each key the latest that holds on <paramref name="day"/>.</summary>
    public static PolicyBook At(DateOnly day, IEnumerable<PolicyRecord> records) => new(records
        .Where(record => record.ValidFrom <= day)
        .GroupBy(record => record.Key, StringComparer.Ordinal)
        .Select(versions => versions.OrderByDescending(record => record.ValidFrom).ThenByDescending(record => record.Id).First()));

    public IReadOnlyCollection<PolicyRecord> Records => inForce.Values;

    /// <summary>Minutes of one tiết.</summary>
    public int PeriodMinutes => Read<int>(PolicyKey.PeriodMinutes);

    /// <summary>How long after the deadline a save that was under way is still taken.</summary>
    public TimeSpan SaveGrace => TimeSpan.FromSeconds(Read<int>(PolicyKey.SaveGraceSeconds));

    /// <summary>Step between two marks, in points.</summary>
    public decimal MarkStep => Read<decimal>(PolicyKey.MarkStep);

    /// <summary>Decimals of a final mark, rounded half up.</summary>
    public int MarkDecimals => Read<int>(PolicyKey.MarkDecimals);

    public decimal PassMark => Read<decimal>(PolicyKey.PassMark);

    public IReadOnlyList<ClassificationBand> ClassificationBands => Read<ClassificationBand[]>(PolicyKey.ClassificationBands);

    private T Read<T>(string key) =>
        inForce.TryGetValue(key, out var record)
            ? JsonSerializer.Deserialize<T>(record.Value, Json)!
            : throw new RuleBrokenException("PolicyRecord.Missing", key);
}

/// <summary>
/// A classification (xếp loại): given from <paramref name="From"/> points, unless a question's mark, raised to the
/// ten-point scale, lies below <paramref name="NoPartBelow"/>.
/// </summary>
public sealed record ClassificationBand(string Name, decimal From, decimal NoPartBelow = 0);
