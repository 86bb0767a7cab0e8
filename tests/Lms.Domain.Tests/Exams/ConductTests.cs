using Lms.Domain.Exams;
using Lms.Domain.Language;
using static Lms.Domain.Tests.Exams.ExamSittingTests;

namespace Lms.Domain.Tests.Exams;

/// <summary>Time in the room: everybody gets what they are given, and nobody more.</summary>
public sealed class ConductTests
{
    private static readonly Guid Centre = Guid.NewGuid();
    private static readonly Guid Mai = Guid.NewGuid();
    private static readonly Guid Nam = Guid.NewGuid();
    private static readonly Guid Invigilator = Guid.NewGuid();
    private static readonly DateTimeOffset Opens = new(2026, 3, 27, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Closes = Opens.AddHours(2);

    [Fact]
    public void Extra_time_for_one_reaches_past_the_close_and_nobody_elses_clock_moves()
    {
        var (sitting, mai, nam) = Writing(minutes: null);

        var given = sitting.Extend(mai, 15, At(60));

        Assert.Equal(Closes.AddMinutes(15), mai.Deadline);
        Assert.Equal(mai.Deadline + sitting.Grace, mai.AcceptsUntil);
        Assert.Equal(Closes, nam.Deadline);
        Assert.Equal(Closes, sitting.Closes);
        Assert.Equal((Mai, 15, "Máy hỏng", Invigilator, Opens.AddMinutes(60)), (given.PersonId!.Value, given.Minutes, given.Reason, given.GivenBy, given.GivenAt));
    }

    [Fact]
    public void Extra_time_for_all_moves_the_close_with_everybody()
    {
        var (sitting, mai, nam) = Writing(minutes: 90, namStarts: 60);

        sitting.ExtendAll([mai, nam], 10, At(70));

        Assert.Equal(Closes.AddMinutes(10), sitting.Closes);
        Assert.Equal(Opens.AddMinutes(100), mai.Deadline);
        Assert.Equal(Closes.AddMinutes(10), nam.Deadline);
    }

    [Fact]
    public void The_deadline_is_the_nearer_of_the_own_time_and_the_close()
    {
        var (sitting, mai, nam) = Writing(minutes: 90, namStarts: 60);

        Assert.Equal(Opens.AddMinutes(90), mai.Deadline);
        Assert.Equal(Closes, nam.Deadline);
        sitting.MoveClose(Closes.AddHours(1), pause: null, [mai, nam], At(70));

        Assert.Equal(Opens.AddMinutes(90), mai.Deadline);
        Assert.Equal(Opens.AddMinutes(150), nam.Deadline);
    }

    [Fact]
    public void No_time_is_added_after_handing_in_or_after_the_end()
    {
        var (sitting, mai, nam) = Writing(minutes: 30);
        mai.HandIn(Opens.AddMinutes(20));

        Refused("Attempt.NoTimeAfterEnd", () => sitting.Extend(mai, 5, At(21)));
        Refused("Attempt.NoTimeAfterEnd", () => sitting.Extend(nam, 5, At(31)));
        sitting.ExtendAll([mai, nam], 5, At(31));

        Assert.Equal(Opens.AddMinutes(30), mai.Deadline);
        Assert.Equal(Opens.AddMinutes(30), nam.Deadline);
    }

    [Fact]
    public void No_time_is_given_to_another_sittings_attempt()
    {
        var (sitting, _, _) = Writing();
        var (_, other, _) = Writing();

        Refused("ExamSitting.NotACandidate", () => sitting.Extend(other, 5, At(10)));
        Refused("ExamSitting.NotACandidate", () => sitting.ExtendAll([other], 5, At(10)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(181)]
    public void Minutes_out_of_range_are_refused(int minutes)
    {
        var (sitting, mai, nam) = Writing();

        Refused("TimeExtension.MinutesOutOfRange", () => sitting.Extend(mai, minutes, At(10)));
        Refused("TimeExtension.MinutesOutOfRange", () => sitting.ExtendAll([mai, nam], minutes, At(10)));
        Assert.Equal(Closes, sitting.Closes);
    }

    [Fact]
    public void Every_act_says_why() => Refused("Conduct.ReasonRequired", () => _ = new ConductAct(Invigilator, Opens, "  "));

    [Fact]
    public void All_get_no_time_once_the_close_has_passed_but_one_who_still_writes_does()
    {
        var (sitting, mai, nam) = Writing(minutes: null);
        sitting.Extend(mai, 30, At(100));

        Refused("ExamSitting.CloseHasPassed", () => sitting.ExtendAll([mai, nam], 5, At(121)));
        sitting.Extend(mai, 5, At(121));

        Assert.Equal(Closes.AddMinutes(35), mai.Deadline);
    }

    [Fact]
    public void A_pause_is_given_back_to_the_minute_to_everybody_who_was_writing()
    {
        var (sitting, mai, nam) = Writing(minutes: 90, namStarts: 60);
        var pause = sitting.Pause([mai, nam], At(70));

        // The power stays away for longer than anybody had left.
        Assert.False(mai.IsOver(Opens.AddMinutes(200)));
        Refused("ExamSitting.Paused", () => Start(sitting, Nam, 75));
        sitting.Resume(pause, [mai, nam], Invigilator, Opens.AddMinutes(210));

        Assert.Equal(Opens.AddMinutes(90 + 140), mai.Deadline);
        Assert.Equal(Closes.AddMinutes(140), nam.Deadline);
        Assert.Equal(Closes.AddMinutes(140), sitting.Closes);
        Assert.Equal(mai.Deadline + sitting.Grace, mai.AcceptsUntil);
        Assert.Equal(Opens.AddMinutes(210), pause.EndedAt);
    }

    [Fact]
    public void A_pause_gives_nothing_to_whoever_was_over_or_hands_in_meanwhile()
    {
        var (sitting, mai, nam) = Writing(minutes: 30);
        var pause = sitting.Pause([mai, nam], At(20));
        mai.HandIn(Opens.AddMinutes(25));
        sitting.Resume(pause, [mai, nam], Invigilator, Opens.AddMinutes(40));

        Assert.Equal(Opens.AddMinutes(30), mai.Deadline);
        Assert.Equal(Opens.AddMinutes(50), nam.Deadline);

        var next = sitting.Pause([mai, nam], At(55));
        sitting.Resume(next, [mai, nam], Invigilator, Opens.AddMinutes(60));
        Assert.Equal(Opens.AddMinutes(50), nam.Deadline);
    }

    [Fact]
    public void Nobody_pauses_twice_or_resumes_what_runs()
    {
        var (sitting, mai, nam) = Writing();

        Refused("ExamSitting.NotPaused", () => sitting.Resume(null, [mai, nam], Invigilator, Opens.AddMinutes(5)));
        sitting.Pause([mai, nam], At(10));
        Refused("ExamSitting.Paused", () => sitting.Pause([mai, nam], At(11)));
        Refused("ExamSitting.Paused", () => sitting.Seal(new HashSet<Guid> { Mai, Nam }, 0, Closes.AddHours(1)));
    }

    [Fact]
    public void Closing_now_ends_everybody_whatever_they_were_given()
    {
        var (sitting, mai, nam) = Writing(minutes: null);
        sitting.Extend(mai, 30, At(10));

        var change = sitting.MoveClose(Opens.AddMinutes(40), pause: null, [mai, nam], At(50));

        Assert.Equal(Opens.AddMinutes(50), sitting.Closes);
        Assert.Equal((Closes, sitting.Closes), (change.Before, change.After));
        Assert.All([mai, nam], attempt => Assert.Equal(Opens.AddMinutes(50), attempt.Deadline));
        Assert.All([mai, nam], attempt => Assert.True(attempt.IsOver(Opens.AddMinutes(51))));
    }

    [Fact]
    public void Closing_now_ends_a_pause_too()
    {
        var (sitting, mai, nam) = Writing(minutes: null);
        var pause = sitting.Pause([mai, nam], At(10));

        Refused("ExamSitting.Paused", () => sitting.MoveClose(Closes.AddHours(1), pause, [mai, nam], At(20)));
        sitting.MoveClose(Opens.AddMinutes(20), pause, [mai, nam], At(20));

        Assert.Null(sitting.PausedAt);
        Assert.NotNull(pause.EndedAt);
        Assert.True(mai.IsOver(Opens.AddMinutes(21)));
    }

    [Fact]
    public void A_passed_close_is_not_moved_and_a_moved_one_really_moves()
    {
        var (sitting, mai, nam) = Writing();

        Refused("ExamSitting.CloseUnchanged", () => sitting.MoveClose(Closes, null, [mai, nam], At(10)));
        Refused("ExamSitting.CloseHasPassed", () => sitting.MoveClose(Closes.AddHours(3), null, [mai, nam], At(120)));
        Refused("ExamSitting.ClosesBeforeItOpens", () => sitting.MoveClose(Opens, null, [mai, nam], At(-10)));
    }

    [Theory]
    [InlineData(25, null, 90, 23)]
    [InlineData(25, null, null, 30)]
    [InlineData(null, 20, 90, 20)]
    public void An_accommodation_is_added_when_the_attempt_starts(int? percent, int? more, int? minutes, int expected)
    {
        var sitting = Sitting(minutes);
        var accommodation = sitting.Accommodate(Mai, percent, more, standing: null, isBeforeTheDay: true, At(-3000));

        var attempt = Start(sitting, Mai, 0, accommodation);
        var late = Start(sitting, Nam, 100);

        Assert.Equal(Opens.AddMinutes((minutes ?? 120) + expected), attempt.Deadline);
        Assert.Equal(Closes, late.Deadline);
    }

    [Fact]
    public void An_accommodation_also_reaches_past_the_close_for_a_late_starter()
    {
        var sitting = Sitting(90);
        var accommodation = sitting.Accommodate(Mai, null, 20, standing: null, isBeforeTheDay: true, At(-3000));

        Assert.Equal(Closes.AddMinutes(20), Start(sitting, Mai, 100, accommodation).Deadline);
    }

    [Fact]
    public void Accommodations_are_recorded_before_the_day_one_at_a_time_and_kept()
    {
        var sitting = Sitting(90);
        var first = sitting.Accommodate(Mai, 25, null, standing: null, isBeforeTheDay: true, At(-3000));
        sitting.Accommodate(Mai, 50, null, first, isBeforeTheDay: true, At(-2000));

        Assert.Equal(Opens.AddMinutes(-2000), first.WithdrawnAt);
        Refused("Accommodation.DayHasCome", () => sitting.Accommodate(Mai, 25, null, null, isBeforeTheDay: false, At(-30)));
        Refused("Accommodation.OneOfTwo", () => sitting.Accommodate(Mai, 25, 10, null, isBeforeTheDay: true, At(-3000)));
        Refused("Accommodation.OneOfTwo", () => sitting.Accommodate(Mai, null, null, null, isBeforeTheDay: true, At(-3000)));
        Refused("Accommodation.OneOfTwo", () => sitting.Accommodate(Mai, 101, null, null, isBeforeTheDay: true, At(-3000)));
        Refused("ExamSitting.NotACandidate", () => sitting.Accommodate(Invigilator, 25, null, null, isBeforeTheDay: true, At(-3000)));
    }

    internal static (ExamSitting Sitting, Attempt Mai, Attempt Nam) Writing(int? minutes = 90, int namStarts = 0)
    {
        var sitting = Sitting(minutes);
        return (sitting, Start(sitting, Mai, 0), Start(sitting, Nam, namStarts));
    }

    internal static ConductAct At(int minute, string reason = "Máy hỏng") => new(Invigilator, Opens.AddMinutes(minute), reason);

    internal static Attempt Start(ExamSitting sitting, Guid person, int minute, Accommodation? accommodation = null)
    {
        var duty = new DutySnapshot("bí thư chi bộ", "chủ trì sinh hoạt", "Chi bộ thôn Đoài", "xã Đoài", "CellLeadership");
        return sitting.Start(person, Paper(), duty, source => new WrittenText(source, source, 1), Opens.AddMinutes(minute), accommodation: accommodation);
    }

    internal static ExamSitting Sitting(int? minutes)
    {
        var sitting = new ExamSitting(
            Centre, Guid.NewGuid(), Guid.NewGuid(), "Thi cuối khoá", Opens, Closes, minutes, TimeSpan.FromSeconds(30), SittingKind.InClass);
        sitting.Admit(Mai);
        sitting.Admit(Nam);
        return sitting;
    }
}
