using Lms.Domain.Classes;
using Lms.Domain.Organisation;

namespace Lms.Domain.Tests.Classes;

public sealed class AttendanceTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 9, 0, 30, 0, TimeSpan.Zero);
    private static readonly AttendanceRules Rules = new(15, 70, AttendanceRules.Absent);

    private readonly Guid trainee = Guid.NewGuid();
    private readonly Guid lecturer = Guid.NewGuid();
    private readonly TrainingClass one;
    private readonly ClassSession session;

    public AttendanceTests()
    {
        one = AClass();
        session = one.AddSession("Bài 1", Start, Start.AddHours(3), "A", lecturer);
        one.Enrol(trainee, Start.AddDays(-3));
    }

    private Enrolment Place => one.Enrolments[0];

    [Theory]
    [InlineData(-60, AttendanceMark.Present)]
    [InlineData(0, AttendanceMark.Present)]
    [InlineData(14.99, AttendanceMark.Present)]
    [InlineData(15, AttendanceMark.Late)]
    [InlineData(200, AttendanceMark.Late)]
    public void A_code_says_present_and_from_the_policys_minute_late(double minutes, AttendanceMark mark)
    {
        var record = AttendanceRecord.ByCode(session, Place, Rules, Start.AddMinutes(minutes));

        Assert.Equal((mark, AttendanceSource.Code, trainee, 1), (record.Mark, record.Source, record.MarkedBy, record.Revision));
    }

    [Theory]
    [InlineData(-61)]
    [InlineData(240)]
    public void A_code_is_given_around_the_session_only(double minutes) =>
        AssertBroken("AttendanceRecord.NotTheTime", () => AttendanceRecord.ByCode(session, Place, Rules, Start.AddMinutes(minutes)));

    [Fact]
    public void Only_who_is_in_the_class_is_marked()
    {
        var other = AClass();
        other.Enrol(trainee, Start);
        AssertBroken("AttendanceRecord.NotInClass", () => AttendanceRecord.ByHand(session, other.Enrolments[0], AttendanceMark.Present, lecturer, Start));

        one.Withdraw(trainee, Start);
        AssertBroken("AttendanceRecord.NotInClass", () => AttendanceRecord.ByCode(session, Place, Rules, Start));
        AssertBroken("AttendanceRecord.NotInClass", () => AttendanceRecord.ByHand(session, Place, AttendanceMark.Present, lecturer, Start));
        AssertBroken("AttendanceRecord.NotInClass", () => AttendanceRecord.ByPresence(session, Place, new PresentMinutes(9, 9), Rules, lecturer, Start));
    }

    [Fact]
    public void A_hand_changes_what_came_by_code_and_the_former_mark_is_told()
    {
        var record = AttendanceRecord.ByCode(session, Place, Rules, Start);

        Assert.Equal(AttendanceMark.Present, record.Correct(session, Place, AttendanceMark.Late, lecturer, Start.AddDays(9)));
        Assert.Equal(AttendanceMark.Late, record.Correct(session, Place, AttendanceMark.Unexcused, lecturer, Start.AddDays(10)));

        Assert.Equal((AttendanceMark.Unexcused, AttendanceSource.Manual, lecturer, 3), (record.Mark, record.Source, record.MarkedBy, record.Revision));
    }

    [Fact]
    public void Nobody_marks_themselves()
    {
        AssertBroken("AttendanceRecord.NotOneself", () => AttendanceRecord.ByHand(session, Place, AttendanceMark.Present, trainee, Start));
        var record = AttendanceRecord.ByCode(session, Place, Rules, Start.AddHours(1));
        AssertBroken("AttendanceRecord.NotOneself", () => record.Correct(session, Place, AttendanceMark.Present, trainee, Start));
    }

    [Fact]
    public void Leave_is_written_ahead_and_nothing_else_is()
    {
        var before = Start.AddDays(-2);
        Assert.Equal(AttendanceMark.Excused, AttendanceRecord.ByHand(session, Place, AttendanceMark.Excused, lecturer, before).Mark);
        foreach (var mark in new[] { AttendanceMark.Present, AttendanceMark.Late, AttendanceMark.Unexcused })
        {
            AssertBroken("AttendanceRecord.NotBegun", () => AttendanceRecord.ByHand(session, Place, mark, lecturer, before));
        }
    }

    [Theory]
    [InlineData(70, 100, true)]
    [InlineData(69, 100, false)]
    [InlineData(0, 0, false)]
    public void Presence_on_line_counts_from_the_policys_share(int present, int held, bool counts)
    {
        if (counts)
        {
            Assert.Equal(AttendanceSource.Presence, AttendanceRecord.ByPresence(session, Place, new PresentMinutes(present, held), Rules, lecturer, Start).Source);
        }
        else
        {
            AssertBroken("AttendanceRecord.TooShortInRoom", () => AttendanceRecord.ByPresence(session, Place, new PresentMinutes(present, held), Rules, lecturer, Start));
        }
    }

    [Fact]
    public void A_code_is_good_in_its_step_and_in_the_one_after_and_no_longer()
    {
        var code = Shown();
        var given = code.At(Start);

        Assert.Matches("^[0-9]{6}$", given);
        Assert.NotEqual(given, code.At(Start.AddSeconds(30)));
        Assert.True(code.Accepts(given, session, Start));
        Assert.True(code.Accepts($"{given[..3]} {given[3..]}", session, Start.AddSeconds(29)));
        Assert.True(code.Accepts(given, session, Start.AddSeconds(59)));
        Assert.False(code.Accepts(given, session, Start.AddSeconds(60)));
        Assert.False(code.Accepts(given, session, Start.AddSeconds(-1)));
        Assert.False(code.Accepts("", session, Start));
        Assert.False(code.Accepts(given + "0", session, Start));
        Assert.Equal(30, AttendanceCode.SecondsLeft(Start));
        Assert.Equal(1, AttendanceCode.SecondsLeft(Start.AddSeconds(29)));
    }

    [Fact]
    public void A_code_is_that_of_the_standard_for_its_secret_and_step()
    {
        // HMAC-SHA-256 of step 1 with the secret of RFC 6238, appendix B, last six digits.
        var code = new AttendanceCode(session);
        code.Open(session, "12345678901234567890123456789012"u8.ToArray(), lecturer, Start);

        Assert.Equal("119246", code.At(DateTimeOffset.UnixEpoch.AddSeconds(59)));
    }

    [Fact]
    public void Another_sessions_code_and_a_closed_one_are_refused()
    {
        var (code, other) = (Shown(), Shown());
        Assert.False(code.Accepts(other.At(Start), session, Start));

        var given = code.At(Start);
        code.Close(Start);
        Assert.False(code.Accepts(given, session, Start));

        code.Open(session, Secret(), lecturer, Start.AddSeconds(5));
        Assert.False(code.Accepts(given, session, Start.AddSeconds(5)));
        Assert.True(code.Accepts(code.At(Start), session, Start.AddSeconds(5)));
    }

    [Fact]
    public void A_code_forgotten_open_ends_by_itself_and_none_is_opened_outside_the_session()
    {
        var code = Shown();
        Assert.True(code.IsOpen(session, session.EndsAt.AddMinutes(59)));
        Assert.False(code.IsOpen(session, session.EndsAt.AddMinutes(60)));
        AssertBroken("AttendanceRecord.NotTheTime", () => new AttendanceCode(session).Open(session, Secret(), lecturer, Start.AddMinutes(-61)));
    }

    [Theory]
    [InlineData(AttendanceRules.Absent, 3, 5, "60")]
    [InlineData(AttendanceRules.LeftOut, 3, 4, "75")]
    public void Late_counts_as_there_and_excused_as_the_policy_says(string excused, int attended, int counted, string percent)
    {
        AttendanceMark?[] marks = [AttendanceMark.Present, AttendanceMark.Late, AttendanceMark.Excused, AttendanceMark.Present, null];

        var share = AttendanceShare.Of(marks, Rules with { Excused = excused });

        Assert.Equal(new AttendanceShare(attended, counted), share);
        Assert.Equal(decimal.Parse(percent, null), share.Percent);
    }

    [Fact]
    public void A_share_is_judged_unrounded_and_nothing_taken_is_no_share()
    {
        Assert.True(new AttendanceShare(4, 5).Reaches(80));
        Assert.False(new AttendanceShare(79_999, 100_000).Reaches(80));
        Assert.Equal(80.00m, new AttendanceShare(79_999, 100_000).Percent);
        Assert.Null(default(AttendanceShare).Percent);
        Assert.False(default(AttendanceShare).Reaches(0));
    }

    private static TrainingClass AClass() => new(Guid.NewGuid(), Guid.NewGuid(), "K1", "Lớp", new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 20));

    private static byte[] Secret() => System.Security.Cryptography.RandomNumberGenerator.GetBytes(AttendanceCode.SecretLength);

    private AttendanceCode Shown()
    {
        var code = new AttendanceCode(session);
        code.Open(session, Secret(), lecturer, Start);
        return code;
    }

    private static void AssertBroken(string key, Action act) => Assert.Equal(key, Assert.Throws<RuleBrokenException>(act).Key);
}
