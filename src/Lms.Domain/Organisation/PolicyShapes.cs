using System.Text.Json.Nodes;
using static Lms.Domain.Organisation.PolicyMeasure;

namespace Lms.Domain.Organisation;

/// <summary>
/// The rules that this version knows. Bounds are wide: they keep out slips of the hand, not a centre's judgement. Where a
/// bound is more than that, it says so.
/// </summary>
public sealed partial class PolicyShape
{
    /// <summary>Marks are on the ten-point scale: parts are raised to it before they are classified.</summary>
    private const decimal Scale = 10;

    private static readonly string[] Roundings = ["HalfUp", "Down"];
    private static readonly string[] Floors = ["from", "noPartBelow"];

    private static readonly Dictionary<string, PolicyShape> Known = new PolicyShape[]
    {
        new(PolicyKey.PeriodMinutes, PolicyGroup.Classes, PolicyReader.LessonPlans, PolicyPart.Number(PolicyPart.Whole, Minutes, 20, 120)),
        new(PolicyKey.Attendance, PolicyGroup.Classes, PolicyReader.Attendance,
            PolicyPart.Number("lateAfterMinutes", Minutes, 0, 120), PolicyPart.Number("presencePercent", Percent, 1, 100),
            PolicyPart.Choice("excused", AttendanceRules.Absent, AttendanceRules.LeftOut)),
        new(PolicyKey.Eligibility, PolicyGroup.Classes, PolicyReader.Attendance, PolicyPart.Number(PolicyPart.Whole, Percent, 0, 100)),
        new(PolicyKey.AnonymousQuestions, PolicyGroup.Classes, PolicyReader.Rooms,
            PolicyPart.Choice(PolicyPart.Whole, PolicyBook.MayBeUnnamed, PolicyBook.AlwaysNamed)),
        new(PolicyKey.Films, PolicyGroup.Classes, PolicyReader.Lessons,
            PolicyPart.Number("watchedPercent", Percent, 1, 100), PolicyPart.Choice("partRead", WatchRules.WithFilms, WatchRules.ByReading)),
        new("exam.late-entry.minutes", PolicyGroup.Exams, PolicyReader.Nobody,
            PolicyPart.Number("longPaperFrom", Minutes, 10, 600), PolicyPart.Number("long", Minutes, 0, 60), PolicyPart.Number("short", Minutes, 0, 60))
        {
            Together = (given, _) => NotAbove(given, "short", "long"),
        },

        // More than five minutes of grace is time to write in, not a slow line.
        new(PolicyKey.SaveGraceSeconds, PolicyGroup.Exams, PolicyReader.Sittings, PolicyPart.Number(PolicyPart.Whole, Seconds, 0, 300)),
        new(PolicyKey.ExamFiles, PolicyGroup.Exams, PolicyReader.Sittings,
            PolicyPart.Number("megabytesEach", Megabytes, 1, 100), PolicyPart.Number("filesEach", Files, 1, 100)),
        new(PolicyKey.Discipline, PolicyGroup.Exams, PolicyReader.Sittings,
            PolicyPart.Number("reprimandPercent", Percent, 0, 100), PolicyPart.Number("warningPercent", Percent, 0, 100),
            PolicyPart.Number("markedScriptPercent", Percent, 0, 100), PolicyPart.Number("suspensionPercent", Percent, 0, 100),
            PolicyPart.Choice("escalation", DisciplineRules.StepByStep, DisciplineRules.AnyStep).OrNothing())
        {
            Together = (given, _) => [.. NotAbove(given, "reprimandPercent", "warningPercent"), .. NotAbove(given, "warningPercent", "suspensionPercent")],
        },
        new(PolicyKey.ResitsAllowed, PolicyGroup.Exams, PolicyReader.Sittings,
            PolicyPart.Number("allowed", Times, 0, 5), PolicyPart.Choice("absentees", ResitRules.NotAdmitted, ResitRules.Admitted)),
        new(PolicyKey.GeneraliseBelow, PolicyGroup.Exams, PolicyReader.Sittings, PolicyPart.Number(PolicyPart.Whole, Candidates, 1, 50)),
        new("exam.scripts.retention-years", PolicyGroup.Exams, PolicyReader.Nobody, PolicyPart.Number(PolicyPart.Whole, Years, 1, 100)),
        new("mark.scale", PolicyGroup.Marking, PolicyReader.Nobody, PolicyPart.Number(PolicyPart.Whole, Points, Scale, Scale)),
        new(PolicyKey.MaskingRounds, PolicyGroup.Marking, PolicyReader.Sittings, PolicyPart.Number(PolicyPart.Whole, Times, 1, 2)),
        new(PolicyKey.Bags, PolicyGroup.Marking, PolicyReader.Sittings,
            PolicyPart.Number("size", Scripts, 2, 200), PolicyPart.Number("smallest", Scripts, 1, 200))
        {
            Together = (given, _) => NotAbove(given, "smallest", "size"),
        },
        new(PolicyKey.Conflicts, PolicyGroup.Marking, PolicyReader.Sittings,
            PolicyPart.Choice("ownUnit", ConflictRules.Excluded, ConflictRules.Allowed),
            PolicyPart.Choice("ownClass", ConflictRules.Excluded, ConflictRules.Allowed)),
        new(PolicyKey.MarkStep, PolicyGroup.Marking, PolicyReader.Sittings, PolicyPart.Number(PolicyPart.Whole, Points, 0.1m, 1, 2))
        {
            Together = (given, _) => Scale % given.Number(PolicyPart.Whole)!.Value == 0
                ? []
                : [new PolicyFault(PolicyPart.Whole, "PolicyValue.StepDoesNotDivide", Scale)],
        },
        new(PolicyKey.MarkRounding, PolicyGroup.Marking, PolicyReader.Sittings,
            PolicyPart.Number("finalDecimals", Digits, 0, 2), PolicyPart.Choice("finalMode", Roundings))
        {
            // Domain notes §5: a single script is never rounded.
            Complete = value => value["perScript"] = "None",
        },
        new(PolicyKey.PassMark, PolicyGroup.Marking, PolicyReader.Sittings, PolicyPart.Number(PolicyPart.Whole, Points, 0, Scale, 2)),
        new(PolicyKey.ClassificationBands, PolicyGroup.Marking, PolicyReader.Sittings,
            PolicyPart.Code("code"), PolicyPart.Text("vi", 40), PolicyPart.Text("en", 40),
            PolicyPart.Number("from", Points, 0, Scale, 2), PolicyPart.Number("noPartBelow", Points, 0, Scale, 2).OrNothing())
        {
            IsTable = true,
            Together = Bands,
            Complete = CompleteBands,
        },

        new(PolicyKey.ReconciliationProfile, PolicyGroup.Marking, PolicyReader.Sittings,
            PolicyPart.Choice(PolicyPart.Whole, ReconciliationRules.National, ReconciliationRules.HundredPoint)),
        new(PolicyKey.NationalReconciliation, PolicyGroup.Marking, PolicyReader.Sittings,
            PolicyPart.Number("agreeBelow", Points, 0.01m, Scale, 2), PolicyPart.Number("discussUpTo", Points, 0.01m, Scale, 2),
            PolicyPart.Number("meanOfThreeUpToSpread", Points, 0, Scale, 2),
            PolicyPart.Choice("compare", Enum.GetNames<ComparedMarks>()))
        {
            Together = (given, _) => NotAbove(given, "agreeBelow", "discussUpTo"),

            // A third marks where discussion ends: asked twice, the two could leave a gap.
            Complete = value => value["thirdMarkAbove"] = value["discussUpTo"]!.DeepClone(),
        },
        new(PolicyKey.HundredPointReconciliation, PolicyGroup.Marking, PolicyReader.Sittings,
            PolicyPart.Number("scale", Points, HundredPointRules.Points, HundredPointRules.Points), PolicyPart.Number("step", Points, 0.25m, 10, 2),
            PolicyPart.Number("thirdMarkFrom", Points, 1, HundredPointRules.Points), PolicyPart.Choice("compare", Enum.GetNames<ComparedMarks>()))
        {
            Together = (given, _) => HundredPointRules.Points % given.Number("step")!.Value == 0
                ? []
                : [new PolicyFault("step", "PolicyValue.StepDoesNotDivide", HundredPointRules.Points)],
        },
        new(PolicyKey.ReleaseConsents, PolicyGroup.Marking, PolicyReader.Sittings, PolicyPart.Number(PolicyPart.Whole, PolicyMeasure.People, 1, 2)),
        new(PolicyKey.Appeal, PolicyGroup.Marking, PolicyReader.Sittings,
            PolicyPart.Number("applyWithinDays", Days, 1, 90), PolicyPart.Number("answerWithinDays", Days, 1, 90),
            PolicyPart.Number("changeFrom", Points, 0, Scale, 2), PolicyPart.Number("dialogueFrom", Points, 0, Scale, 2))
        {
            Together = (given, _) => NotAbove(given, "changeFrom", "dialogueFrom"),
        },
        new("report.rounding", PolicyGroup.Reports, PolicyReader.Nobody,
            PolicyPart.Number("decimals", Digits, 0, 4), PolicyPart.Choice("mode", Roundings)),
    }.ToDictionary(shape => shape.Key, StringComparer.Ordinal);

    private static IEnumerable<PolicyFault> NotAbove(PolicyEntries given, string lower, string upper) =>
        given.Number(lower) <= given.Number(upper) ? [] : [new PolicyFault(upper, "PolicyValue.Crosses", given.Number(lower)!.Value)];

    /// <summary>
    /// Bands that leave no mark without a name and give none two: the first from zero and open to everybody, each further
    /// one higher. A part may not be asked for more than the band itself: a class with one exam would never get it.
    /// </summary>
    private static IEnumerable<PolicyFault> Bands(PolicyEntries given, IReadOnlyList<int> rows)
    {
        if (rows.Count < 2)
        {
            return [new PolicyFault("", "PolicyValue.TooFewBands", 2)];
        }

        decimal Floor(int row) => given.Number(PolicyEntries.PathOf(row, "from"))!.Value;
        decimal Part(int row) => given.Number(PolicyEntries.PathOf(row, "noPartBelow")) ?? 0;
        var first = Floors.Select(name => PolicyEntries.PathOf(rows[0], name)).Where(path => given.Number(path) is not (null or 0))
            .Select(path => new PolicyFault(path, "PolicyValue.FirstBandFromZero"));
        var crossing = rows.Zip(rows.Skip(1)).Where(pair => Floor(pair.Second) <= Floor(pair.First))
            .Select(pair => new PolicyFault(PolicyEntries.PathOf(pair.Second, "from"), "PolicyValue.BandNotHigher", Floor(pair.First)));
        var unreachable = rows.Skip(1).Where(row => Part(row) > Floor(row))
            .Select(row => new PolicyFault(PolicyEntries.PathOf(row, "noPartBelow"), "PolicyValue.PartAboveBand", Floor(row)));
        return [.. first, .. crossing, .. unreachable, .. Twice(given, rows, "vi"), .. Twice(given, rows, "en"), .. Codes(given, rows)];
    }

    private static IEnumerable<PolicyFault> Twice(PolicyEntries given, IReadOnlyList<int> rows, string name) => rows
        .Select(row => PolicyEntries.PathOf(row, name))
        .GroupBy(given.Text, StringComparer.OrdinalIgnoreCase)
        .SelectMany(same => same.Skip(1))
        .Select(path => new PolicyFault(path, "PolicyValue.NameTwice"));

    // A result holds the code of its band: it stays when the name changes, and a new band's comes from its English name.
    private static IEnumerable<PolicyFault> Codes(PolicyEntries given, IReadOnlyList<int> rows)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return rows.Where(row => CodeOf(given.Text(PolicyEntries.PathOf(row, "code")), given.Text(PolicyEntries.PathOf(row, "en"))) is var code
                && (code.Length == 0 || !seen.Add(code)))
            .Select(row => new PolicyFault(PolicyEntries.PathOf(row, "en"), "PolicyValue.NoCode"));
    }

    // Letters alone: it is the name of a value in results and exports.
    private static string CodeOf(string code, string english) => Language.Code.Joined(
        string.Concat((code.Length > 0 ? code : english).Where(sign => sign == ' ' || char.IsAsciiLetter(sign))), PolicyPart.CodeLength);

    private static void CompleteBands(JsonNode value)
    {
        var bands = value.AsArray().Select(band => band!).ToList();
        foreach (var (place, band) in bands.Index())
        {
            band["code"] = CodeOf(band["code"]!.GetValue<string>(), band["en"]!.GetValue<string>());
            if (place + 1 < bands.Count)
            {
                band["below"] = bands[place + 1]["from"]!.DeepClone();
            }
        }
    }
}
