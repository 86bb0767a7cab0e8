using Lms.Domain.Organisation;

namespace Lms.Domain.Tests.Organisation;

public sealed class PolicyWithdrawalTests
{
    private static readonly Guid Centre = Guid.NewGuid();
    private static readonly Guid Director = Guid.NewGuid();
    private static readonly DateOnly Today = new(2026, 11, 27);
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 1, 0, 0, TimeSpan.Zero);

    private readonly PolicyRecord first = Record(Today.AddYears(-1), 30);
    private readonly PolicyRecord coming = Record(Today.AddDays(1), 45);
    private readonly PolicyRecord later = Record(Today.AddDays(40), 60);

    [Fact]
    public void A_rule_to_come_is_withdrawn_with_who_and_when_and_why()
    {
        coming.Withdraw(" gõ nhầm ", Director, Today, Now);

        Assert.Equal((Director, Now, "gõ nhầm"), (coming.WithdrawnBy!.Value, coming.WithdrawnAt!.Value, coming.WithdrawalReason));
    }

    [Theory]
    [InlineData(0, "PolicyRecord.InForceAlready")]
    [InlineData(-1, "PolicyRecord.InForceAlready")]
    public void From_its_first_day_on_a_rule_is_not_withdrawn(int days, string rule) =>
        Assert.Equal(rule, Broken(() => Record(Today.AddDays(days), 45).Withdraw("gõ nhầm", Director, Today, Now)));

    [Fact]
    public void It_is_withdrawn_once_and_for_a_reason()
    {
        Assert.Equal("PolicyRecord.ReasonRequired", Broken(() => coming.Withdraw("  ", Director, Today, Now)));
        Assert.Equal("PolicyRecord.ReasonRequired", Broken(() => coming.Withdraw(new string('x', 1001), Director, Today, Now)));
        coming.Withdraw("gõ nhầm", Director, Today, Now);

        Assert.Equal("PolicyRecord.WithdrawnAlready", Broken(() => coming.Withdraw("lần nữa", Director, Today, Now)));
    }

    [Fact]
    public void What_is_withdrawn_holds_on_no_day_and_stays_in_the_line()
    {
        coming.Withdraw("gõ nhầm", Director, Today, Now);
        var line = Line().On(Today);

        Assert.Equal([PolicyStanding.InForce, PolicyStanding.Withdrawn, PolicyStanding.ToCome], line.Select(span => span.Standing));
        Assert.Equal([later.ValidFrom.AddDays(-1), null, null], line.Select(span => span.Until));
        Assert.Equal(30, PolicyBook.At(Today.AddDays(2), [first, coming, later]).SaveGrace.TotalSeconds);
        Assert.Equal(60, PolicyBook.At(later.ValidFrom, [first, coming, later]).SaveGrace.TotalSeconds);
    }

    [Fact]
    public void The_line_goes_on_from_what_was_not_withdrawn()
    {
        Assert.Equal((later, coming), (Line().Latest, Line().Before(later)));
        later.Withdraw("gõ nhầm", Director, Today, Now);
        coming.Withdraw("gõ nhầm", Director, Today, Now);

        Assert.Equal((first, first), (Line().Latest, Line().Before(later)));
        Assert.Null(Line().Before(first));
        var next = Line().Continue(new PolicyProposal(PolicyEntries.Of("20"), coming.ValidFrom, "Quyết định 2"), "", Director, Today, Now);
        Assert.Equal(coming.ValidFrom, next.ValidFrom);
    }

    private PolicyTimeline Line() => new(Centre, PolicyKey.SaveGraceSeconds, [later, first, coming]);

    private static PolicyRecord Record(DateOnly from, int seconds) => new(Centre, PolicyKey.SaveGraceSeconds, "Chờ bản lưu", $"{seconds}", from, "Quyết định 1");

    private static string Broken(Action act) => Assert.Throws<RuleBrokenException>(act).Key;
}
