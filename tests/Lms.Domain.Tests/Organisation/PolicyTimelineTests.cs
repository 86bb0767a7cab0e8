using Lms.Domain.Organisation;

namespace Lms.Domain.Tests.Organisation;

public sealed class PolicyTimelineTests
{
    private static readonly Guid Centre = Guid.NewGuid();
    private static readonly Guid Director = Guid.NewGuid();
    private static readonly DateOnly Today = new(2026, 11, 27);
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 3, 0, 0, TimeSpan.Zero);

    private readonly PolicyTimeline timeline = Line(("45", new DateOnly(2022, 6, 16)), ("50", new DateOnly(2026, 9, 1)));

    [Fact]
    public void A_record_holds_until_the_day_before_the_next()
    {
        var spans = Line(("45", new DateOnly(2022, 6, 16)), ("50", new DateOnly(2026, 9, 1)), ("40", new DateOnly(2027, 1, 1))).On(Today);

        Assert.Equal(
            [(new DateOnly(2026, 8, 31), PolicyStanding.Earlier), (new DateOnly(2026, 12, 31), PolicyStanding.InForce), ((DateOnly?)null, PolicyStanding.ToCome)],
            spans.Select(span => (span.Until, span.Standing)));
    }

    [Theory]
    [InlineData(2026, 8, 31)]
    [InlineData(2026, 9, 1)]
    [InlineData(2026, 11, 27)]
    [InlineData(2022, 6, 15)]
    public void The_line_and_the_book_agree_on_every_day(int year, int month, int day)
    {
        var on = new DateOnly(year, month, day);
        var spans = timeline.On(on);

        Assert.Equal(
            PolicyBook.At(on, spans.Select(span => span.Record)).Records,
            spans.Where(span => span.Standing == PolicyStanding.InForce).Select(span => span.Record));
    }

    [Fact]
    public void The_next_record_tells_who_set_it_and_leaves_the_others_as_they_are()
    {
        var before = timeline.On(Today).Select(span => (span.Record.Value, span.Record.ValidFrom)).ToList();
        var next = Continue("40", new DateOnly(2027, 1, 1));

        Assert.Equal((Centre, PolicyKey.PeriodMinutes, "Một tiết", "40", new DateOnly(2027, 1, 1)), (next.CentreId, next.Key, next.Name, next.Value, next.ValidFrom));
        Assert.Equal(("Quyết định 12-QĐ/TTCT", (Guid?)Director, (DateTimeOffset?)Now), (next.LegalBasis, next.SetBy, next.SetAt));
        Assert.Equal(before, timeline.On(Today).Select(span => (span.Record.Value, span.Record.ValidFrom)));
    }

    [Theory]
    [InlineData(2026, 8, 31)]
    [InlineData(2026, 9, 1)]
    [InlineData(1, 1, 1)]
    public void No_record_takes_a_day_from_another(int year, int month, int day) =>
        Refused("PolicyRecord.NotAfterLatest", () => Continue("40", new DateOnly(year, month, day)));

    [Fact]
    public void A_day_that_has_passed_may_be_named_after_the_latest_record() =>
        Assert.Equal(new DateOnly(2026, 9, 2), Continue("40", new DateOnly(2026, 9, 2)).ValidFrom);

    [Fact]
    public void A_day_ten_years_off_is_the_last()
    {
        Assert.NotNull(Continue("40", Today.AddYears(10)));
        Refused("PolicyRecord.TooFarAhead", () => Continue("40", Today.AddYears(10).AddDays(1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void A_rule_rests_on_something(string basis) =>
        Refused("PolicyRecord.BasisRequired", () => Continue("40", new DateOnly(2027, 1, 1), basis));

    [Fact]
    public void Its_basis_is_a_sentence_and_not_a_book() =>
        Refused("PolicyRecord.BasisRequired", () => Continue("40", new DateOnly(2027, 1, 1), new string('a', 1001)));

    [Fact]
    public void A_record_that_says_nothing_new_is_refused_but_a_new_basis_for_the_same_is_something()
    {
        Refused("PolicyRecord.NothingNew", () => Continue("50.0", new DateOnly(2027, 1, 1), "Quyết định cũ"));
        Assert.NotNull(Continue("50", new DateOnly(2027, 1, 1), "Quyết định mới"));
    }

    [Fact]
    public void A_key_that_nobody_knows_cannot_be_set() =>
        Refused("PolicyRecord.KeyUnknown", () => new PolicyTimeline(Centre, "no.such.rule", []).Continue(Proposal("1", Today, "Căn cứ"), "Tên", Director, Today, Now));

    [Fact]
    public void A_rule_that_was_missing_begins_on_any_day() =>
        Assert.Equal("Tên", new PolicyTimeline(Centre, PolicyKey.PeriodMinutes, []).Continue(Proposal("45", new DateOnly(2020, 1, 1), "Căn cứ"), "Tên", Director, Today, Now).Name);

    private static PolicyTimeline Line(params (string Value, DateOnly From)[] records) => new(Centre, PolicyKey.PeriodMinutes, records.Select(record =>
        new PolicyRecord(Centre, PolicyKey.PeriodMinutes, "Một tiết", record.Value, record.From, "Quyết định cũ")));

    private static PolicyProposal Proposal(string value, DateOnly from, string basis) =>
        new(new PolicyEntries(new Dictionary<string, string?> { [PolicyPart.Whole] = value }), from, basis);

    private PolicyRecord Continue(string value, DateOnly from, string basis = " Quyết định 12-QĐ/TTCT ") =>
        timeline.Continue(Proposal(value, from, basis), "Tên khác", Director, Today, Now);

    private static void Refused(string rule, Func<object> act) => Assert.Equal(rule, Assert.Throws<RuleBrokenException>(act).Key);
}
