using Lms.Domain.Exams;

namespace Lms.Domain.Tests.Exams;

/// <summary>A paper under seal, and the form that a sitting writes.</summary>
public sealed class PaperSealTests
{
    private static readonly DateTimeOffset Opens = new(2026, 3, 27, 1, 0, 0, TimeSpan.Zero);
    private static readonly Guid Office = Guid.NewGuid();
    private static readonly Guid Director = Guid.NewGuid();
    private readonly ExamPaper paper = ExamSittingTests.Paper();
    private readonly ExamSitting sitting;
    private readonly List<PaperOpening> openings = [];

    public PaperSealTests()
    {
        paper.Ask(QuestionKind.Theory, "Câu dự phòng.", 10, ExamForm.Reserve).AddSchemeItem("Nêu đủ", 10);
        sitting = new ExamSitting(paper.CentreId, Guid.NewGuid(), paper.Id, "Thi", Opens, Opens.AddHours(2), null, TimeSpan.Zero, SittingKind.InClass);
    }

    [Fact]
    public void Before_any_sitting_uses_it_a_paper_is_not_under_seal()
    {
        Assert.False(IsSealed(ExamForm.Official, Opens.AddDays(-1)));
        ExamSittingTests.Refused("ExamPaper.NotSealed", () => Break(ExamForm.Official, Opens.AddDays(-1)));
    }

    [Fact]
    public void In_use_it_is_under_seal_until_the_sitting_opens()
    {
        Fix();

        Assert.True(IsSealed(ExamForm.Official, Opens.AddTicks(-1)));
        Assert.False(IsSealed(ExamForm.Official, Opens));
        ExamSittingTests.Refused("ExamPaper.Sealed", () => Open(ExamForm.Official, Opens.AddTicks(-1)));
        Assert.Equal((sitting.Id, false), (Open(ExamForm.Official, Opens).ExamSittingId, Open(ExamForm.Official, Opens).BrokeSeal));
    }

    [Fact]
    public void The_official_form_being_open_does_not_open_the_reserve_one()
    {
        Fix();

        Assert.True(IsSealed(ExamForm.Reserve, Opens.AddDays(30)));
        ExamSittingTests.Refused("ExamPaper.Sealed", () => Open(ExamForm.Reserve, Opens.AddDays(30)));
    }

    [Fact]
    public void A_seal_is_broken_with_a_reason_and_then_that_form_may_be_opened()
    {
        Fix();
        ExamSittingTests.Refused("ExamPaper.ReasonRequired", () => Break(ExamForm.Official, Opens.AddDays(-1), "  "));

        var broken = Break(ExamForm.Official, Opens.AddDays(-1), " Nghi lộ đề ");
        openings.Add(broken);

        Assert.Equal((true, "Nghi lộ đề", Director, sitting.Id), (broken.BrokeSeal, broken.Reason, broken.OpenedBy, broken.ExamSittingId));
        Assert.Equal(sitting.Id, Open(ExamForm.Official, Opens.AddDays(-1)).ExamSittingId);
        Assert.True(IsSealed(ExamForm.Reserve, Opens.AddDays(-1)));
        ExamSittingTests.Refused("ExamPaper.NotSealed", () => Break(ExamForm.Official, Opens.AddDays(-1)));
    }

    [Fact]
    public void A_form_without_questions_is_neither_opened_nor_broken_open()
    {
        var alone = ExamSittingTests.Paper();
        alone.Fix(0.25m, Office, Opens);

        ExamSittingTests.Refused("ExamPaper.NotSealed", () => alone.Open(ExamForm.Reserve, [], [], Office, Opens));
    }

    [Fact]
    public void A_sitting_writes_the_reserve_form_when_it_is_told_to_before_anybody_begins()
    {
        var trainee = Guid.NewGuid();
        sitting.Admit(trainee);
        Assert.Equal("Lộ đề", sitting.Write(ExamForm.Reserve, paper, anybodyStarted: false, " Lộ đề ", Opens.AddDays(-1)));

        var attempt = sitting.Start(trainee, paper, null, source => new(source, source, 1), Opens);

        Assert.Equal(["Câu dự phòng."], attempt.Questions.Select(asked => asked.Text.Source));
        Fix();
        Assert.False(IsSealed(ExamForm.Reserve, Opens));
        Assert.True(IsSealed(ExamForm.Official, Opens));
    }

    [Fact]
    public void Once_somebody_has_begun_the_form_stays() => ExamSittingTests.Refused(
        "ExamSitting.FormAfterStart", () => sitting.Write(ExamForm.Reserve, paper, anybodyStarted: true, "Lộ đề", Opens));

    [Fact]
    public void The_form_is_changed_to_another_one_that_exists_for_a_reason_while_the_sitting_lasts()
    {
        ExamSittingTests.Refused("ExamSitting.FormUnchanged", () => Write(ExamForm.Official, paper));
        ExamSittingTests.Refused("ExamSitting.NoReserve", () => Write(ExamForm.Reserve, ExamSittingTests.Paper()));
        ExamSittingTests.Refused("ExamSitting.FormReasonRequired", () => sitting.Write(ExamForm.Reserve, paper, false, " ", Opens));
        Assert.Equal(ExamForm.Official, sitting.Form);
        ExamSittingTests.Refused("ExamSitting.CloseHasPassed", () => sitting.Write(ExamForm.Reserve, paper, false, "Lộ đề", Opens.AddHours(2)));
    }

    [Fact]
    public void A_candidate_who_was_granted_the_general_wording_finds_one_in_the_other_form_too()
    {
        var trainee = Guid.NewGuid();
        sitting.Admit(trainee);
        sitting.GrantGeneralVariant(trainee, Office, Opens);
        paper.Ask(QuestionKind.Duty, "Liên hệ.", 1, ExamForm.Reserve);

        ExamSittingTests.Refused("ExamPaper.NoGeneralWording", () => Write(ExamForm.Reserve, paper));
    }

    private void Fix() => paper.Fix(0.25m, Office, Opens.AddDays(-10));

    private string Write(ExamForm form, ExamPaper of) => sitting.Write(form, of, anybodyStarted: false, "Lộ đề", Opens);

    private bool IsSealed(ExamForm form, DateTimeOffset now) => paper.IsSealed(form, [sitting], openings, now);

    private PaperOpening Open(ExamForm form, DateTimeOffset now) => paper.Open(form, [sitting], openings, Office, now);

    private PaperOpening Break(ExamForm form, DateTimeOffset now, string reason = "Nghi lộ đề") =>
        paper.BreakSeal(form, [sitting], openings, reason, Director, now);
}
