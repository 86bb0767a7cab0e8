using Lms.Domain.Exams;
using Lms.Domain.Organisation;
using Lms.Domain.Tests.Marking;
using static Lms.Domain.Tests.Exams.ExamSittingTests;

namespace Lms.Domain.Tests.Exams;

/// <summary>Who sits again after a sitting, how often, and which result counts.</summary>
public sealed class FollowUpTests
{
    private static readonly ResitRules One = new(1, ResitRules.NotAdmitted);
    private static readonly Guid Class = Guid.NewGuid();
    private readonly Guid mai = Guid.NewGuid();
    private readonly Guid nam = Guid.NewGuid();
    private readonly ExamSitting before = New(Sittings.Now.AddHours(-4));

    [Fact]
    public void Whoever_failed_resits_and_whoever_passed_or_waits_does_not()
    {
        Assert.Equal(FollowUpReason.Resit, For(passed: false)!.Reason);
        Assert.Null(For(passed: false)!.WhyNot);
        Assert.Null(For(passed: true));
        Assert.Null(For(passed: null));
    }

    [Fact]
    public void A_resit_beyond_what_the_rule_allows_is_refused_with_the_number()
    {
        var why = For(passed: false, resits: 1)!.WhyNot!;
        Assert.Equal(("FollowUp.ResitsUsed", 1), (why.Key, why.Arguments[0]));

        Assert.Null(For(passed: false, resits: 1, rules: new ResitRules(2, ResitRules.NotAdmitted))!.WhyNot);
        Assert.NotNull(For(passed: false, rules: new ResitRules(0, ResitRules.NotAdmitted))!.WhyNot);
    }

    [Fact]
    public void An_absentee_resits_only_where_the_rule_says_so()
    {
        Assert.Equal("FollowUp.AbsenteesExcluded", For(absent: true)!.WhyNot!.Key);
        var admitted = For(absent: true, rules: new ResitRules(1, ResitRules.Admitted))!;
        Assert.Equal((FollowUpReason.Resit, null), (admitted.Reason, admitted.WhyNot));
        Assert.Equal("FollowUp.ResitsUsed", For(absent: true, resits: 1, rules: new ResitRules(1, ResitRules.Admitted))!.WhyNot!.Key);
    }

    [Fact]
    public void The_excused_make_it_up_whatever_the_rule_on_resits_says()
    {
        var made = For(postponed: true, rules: new ResitRules(0, ResitRules.NotAdmitted))!;
        Assert.Equal((FollowUpReason.MakeUp, null), (made.Reason, made.WhyNot));
    }

    [Fact]
    public void Excused_from_a_resit_one_is_still_owed_that_resit() =>
        Assert.Equal(FollowUpReason.Resit, For(postponed: true, cameFor: FollowUpReason.Resit)!.Reason);

    [Fact]
    public void Whoever_is_on_a_later_list_is_not_put_on_another() =>
        Assert.Equal("FollowUp.SitsLater", For(postponed: true, later: true)!.WhyNot!.Key);

    [Fact]
    public void The_follow_up_is_linked_and_has_each_for_a_reason()
    {
        var after = New(Sittings.Now.AddDays(7));
        after.Follow(before, Proposals(), [nam, mai], Sittings.Now);

        Assert.Equal((before.Id, before.Id), (after.FollowsId, after.FirstId));
        Assert.Equal([(nam, 1, FollowUpReason.MakeUp), (mai, 2, FollowUpReason.Resit)], after.Candidates.Select(one => (one.PersonId, one.Number, one.CameFor!.Value)));

        var third = New(Sittings.Now.AddDays(14));
        third.Follow(after, Proposals(), [mai], Sittings.Now.AddDays(8));
        Assert.Equal((after.Id, before.Id), (third.FollowsId, third.FirstId));
    }

    [Fact]
    public void A_sitting_that_follows_none_is_the_first_of_its_exam()
    {
        Assert.Null(before.FollowsId);
        Assert.Equal(before.Id, before.FirstId);
    }

    [Fact]
    public void Nobody_is_put_on_it_whom_the_rules_do_not_propose()
    {
        FollowUpProposal[] refused = [new(mai, FollowUpReason.Resit, new RuleBrokenException("FollowUp.ResitsUsed", 1))];

        Refused("FollowUp.NotProposed", () => New(Sittings.Now.AddDays(7)).Follow(before, Proposals(), [Guid.NewGuid()], Sittings.Now));
        Refused("FollowUp.ResitsUsed", () => New(Sittings.Now.AddDays(7)).Follow(before, refused, [mai], Sittings.Now));
        Refused("FollowUp.NobodyChosen", () => New(Sittings.Now.AddDays(7)).Follow(before, Proposals(), [], Sittings.Now));
    }

    [Fact]
    public void It_follows_only_what_is_over_in_the_same_class_and_opens_after_it()
    {
        Refused("ExamSitting.NotYetClosed", () => New(Sittings.Now.AddDays(7)).Follow(before, Proposals(), [mai], before.Closes.AddTicks(-1)));
        Refused("FollowUp.OtherClass", () => New(Sittings.Now.AddDays(7), Guid.NewGuid()).Follow(before, Proposals(), [mai], Sittings.Now));
        Refused("FollowUp.OpensTooEarly", () => New(before.Closes.AddTicks(-10)).Follow(before, Proposals(), [mai], Sittings.Now));
    }

    [Fact]
    public void Its_list_is_not_added_to_past_the_rules()
    {
        var after = New(Sittings.Now.AddDays(7));
        after.Follow(before, Proposals(), [mai], Sittings.Now);

        Refused("ExamSitting.FollowUpListStands", () => after.Admit(Guid.NewGuid()));
    }

    [Fact]
    public void Of_several_results_of_one_exam_the_last_released_counts_and_other_exams_count_too()
    {
        var (first, resit, late, other) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var day = Sittings.Now;

        var counting = CountingResults.Of(
        [
            new(resit, first, day.AddDays(7), day.AddDays(9)),
            new(first, first, day, day.AddDays(2)),
            new(other, other, day, day.AddDays(1)),
            new(late, late, day, day.AddDays(30)),
        ]);

        Assert.Equal(new HashSet<Guid> { resit, other, late }, counting);
    }

    [Fact]
    public void Released_at_one_moment_the_later_sitting_counts()
    {
        var (first, resit) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal([resit], CountingResults.Of([new(resit, first, Sittings.Now.AddDays(1), Sittings.Now), new(first, first, Sittings.Now, Sittings.Now)]));
    }

    private FollowUpProposal[] Proposals() => [new(mai, FollowUpReason.Resit, null), new(nam, FollowUpReason.MakeUp, null)];

    private FollowUpProposal? For(
        bool? passed = null, bool postponed = false, bool absent = false, int resits = 0, bool later = false, FollowUpReason? cameFor = null, ResitRules? rules = null) =>
        FollowUpProposal.For(new CameOut(mai, postponed, absent, passed, cameFor, resits, later), rules ?? One);

    private static ExamSitting New(DateTimeOffset opens, Guid? ofClass = null) =>
        new(Sittings.Centre, ofClass ?? Class, Guid.NewGuid(), "Thi", opens, opens.AddHours(2), 90, TimeSpan.Zero, SittingKind.Window);
}
