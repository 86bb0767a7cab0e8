using Lms.Domain.Exams;
using Lms.Domain.Language;

namespace Lms.Domain.Tests.Exams;

public sealed class ExamSittingTests
{
    private static readonly Guid Centre = Guid.NewGuid();
    private static readonly Guid Trainee = Guid.NewGuid();
    private static readonly Guid Office = Guid.NewGuid();
    private static readonly DateTimeOffset Opens = new(2026, 3, 27, 1, 0, 0, TimeSpan.Zero);
    private static readonly DutySnapshot Secretary = new("bí thư chi bộ", "chủ trì sinh hoạt", "Chi bộ thôn Đoài", "xã Đoài", "CellLeadership");
    private static readonly DutySnapshot Speaker = Secretary with { Position = "chi uỷ viên", Tag = "Propaganda" };

    [Fact]
    public void A_candidate_has_the_minutes_of_the_sitting_from_the_start()
    {
        var attempt = Start(Secretary, Opens.AddMinutes(10));

        Assert.Equal(Opens.AddMinutes(100), attempt.Deadline);
        Assert.Equal(Opens.AddMinutes(100).AddSeconds(30), attempt.AcceptsUntil);
    }

    [Fact]
    public void A_late_starter_does_not_write_past_the_common_close() =>
        Assert.Equal(Opens.AddHours(2), Start(Secretary, Opens.AddMinutes(90)).Deadline);

    [Fact]
    public void Without_minutes_everybody_writes_until_it_closes() =>
        Assert.Equal(Opens.AddHours(2), Start(Secretary, Opens.AddMinutes(5), minutes: null).Deadline);

    [Theory]
    [InlineData(-1)]
    [InlineData(120)]
    public void Nobody_starts_outside_the_window(int minute) =>
        Refused("ExamSitting.NotOpen", () => Start(Secretary, Opens.AddMinutes(minute)));

    [Fact]
    public void Nobody_starts_who_is_not_on_the_list() => Refused(
        "ExamSitting.NotACandidate", () => Sitting().Start(Guid.NewGuid(), Paper(), Secretary, Show, Opens));

    [Fact]
    public void Each_duty_has_its_own_wording_and_its_own_words_in_it()
    {
        Assert.Equal(
            "Liên hệ.\n\nVới cương vị ==bí thư chi bộ==, đồng chí làm gì?", Start(Secretary, Opens).Questions[1].Text.Source);
        Assert.Equal(
            "Liên hệ.\n\nTuyên truyền tại ==Chi bộ thôn Đoài== ra sao?", Start(Speaker, Opens).Questions[1].Text.Source);
    }

    [Fact]
    public void Without_a_duty_nobody_starts() => Refused("ExamSitting.NoCurrentDuty", () => Start(null, Opens));

    [Fact]
    public void With_a_duty_that_no_variant_serves_nobody_starts() =>
        Refused("ExamSitting.NoVariantForDuty", () => Start(Secretary with { Tag = "Inspection" }, Opens));

    [Fact]
    public void Whoever_was_granted_the_general_wording_is_asked_that()
    {
        var sitting = Sitting();
        sitting.GrantGeneralVariant(Trainee, Office, Opens);

        var attempt = sitting.Start(Trainee, Paper(), null, Show, Opens);

        Assert.Equal("Liên hệ.\n\nKể một cuộc họp.", attempt.Questions[1].Text.Source);
    }

    [Fact]
    public void A_fitting_variant_is_used_even_when_the_general_wording_was_granted()
    {
        var sitting = Sitting();
        sitting.GrantGeneralVariant(Trainee, Office, Opens);

        Assert.Contains("cương vị", sitting.Start(Trainee, Paper(), Secretary, Show, Opens).Questions[1].Text.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Admitting_twice_changes_nothing_and_numbers_go_on()
    {
        var sitting = Sitting();
        sitting.Admit(Trainee);
        sitting.Admit(Guid.NewGuid());

        Assert.Equal([1, 2], sitting.Candidates.Select(candidate => candidate.Number));
    }

    [Fact]
    public void A_candidate_does_not_mark_and_a_marker_does_not_sit()
    {
        var sitting = Sitting();
        var marker = Guid.NewGuid();
        sitting.Appoint(marker, AppointmentKind.Marker, Office, Opens);

        Refused("ExamSitting.CandidateCannotMark", () => sitting.Appoint(Trainee, AppointmentKind.Marker, Office, Opens));
        Refused("ExamSitting.CandidateCannotMark", () => sitting.Admit(marker));
    }

    [Fact]
    public void Handing_in_after_the_deadline_and_its_grace_is_refused()
    {
        var attempt = Start(Secretary, Opens);

        Refused("Attempt.OutOfTime", () => attempt.HandIn(attempt.AcceptsUntil.AddTicks(1)));
        attempt.HandIn(attempt.AcceptsUntil);
        attempt.HandIn(attempt.AcceptsUntil.AddHours(1));

        Assert.Equal(attempt.AcceptsUntil, attempt.HandedInAt);
    }

    internal static ExamPaper Paper()
    {
        var paper = new ExamPaper(Centre, Guid.NewGuid(), "Đề", Office, Opens);
        paper.Ask(QuestionKind.Theory, "Phân tích.", 5).AddSchemeItem("Nêu đủ", 5);
        var duty = paper.Ask(QuestionKind.Duty, "Liên hệ.", 5);
        duty.Vary("CellLeadership", "Với cương vị {{position}}, đồng chí làm gì?");
        duty.Vary("Propaganda", "Tuyên truyền tại {{ organisation }} ra sao?");
        duty.VaryGenerally("Kể một cuộc họp.");
        duty.AddSchemeItem("Việc thật", 5);
        duty.Compare("Cùng đòi một việc có thật.");
        return paper;
    }

    internal static void Refused(string rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleBrokenException>(act).Key);

    private static ExamSitting Sitting(int? minutes = 90)
    {
        var sitting = new ExamSitting(
            Centre, Guid.NewGuid(), Guid.NewGuid(), "Thi cuối khoá", Opens, Opens.AddHours(2), minutes, TimeSpan.FromSeconds(30), SittingKind.InClass);
        sitting.Admit(Trainee);
        return sitting;
    }

    private static Attempt Start(DutySnapshot? duty, DateTimeOffset now, int? minutes = 90) =>
        Sitting(minutes).Start(Trainee, Paper(), duty, Show, now);

    private static WrittenText Show(string source) => new(source, source, 1);
}
