using Lms.Domain.Exams;
using Lms.Domain.Organisation;
using static Lms.Domain.Tests.Exams.ConductTests;
using static Lms.Domain.Tests.Exams.ExamSittingTests;

namespace Lms.Domain.Tests.Exams;

/// <summary>Khiển trách, cảnh cáo, đình chỉ: in steps, by the rule that the sitting pinned.</summary>
public sealed class IncidentTests
{
    private static readonly DisciplineRules Rules = new(25, 50, 50, 100, DisciplineRules.StepByStep);

    [Fact]
    public void What_is_taken_off_is_the_pinned_rules_to_say()
    {
        var (sitting, mai, _) = Writing();

        var incident = sitting.RecordIncident(mai.PersonId, IncidentKind.Reprimand, [], Rules with { ReprimandPercent = 20 }, mai, At(10, "Nói chuyện"));

        Assert.Equal((20m, "Nói chuyện"), (incident.Percent, incident.Account));
        Assert.False(mai.IsOver(At(10).Now));
    }

    [Fact]
    public void Whoever_breaks_the_rules_again_is_disciplined_a_step_harder()
    {
        var (sitting, mai, _) = Writing();
        var reprimand = sitting.RecordIncident(mai.PersonId, IncidentKind.Reprimand, [], Rules, mai, At(10));

        Refused("Incident.WarningIsNext", () => sitting.RecordIncident(mai.PersonId, IncidentKind.Reprimand, [reprimand], Rules, mai, At(20)));
        var warning = sitting.RecordIncident(mai.PersonId, IncidentKind.Warning, [reprimand], Rules, mai, At(20));
        Refused("Incident.SuspensionIsNext", () => sitting.RecordIncident(mai.PersonId, IncidentKind.Warning, [reprimand, warning], Rules, mai, At(30)));
        var suspension = sitting.RecordIncident(mai.PersonId, IncidentKind.Suspension, [reprimand, warning], Rules, mai, At(30));
        Refused("Incident.SuspendedAlready", () => sitting.RecordIncident(mai.PersonId, IncidentKind.Suspension, [suspension], Rules, mai, At(31)));
        Refused("Incident.KindUnknown", () => sitting.RecordIncident(mai.PersonId, (IncidentKind)9, [], Rules, mai, At(31)));
    }

    [Fact]
    public void A_grave_breach_may_skip_steps_and_a_withdrawn_one_does_not_count()
    {
        var (sitting, mai, _) = Writing();
        var reprimand = sitting.RecordIncident(mai.PersonId, IncidentKind.Reprimand, [], Rules, mai, At(10));
        sitting.WithdrawIncident(reprimand, mai, [], At(15, "Nhầm người"));

        Assert.Equal(IncidentKind.Warning, sitting.RecordIncident(mai.PersonId, IncidentKind.Warning, [reprimand], Rules, mai, At(20)).Kind);
        Refused("Incident.AlreadyWithdrawn", () => sitting.WithdrawIncident(reprimand, mai, [], At(21)));
    }

    [Fact]
    public void A_rule_that_says_nothing_of_steps_asks_for_none()
    {
        Assert.Equal(IncidentKind.Reprimand, (Rules with { Escalation = null }).Mildest(IncidentKind.Warning));
        Assert.Null((Rules with { Escalation = null }).Mildest(IncidentKind.Suspension));
    }

    [Fact]
    public void A_suspension_ends_the_attempt_at_that_very_moment()
    {
        var (sitting, mai, _) = Writing();

        sitting.RecordIncident(mai.PersonId, IncidentKind.Suspension, [], Rules, mai, At(40));

        Assert.True(mai.IsOver(At(40).Now));
        Assert.True(mai.AcceptsUntil < At(40).Now);
        Refused("Attempt.NoTimeAfterEnd", () => sitting.Extend(mai, 10, At(41)));
        Refused("Attempt.OutOfTime", () => mai.HandIn(At(41).Now));
    }

    [Fact]
    public void Whoever_was_suspended_before_beginning_does_not_begin()
    {
        var sitting = Sitting(90);
        var person = sitting.Candidates[0].PersonId;

        sitting.RecordIncident(person, IncidentKind.Suspension, [], Rules, attempt: null, At(5));

        Refused("ExamSitting.Suspended", () => Start(sitting, person, 10));
    }

    [Theory]
    [InlineData(90)]
    [InlineData(null)]
    public void A_suspension_taken_back_gives_the_lost_time_back_and_a_pause_is_not_given_twice(int? minutes)
    {
        var (sitting, mai, nam) = Writing(minutes);
        var suspension = sitting.RecordIncident(mai.PersonId, IncidentKind.Suspension, [], Rules, mai, At(40));
        var pause = sitting.Pause([mai, nam], At(45));
        sitting.Resume(pause, [mai, nam], Guid.NewGuid(), At(50).Now);
        var before = nam.Deadline;

        sitting.WithdrawIncident(suspension, mai, [pause], At(60, "Nhầm người"));

        // Nam lost the five minutes of the pause, Mai twenty in all: each gets back what each lost.
        Assert.Equal(before.AddMinutes(15), mai.Deadline);
        Assert.False(mai.IsOver(At(60).Now));
        Assert.False(sitting.Candidates[0].IsSuspended);
    }

    [Fact]
    public void A_suspension_taken_back_after_the_close_opens_nothing_again()
    {
        var (sitting, mai, _) = Writing();
        var suspension = sitting.RecordIncident(mai.PersonId, IncidentKind.Suspension, [], Rules, mai, At(40));

        sitting.WithdrawIncident(suspension, mai, [], At(130, "Nhầm người"));

        Assert.True(mai.IsOver(At(130).Now));
        Assert.Null(mai.SuspendedAt);
    }

    [Fact]
    public void Nothing_is_recorded_or_taken_back_once_the_scripts_are_sealed()
    {
        var (sitting, mai, nam) = Writing();
        var reprimand = sitting.RecordIncident(mai.PersonId, IncidentKind.Reprimand, [], Rules, mai, At(10));
        foreach (var kind in new[] { AppointmentKind.MaskingOfficer, AppointmentKind.HeadOfMarking, AppointmentKind.Marker, AppointmentKind.Marker })
        {
            sitting.Appoint(Guid.NewGuid(), kind, Guid.NewGuid(), At(0).Now);
        }

        sitting.Seal(new HashSet<Guid> { mai.PersonId, nam.PersonId }, 0, At(180).Now);

        Refused("ExamSitting.Sealed", () => sitting.WithdrawIncident(reprimand, mai, [], At(181)));
        Refused("ExamSitting.Sealed", () => sitting.RecordIncident(nam.PersonId, IncidentKind.Reprimand, [], Rules, nam, At(181)));
        Refused("ExamSitting.Sealed", () => sitting.Extend(mai, 5, At(181)));
        Refused("ExamSitting.Sealed", () => sitting.Announce("Hết giờ", Guid.NewGuid(), At(181).Now));
    }
}
