using Lms.Domain.Exams;
using Lms.Domain.Marking;

namespace Lms.Domain.Tests.Marking;

public sealed class ReleaseConsentTests
{
    private static readonly DateTimeOffset Now = Sittings.Now;
    private static readonly Guid Director = Guid.NewGuid();
    private static readonly Guid Head = Guid.NewGuid();

    private readonly ExamSitting sitting = Sittings.Allocated(Sittings.Paper(10));

    [Fact]
    public void One_consent_is_enough_where_the_policy_asks_for_one()
    {
        var given = Give([], 1, Head);

        Assert.True(Of(1, given).IsDue(Now));
    }

    [Fact]
    public void Two_people_are_two_people()
    {
        var first = Give([], 2, Head);

        Assert.False(Of(2, first).IsDue(Now));
        Refused("ReleaseConsent.GivenAlready", () => Give([first], 2, Head));
        Assert.True(Of(2, first, Give([first], 2, Director)).IsDue(Now));
    }

    [Fact]
    public void It_comes_at_the_later_of_the_moments_asked_for_and_not_before()
    {
        var first = Give([], 2, Head, Now.AddDays(1));
        var both = Of(2, first, Give([first], 2, Director, Now.AddDays(3)));

        Assert.Equal(Now.AddDays(3), both.NotBefore);
        Assert.False(both.IsDue(Now.AddDays(3).AddSeconds(-1)));
        Assert.True(both.IsDue(Now.AddDays(3)));
        Refused("ReleaseConsent.NoneMissing", () => Give([.. both.Standing], 2, Guid.NewGuid()));
    }

    [Fact]
    public void A_consent_taken_back_counts_no_more_and_can_be_given_anew()
    {
        var first = Give([], 2, Head, Now.AddDays(1));
        var second = Give([first], 2, Director);
        first.Withdraw(Director, Now);

        Assert.Equal((Director, Now), (first.WithdrawnBy, first.WithdrawnAt));
        Assert.False(Of(2, first, second).IsDue(Now.AddDays(9)));
        Assert.True(Of(2, first, second, Give([first, second], 2, Head)).IsDue(Now));
    }

    [Fact]
    public void The_moment_lies_ahead_and_not_far_off()
    {
        foreach (var moment in new[] { Now, Now.AddMinutes(-1), Now.AddDays(ReleaseConsents.DaysAhead).AddSeconds(1) })
        {
            Refused("ReleaseConsent.MomentOutOfRange", () => Give([], 1, Head, moment));
        }

        Assert.False(Of(1, Give([], 1, Head, Now.AddDays(ReleaseConsents.DaysAhead))).IsDue(Now));
    }

    [Fact]
    public void Nobody_consents_before_every_script_is_settled_nor_after_release()
    {
        Refused("ExamSitting.ScriptsUnsettled", () => Of(1).Give(sitting, Head, unsettled: 1, null, "", Now));
        sitting.Release(Head, 0, Now);
        Refused("ExamSitting.AlreadyReleased", () => Give([], 1, Director));
    }

    private ReleaseConsent Give(ReleaseConsent[] before, int needed, Guid person, DateTimeOffset? notBefore = null) =>
        Of(needed, before).Give(sitting, person, unsettled: 0, notBefore, "http://localhost", Now);

    private static ReleaseConsents Of(int needed, params ReleaseConsent[] given) => new(given, needed);

    private static void Refused(string rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleBrokenException>(act).Key);
}
