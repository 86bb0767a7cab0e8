using Lms.Domain.Exams;
using Lms.Domain.Language;
using Lms.Domain.Organisation;
using Lms.Domain.Tests.Marking;
using static Lms.Domain.Tests.Exams.ExamSittingTests;

namespace Lms.Domain.Tests.Exams;

/// <summary>Who is excused: before they begin or by force majeure, never counted as absent or failed.</summary>
public sealed class PostponementTests
{
    private static readonly Guid Office = Guid.NewGuid();
    private static readonly DutySnapshot Secretary = new("bí thư chi bộ", "chủ trì sinh hoạt", "Chi bộ thôn Đoài", "xã Đoài", "CellLeadership");
    private readonly Guid mai = Guid.NewGuid();
    private readonly Guid nam = Guid.NewGuid();
    private readonly ExamSitting sitting = Sittings.Closed(Sittings.Paper(1));

    public PostponementTests()
    {
        sitting.Admit(mai);
        sitting.Admit(nam);
    }

    private DateTimeOffset Inside => sitting.Opens.AddMinutes(10);

    [Fact]
    public void Excused_by_whom_when_why_and_on_what_paper()
    {
        var made = Postpone(mai);

        Assert.Equal(("Nằm viện.", "Giấy ra viện số 12", Office), (made.Reason, made.Basis, made.RecordedBy));
        Assert.True(sitting.Candidates[0].IsPostponed);
        Assert.True(made.Stands);
    }

    [Fact]
    public void A_name_typed_in_pieces_is_stored_whole() =>
        Assert.Equal("Giấy của bệnh viện", sitting.Postpone(mai, "Giấy của bệnh viện".Normalize(System.Text.NormalizationForm.FormD), false, null, Because()).Basis);

    [Theory]
    [InlineData("  ")]
    [InlineData(null)]
    public void Without_a_paper_nobody_is_excused(string? basis) => Refused(
        "Postponement.BasisRequired", () => sitting.Postpone(mai, basis ?? new string('a', Postponement.BasisLength + 1), false, null, Because()));

    [Fact]
    public void Whoever_is_excused_does_not_start()
    {
        Postpone(mai);

        Refused("ExamSitting.Postponed", () => Start(mai));
        Assert.NotNull(Start(nam));
    }

    [Fact]
    public void Twice_is_refused_and_so_is_a_stranger()
    {
        Postpone(mai);

        Refused("Postponement.Already", () => Postpone(mai));
        Refused("ExamSitting.NotACandidate", () => Postpone(Guid.NewGuid()));
    }

    [Fact]
    public void Once_begun_only_force_majeure_excuses_and_the_attempt_ends_at_once()
    {
        var attempt = Start(mai);
        Refused("Postponement.Begun", () => Postpone(mai, attempt));

        var made = Postpone(mai, attempt, isForceMajeure: true, Inside.AddMinutes(20));

        Assert.True(made.IsForceMajeure);
        Assert.True(attempt.IsOver(Inside.AddMinutes(20)));
        Assert.Null(attempt.SuspendedAt);
    }

    [Fact]
    public void Force_majeure_is_not_written_down_of_somebody_who_never_began() =>
        Assert.False(Postpone(mai, attempt: null, isForceMajeure: true).IsForceMajeure);

    [Fact]
    public void What_was_handed_in_is_a_script_and_nobody_is_excused_from_it()
    {
        var attempt = Start(mai);
        attempt.HandIn(Inside.AddMinutes(5));

        Refused("Postponement.HandedIn", () => Postpone(mai, attempt, isForceMajeure: true));
    }

    [Fact]
    public void Whoever_was_sent_out_is_not_excused_and_the_excused_break_no_rules()
    {
        var rules = new DisciplineRules(25, 50, 50, 100);
        sitting.RecordIncident(mai, IncidentKind.Suspension, [], rules, null, Because(Inside));
        Refused("Postponement.Suspended", () => Postpone(mai));

        Postpone(nam);
        Refused("ExamSitting.Postponed", () => sitting.RecordIncident(nam, IncidentKind.Reprimand, [], rules, null, Because(Inside)));
    }

    [Fact]
    public void A_paper_that_comes_late_turns_an_absence_into_a_postponement()
    {
        sitting.RecordAbsent([mai, nam], new HashSet<Guid>(), Office, Sittings.Now);
        Postpone(mai, now: Sittings.Now);

        Assert.False(sitting.Candidates[0].IsAbsent);
        Assert.True(sitting.Candidates[1].IsAbsent);
    }

    [Fact]
    public void The_excused_do_not_hold_up_the_seal_and_their_attempts_are_no_scripts()
    {
        var (attempt, written) = (Start(mai), Start(nam));
        Postpone(mai, attempt, isForceMajeure: true, Inside.AddMinutes(20));
        HashSet<Guid> started = [attempt.PersonId, written.PersonId];

        Assert.Equal([nam], sitting.Writers(started));
        Assert.Empty(sitting.Unaccounted(started));
        sitting.Seal(started, 0, Sittings.Now);
        Assert.NotNull(sitting.SealedAt);
    }

    [Fact]
    public void Candidates_are_scripts_absentees_and_the_excused()
    {
        var third = Guid.NewGuid();
        sitting.Admit(third);
        Postpone(mai);

        var refusal = Assert.Throws<RuleBrokenException>(() => sitting.Seal(new HashSet<Guid> { nam }, 0, Sittings.Now));

        Assert.Equal("ExamSitting.CandidatesUnaccounted", refusal.Key);
        Assert.Equal([3, 1, 0, 1], refusal.Arguments);
    }

    [Fact]
    public void Where_everybody_is_excused_there_is_nothing_to_seal()
    {
        Postpone(mai);
        Postpone(nam);

        Refused("ExamSitting.NobodyWrote", () => sitting.Seal(new HashSet<Guid>(), 0, Sittings.Now));
    }

    [Fact]
    public void After_the_seal_nobody_is_excused_any_more()
    {
        Postpone(mai);
        sitting.Seal(new HashSet<Guid> { nam }, 0, Sittings.Now);

        Refused("ExamSitting.Sealed", () => Postpone(nam));
    }

    [Fact]
    public void Taken_back_with_a_reason_the_candidate_starts_after_all()
    {
        var made = Postpone(mai);
        sitting.WithdrawPostponement(made, null, [], Because(Inside, "Nhầm người."));

        Assert.Equal("Nhầm người.", made.WithdrawalReason);
        Assert.NotNull(Start(mai));
        Refused("Postponement.WithdrawnAlready", () => sitting.WithdrawPostponement(made, null, [], Because(Inside)));
    }

    [Fact]
    public void An_attempt_taken_up_again_while_the_sitting_runs_gets_the_lost_time_back()
    {
        var attempt = Start(mai);
        var (deadline, left) = (attempt.Deadline, Inside.AddMinutes(20));
        var made = Postpone(mai, attempt, isForceMajeure: true, left);

        sitting.WithdrawPostponement(made, attempt, [], Because(left.AddMinutes(15)));

        Assert.Equal(deadline.AddMinutes(15), attempt.Deadline);
        Assert.Null(attempt.SetAsideAt);
    }

    [Fact]
    public void What_was_written_until_the_time_was_up_keeps_its_end_and_gets_none_back()
    {
        var attempt = Start(mai);
        var (deadline, late) = (attempt.Deadline, attempt.AcceptsUntil.AddMinutes(1));

        var made = Postpone(mai, attempt, isForceMajeure: true, late);
        Assert.Null(attempt.SetAsideAt);
        sitting.WithdrawPostponement(made, attempt, [], Because(late.AddMinutes(5)));

        Assert.Equal(deadline, attempt.Deadline);
    }

    [Fact]
    public void After_the_seal_or_in_a_pause_nothing_is_taken_back()
    {
        var made = Postpone(mai);
        var pause = sitting.Pause([], Because());
        Refused("ExamSitting.Paused", () => sitting.WithdrawPostponement(made, null, [], Because()));
        Assert.True(made.Stands);

        sitting.Resume(pause, [], Office, Inside);
        sitting.Seal(new HashSet<Guid> { nam }, 0, Sittings.Now);
        Refused("ExamSitting.Sealed", () => sitting.WithdrawPostponement(made, null, [], Because(Sittings.Now)));
        Assert.True(made.Stands);
    }

    [Fact]
    public void A_pause_that_moved_the_close_is_not_given_back_a_second_time()
    {
        var attempt = Start(mai);
        var made = Postpone(mai, attempt, isForceMajeure: true, Inside.AddMinutes(20));
        var pause = sitting.Pause([attempt], Because(Inside.AddMinutes(25)));
        sitting.Resume(pause, [attempt], Office, Inside.AddMinutes(35));

        sitting.WithdrawPostponement(made, attempt, [pause], Because(Inside.AddMinutes(40)));

        Assert.Equal((TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(10)), (attempt.Added, attempt.PastClose));
    }

    [Fact]
    public void Who_took_it_back_and_when_stands_beside_who_made_it()
    {
        var made = Postpone(mai);
        Assert.Equal((Inside, Office), (made.RecordedAt, sitting.Candidates[0].PostponedBy!.Value));

        var director = Guid.NewGuid();
        sitting.WithdrawPostponement(made, null, [], new ConductAct(director, Inside.AddMinutes(5), "Nhầm người."));

        Assert.Equal((director, Inside.AddMinutes(5)), (made.WithdrawnBy!.Value, made.WithdrawnAt!.Value));
        Assert.Null(sitting.Candidates[0].PostponedBy);
    }

    [Fact]
    public void A_paper_may_be_told_of_in_as_many_characters_as_fit()
    {
        var told = new string('a', Postponement.BasisLength);
        Assert.Equal(told, sitting.Postpone(mai, told, false, null, Because()).Basis);
    }

    [Fact]
    public void Of_an_absence_that_gave_way_nobody_stands_as_having_recorded_it()
    {
        sitting.RecordAbsent([mai, nam], new HashSet<Guid>(), Office, Sittings.Now);
        Postpone(mai, now: Sittings.Now);

        Assert.Null(sitting.Candidates[0].AbsenceRecordedBy);
        Assert.Equal(Office, sitting.Candidates[1].AbsenceRecordedBy);
    }

    [Fact]
    public void The_general_wording_is_granted_until_the_seal()
    {
        Postpone(mai);
        sitting.GrantGeneralVariant(nam, Office, Inside);
        sitting.Seal(new HashSet<Guid> { nam }, 0, Sittings.Now);

        Refused("ExamSitting.Sealed", () => sitting.GrantGeneralVariant(nam, Office, Sittings.Now));
    }

    [Fact]
    public void On_the_board_the_excused_are_neither_missing_nor_at_work()
    {
        var signs = new StandingSigns(null, null, null, false, false, null, null, IsPostponed: true);

        Assert.Equal(Standing.Postponed, signs.At(Inside, Inside.AddHours(5)));
        Assert.Equal(Standing.Postponed, (signs with { StartedAt = Inside, AcceptsUntil = Inside }).At(Inside, Inside));
    }

    private Postponement Postpone(Guid person, Attempt? attempt = null, bool isForceMajeure = false, DateTimeOffset? now = null) =>
        sitting.Postpone(person, " Giấy ra viện số 12 ", isForceMajeure, attempt, Because(now));

    private ConductAct Because(DateTimeOffset? now = null, string reason = "Nằm viện.") => new(Office, now ?? Inside, reason);

    private Attempt Start(Guid person) => sitting.Start(person, Paper(), Secretary, source => new WrittenText(source, source, 1), Inside);
}
