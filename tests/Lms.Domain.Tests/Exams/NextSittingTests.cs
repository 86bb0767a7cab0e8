using Lms.Domain.Exams;
using Lms.Domain.Organisation;
using Lms.Domain.Tests.Marking;
using static Lms.Domain.Tests.Exams.ExamSittingTests;

namespace Lms.Domain.Tests.Exams;

/// <summary>The edges of a sitting that follows another: when the one before is over, and who is on a later list.</summary>
public sealed class NextSittingTests
{
    private static readonly Guid Class = Guid.NewGuid();
    private static readonly ResitRules Rules = new(3, ResitRules.Admitted);
    private readonly Guid mai = Guid.NewGuid();
    private readonly ExamSitting before = New(Sittings.Now.AddHours(-4));

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, true, null)]
    [InlineData(true, false, null)]
    public void Whoever_is_on_a_later_list_is_on_no_other_whatever_they_would_come_for(bool postponed, bool absent, bool? passed) =>
        Assert.Equal("FollowUp.SitsLater", FollowUpProposal.For(new CameOut(mai, postponed, absent, passed, null, 0, SitsLater: true), Rules)!.WhyNot!.Key);

    [Fact]
    public void It_may_be_followed_when_no_save_is_on_its_way_any_more()
    {
        var end = before.Closes + before.Grace;

        Assert.False(before.MayBeFollowed(end.AddTicks(-1)));
        Assert.True(before.MayBeFollowed(end));
    }

    [Fact]
    public void What_stands_still_is_not_over_however_late_it_is()
    {
        before.Pause([], new ConductAct(Guid.NewGuid(), before.Opens.AddMinutes(5), "Mất điện."));

        Assert.False(before.MayBeFollowed(before.Closes.AddDays(1)));
        Refused("ExamSitting.NotYetClosed", () => Follow(New(Sittings.Now.AddDays(7)), before.Closes.AddDays(1)));
    }

    [Fact]
    public void It_may_open_at_the_moment_the_one_before_closed()
    {
        var after = New(before.Closes);
        Follow(after, Sittings.Now);

        Assert.Equal(before.Id, after.FollowsId);
    }

    [Fact]
    public void A_result_that_was_released_last_counts_though_its_sitting_was_the_earlier()
    {
        var (first, resit, day) = (Guid.NewGuid(), Guid.NewGuid(), Sittings.Now);

        Assert.Equal([first], CountingResults.Of([new(first, first, day, day.AddDays(30)), new(resit, first, day.AddDays(7), day.AddDays(9))]));
    }

    [Fact]
    public void Whoever_is_expected_again_comes_off_the_later_list_until_it_opens_and_only_while_nothing_is_recorded_there()
    {
        var after = New(Sittings.Now.AddDays(7));
        Follow(after, Sittings.Now);

        Refused("Postponement.SitsLater", () => after.TakeOff(mai, hasRecords: true, Sittings.Now));
        Refused("Postponement.SitsLater", () => after.TakeOff(mai, hasRecords: false, after.Opens));
        after.TakeOff(mai, hasRecords: false, after.Opens.AddTicks(-1));

        Assert.Empty(after.Candidates);
        Refused("ExamSitting.NotACandidate", () => after.TakeOff(mai, hasRecords: false, Sittings.Now));
    }

    private void Follow(ExamSitting after, DateTimeOffset now) => after.Follow(before, [new(mai, FollowUpReason.Resit, null)], [mai], now);

    private static ExamSitting New(DateTimeOffset opens) =>
        new(Sittings.Centre, Class, Guid.NewGuid(), "Thi", opens, opens.AddHours(2), 90, TimeSpan.FromSeconds(30), SittingKind.Window);
}
