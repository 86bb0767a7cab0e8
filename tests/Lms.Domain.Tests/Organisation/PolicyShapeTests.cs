using System.Globalization;
using Lms.Domain.Organisation;

namespace Lms.Domain.Tests.Organisation;

public sealed class PolicyShapeTests
{
    [Theory]
    [InlineData("period.minutes", "50", null)]
    [InlineData("period.minutes", " 50 ", null)]
    [InlineData("period.minutes", "50.0", null)]
    [InlineData("period.minutes", "", "PolicyValue.Required")]
    [InlineData("period.minutes", "   ", "PolicyValue.Required")]
    [InlineData("period.minutes", "bốn mươi", "PolicyValue.NotANumber")]
    [InlineData("period.minutes", "4e1", "PolicyValue.NotANumber")]
    [InlineData("period.minutes", "1,000", "PolicyValue.NotANumber")]
    [InlineData("period.minutes", "99999999999999999999999999999999", "PolicyValue.NotANumber")]
    [InlineData("period.minutes", "45.5", "PolicyValue.NotWhole")]
    [InlineData("period.minutes", "-45", "PolicyValue.OutOfRange")]
    [InlineData("period.minutes", "19", "PolicyValue.OutOfRange")]
    [InlineData("period.minutes", "20", null)]
    [InlineData("period.minutes", "120", null)]
    [InlineData("period.minutes", "121", "PolicyValue.OutOfRange")]
    [InlineData("mark.pass", "10", null)]
    [InlineData("mark.pass", "10.01", "PolicyValue.OutOfRange")]
    [InlineData("mark.pass", "5.125", "PolicyValue.TooManyDecimals")]
    [InlineData("mark.step", "0.25", null)]
    [InlineData("mark.step", "0.3", "PolicyValue.StepDoesNotDivide")]
    [InlineData("mark.step", "0", "PolicyValue.OutOfRange")]
    [InlineData("mark.scale", "100", "PolicyValue.OutOfRange")]
    [InlineData("exam.late-save.grace-seconds", "0", null)]
    [InlineData("exam.late-save.grace-seconds", "301", "PolicyValue.OutOfRange")]
    [InlineData("reconciliation.profile", "national", null)]
    [InlineData("reconciliation.profile", "hundred-point", null)]
    [InlineData("mark.release.consents", "2", null)]
    [InlineData("mark.release.consents", "3", "PolicyValue.OutOfRange")]
    [InlineData("reconciliation.profile", "National", "PolicyValue.NotOffered")]
    [InlineData("attendance.eligibility.percent", "101", "PolicyValue.OutOfRange")]
    public void A_plain_value_is_held_against_its_bounds(string key, string typed, string? rule) =>
        Assert.Equal(rule, Fault(key, (PolicyPart.Whole, typed))?.Why.Key);

    [Theory]
    [InlineData("1", "1.5", "2.5", "Whole", null, null)]
    [InlineData("1.5", "1.5", "0", "WholeOrQuestion", null, null)]
    [InlineData("2", "1.5", "2.5", "Whole", "discussUpTo", "PolicyValue.Crosses")]
    [InlineData("0", "1.5", "2.5", "Whole", "agreeBelow", "PolicyValue.OutOfRange")]
    [InlineData("1", "1.5", "-1", "Whole", "meanOfThreeUpToSpread", "PolicyValue.OutOfRange")]
    [InlineData("1", "1.5", "2.5", "1", "compare", "PolicyValue.NotOffered")]
    [InlineData("1", "1.5", "2.5", "", "compare", "PolicyValue.Required")]
    public void Bands_of_reconciliation_do_not_cross(string agree, string discuss, string spread, string compare, string? path, string? rule)
    {
        var fault = Fault(PolicyKey.NationalReconciliation,
            ("agreeBelow", agree), ("discussUpTo", discuss), ("meanOfThreeUpToSpread", spread), ("compare", compare));

        Assert.Equal((path, rule), (fault?.Path, fault?.Why.Key));
    }

    [Fact]
    public void The_third_marking_begins_where_discussion_ends()
    {
        var value = Shape(PolicyKey.NationalReconciliation).Write(
            Entries(("agreeBelow", "0.5"), ("discussUpTo", "2"), ("meanOfThreeUpToSpread", "2.5"), ("compare", "Whole")));

        var book = Book((PolicyKey.NationalReconciliation, value), (PolicyKey.ReconciliationProfile, "\"national\""));
        Assert.Equal(new NationalRules(0.5m, 2, 2, 2.5m, ComparedMarks.Whole), book.Reconciliation);
    }

    [Theory]
    [InlineData("1", "20", "Whole", null)]
    [InlineData("0.5", "10", "WholeOrQuestion", null)]
    [InlineData("3", "20", "Whole", "step")]
    [InlineData("1", "0", "Whole", "thirdMarkFrom")]
    [InlineData("1", "20", "", "compare")]
    public void The_step_of_a_hundred_points_divides_them(string step, string third, string compare, string? path)
    {
        var typed = Entries(("scale", "100"), ("step", step), ("thirdMarkFrom", third), ("compare", compare));
        var shape = Shape(PolicyKey.HundredPointReconciliation);

        Assert.Equal(path, shape.FaultsOf(typed).Select(fault => fault.Path).FirstOrDefault());
        if (path is null)
        {
            var book = Book((shape.Key, shape.Write(typed)), (PolicyKey.ReconciliationProfile, "\"hundred-point\""));
            Assert.Equal(decimal.Parse(step, CultureInfo.InvariantCulture), book.MarkStep);
        }
    }

    [Theory]
    [InlineData("1", "0.5", "dialogueFrom")]
    [InlineData("0.25", "0.5", null)]
    public void An_appeal_changes_a_mark_before_it_asks_for_a_dialogue(string change, string dialogue, string? path) =>
        Assert.Equal(path, Fault("appeal", ("applyWithinDays", "10"), ("answerWithinDays", "15"), ("changeFrom", change), ("dialogueFrom", dialogue))?.Path);

    [Theory]
    [InlineData("Yếu|Weak|0|0;Đạt|Pass|5|0", null, null)]
    [InlineData("Yếu|Weak|0|0", "", "PolicyValue.TooFewBands")]
    [InlineData("", "", "PolicyValue.TooFewBands")]
    [InlineData("Yếu|Weak|1|0;Đạt|Pass|5|0", "0.from", "PolicyValue.FirstBandFromZero")]
    [InlineData("Yếu|Weak|0|1;Đạt|Pass|5|0", "0.noPartBelow", "PolicyValue.FirstBandFromZero")]
    [InlineData("Yếu|Weak|0|0;Đạt|Pass|5|0;Giỏi|Good|5|0", "2.from", "PolicyValue.BandNotHigher")]
    [InlineData("Giỏi|Good|8|0;Yếu|Weak|0|0", "0.from", "PolicyValue.FirstBandFromZero")]
    [InlineData("Yếu|Weak|0|;Đạt|Pass|5|", null, null)]
    [InlineData("Yếu|Weak||;Đạt|Pass|5|", "0.from", "PolicyValue.Required")]
    [InlineData("Yếu|Weak|0|0;Đạt|Pass|5|6", "1.noPartBelow", "PolicyValue.PartAboveBand")]
    [InlineData("Yếu|Weak|0|0;yếu|Pass|5|0", "1.vi", "PolicyValue.NameTwice")]
    [InlineData("Yếu|Weak|0|0;Đạt|Đ 1|5|0", "1.en", "PolicyValue.NoCode")]
    [InlineData("Yếu|Weak|0|0;Đạt|weak 2|5|0", "1.en", "PolicyValue.NoCode")]
    [InlineData("Yếu|Weak|0|0;|Pass|5|0", "1.vi", "PolicyValue.Required")]
    [InlineData("Yếu|Weak|0|0;Đạt|Pass|năm|0", "1.from", "PolicyValue.NotANumber")]
    [InlineData("Yếu|Weak|0|0;Đạt|Pass|11|0", "1.from", "PolicyValue.OutOfRange")]
    public void Classifications_name_every_mark_once(string bands, string? path, string? rule)
    {
        var fault = First(Shape(PolicyKey.ClassificationBands), Table(bands.Split(';', StringSplitOptions.RemoveEmptyEntries)));

        Assert.Equal((path, rule), (fault?.Path, fault?.Why.Key));
    }

    [Fact]
    public void A_row_left_empty_is_no_band_and_a_new_one_gets_a_code_of_its_own()
    {
        var typed = Entries(
            ("0.code", "Weak"), ("0.vi", "Kém"), ("0.en", "Poor"), ("0.from", "0"), ("0.noPartBelow", "0"),
            ("1.code", "Average"), ("1.vi", ""), ("1.en", " "), ("1.from", ""), ("1.noPartBelow", ""),
            ("3.code", ""), ("3.vi", "Khá giỏi"), ("3.en", "Very good"), ("3.from", "7.5"), ("3.noPartBelow", "6"));

        var value = Shape(PolicyKey.ClassificationBands).Write(typed);

        Assert.Equal(
            [new ClassificationBand("Weak", "Kém", "Poor", 0), new ClassificationBand("VeryGood", "Khá giỏi", "Very good", 7.5m, 6)],
            Book((PolicyKey.ClassificationBands, value)).ClassificationBands);
        Assert.Contains("\"below\":7.5", value, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var faults = Shape("exam.discipline").FaultsOf(Entries(("reprimandPercent", "x"), ("warningPercent", "101"), ("markedScriptPercent", "50")));

        Assert.Equal(["reprimandPercent", "warningPercent", "suspensionPercent"], faults.Select(fault => fault.Path));
    }

    [Fact]
    public void A_value_with_a_fault_is_never_written() =>
        Assert.Equal("PolicyValue.Required", Assert.Throws<RuleBrokenException>(() => Shape("mark.pass").Write(Entries())).Key);

    /// <summary>Whatever the shapes let through, the reading of the key reads, and the form shows again as it was typed.</summary>
    [Fact]
    public void What_is_accepted_can_be_read_and_typed_over()
    {
        var random = new Random(20261127);
        var accepted = new Dictionary<string, int>();
        foreach (var shape in PolicyShape.All)
        {
            for (var i = 0; i < 400; i++)
            {
                var entries = Anything(shape, random);
                if (shape.FaultsOf(entries).Count > 0)
                {
                    continue;
                }

                var value = shape.Write(entries);
                PolicyBook.RequireReadable(new PolicyRecord(Guid.NewGuid(), shape.Key, shape.Key, value, new DateOnly(2026, 1, 1), ""));
                Assert.Equal(value, shape.Write(PolicyEntries.Of(value)));
                accepted[shape.Key] = accepted.GetValueOrDefault(shape.Key) + 1;
            }
        }

        Assert.Equal(PolicyShape.All.Count, accepted.Count);
    }

    [Fact]
    public void A_record_that_its_reading_could_not_read_is_refused()
    {
        foreach (var (key, value) in new[]
        {
            (PolicyKey.PeriodMinutes, "\"x\""), (PolicyKey.MarkRounding, "{\"finalDecimals\":1,\"finalMode\":\"Up\"}"), (PolicyKey.ClassificationBands, "5"),
        })
        {
            var record = new PolicyRecord(Guid.NewGuid(), key, key, value, new DateOnly(2026, 1, 1), "");
            Assert.Equal("PolicyRecord.Unreadable", Assert.Throws<RuleBrokenException>(() => PolicyBook.RequireReadable(record)).Key);
        }
    }

    private static PolicyEntries Anything(PolicyShape shape, Random random)
    {
        var typed = new Dictionary<string, string?>();
        foreach (var row in Enumerable.Range(0, shape.IsTable ? random.Next(2, 5) : 1))
        {
            foreach (var part in shape.Parts)
            {
                typed[shape.PathOf(row, part)] = part switch
                {
                    { IsNumber: true } when shape.IsTable && part.Name == "from" => (row * 2.25m).ToString(CultureInfo.InvariantCulture),
                    { IsNumber: true } when shape.IsTable => "0",
                    { IsNumber: true } => decimal.Round(part.Least + ((part.Most - part.Least) * random.Next(0, 21) / 20), part.Decimals).ToString(CultureInfo.InvariantCulture),
                    { Words.Count: > 0 } => part.Words[random.Next(part.Words.Count)],
                    { IsHidden: true } => "",
                    _ => $"Mức {(char)('A' + row)}",
                };
            }
        }

        return new PolicyEntries(typed);
    }

    private static PolicyShape Shape(string key) => PolicyShape.Of(key)!;

    private static PolicyFault? Fault(string key, params (string Path, string Typed)[] typed) => First(Shape(key), Entries(typed));

    private static PolicyFault? First(PolicyShape shape, PolicyEntries entries) => shape.FaultsOf(entries) is [var fault, ..] ? fault : null;

    private static PolicyEntries Entries(params (string Path, string Typed)[] typed) =>
        new(typed.ToDictionary(entry => entry.Path, entry => (string?)entry.Typed));

    private static PolicyEntries Table(string[] rows) => new(rows.Index().SelectMany(row => row.Item.Split('|')
        .Zip(["vi", "en", "from", "noPartBelow"], (typed, name) => KeyValuePair.Create(PolicyEntries.PathOf(row.Index, name), (string?)typed))).ToDictionary());

    private static PolicyBook Book(params (string Key, string Json)[] records) => new(records.Select(record =>
        new PolicyRecord(Guid.NewGuid(), record.Key, record.Key, record.Json, new DateOnly(2024, 1, 1), "")));
}
