using Lms.Domain.Exams;

namespace Lms.Domain.Tests.Exams;

public sealed class ExamPaperTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 27, 1, 0, 0, TimeSpan.Zero);
    private static readonly Guid Office = Guid.NewGuid();
    private static readonly DutySnapshot Duty = new("bí thư *chi bộ*", "a_b_c [x](y) ==z==", "Tổ <b>1</b>", "", "CellLeadership");

    [Fact]
    public void A_fixed_paper_never_changes()
    {
        var paper = ExamSittingTests.Paper();
        paper.Fix(0.25m, Office, Now);

        ExamSittingTests.Refused("ExamPaper.InUse", () => paper.Rename("Khác"));
        ExamSittingTests.Refused("ExamPaper.InUse", () => paper.Ask(QuestionKind.Theory, "Câu", 1));
        ExamSittingTests.Refused("ExamPaper.InUse", () => paper.Remove(paper.Questions[0].QuestionId));
        ExamSittingTests.Refused("ExamPaper.InUse", () => paper.MoveUp(paper.Questions[1].QuestionId));
        ExamSittingTests.Refused("Question.Fixed", () => paper.Questions[0].Question.ClearScheme());
    }

    [Fact]
    public void Fixing_twice_keeps_the_first_time()
    {
        var paper = ExamSittingTests.Paper();
        paper.Fix(0.25m, Office, Now);
        paper.Fix(0.25m, Office, Now.AddDays(1));

        Assert.Equal(Now, paper.FixedAt);
    }

    [Fact]
    public void A_scheme_must_sum_to_the_points_of_its_question()
    {
        var paper = ExamSittingTests.Paper();
        paper.Questions[0].Question.ClearScheme();
        paper.Questions[0].Question.AddSchemeItem("Thiếu", 4.75m);

        ExamSittingTests.Refused("Question.SchemeDoesNotSum", () => paper.Fix(0.25m, Office, Now));
    }

    [Fact]
    public void A_scheme_keeps_to_the_step_of_the_policy()
    {
        var paper = ExamSittingTests.Paper();
        paper.Questions[0].Question.ClearScheme();
        paper.Questions[0].Question.AddSchemeItem("Lẻ", 4.9m);
        paper.Questions[0].Question.AddSchemeItem("Lẻ", 0.1m);

        ExamSittingTests.Refused("Question.SchemeOffStep", () => paper.Fix(0.25m, Office, Now));
    }

    [Fact]
    public void An_empty_paper_cannot_be_used() => ExamSittingTests.Refused(
        "ExamPaper.NoQuestions", () => new ExamPaper(Guid.NewGuid(), Guid.NewGuid(), "Đề", Guid.NewGuid(), Now).Fix(0.25m, Office, Now));

    [Theory]
    [InlineData("Với cương vị {{positon}}")]
    [InlineData("Với cương vị {{ chức vụ }}")]
    [InlineData("Với cương vị {{Position}}")]
    [InlineData("{{position}} và {{}}")]
    public void A_placeholder_that_nothing_fills_is_refused(string source) => ExamSittingTests.Refused(
        "Question.PlaceholderUnknown", () => ExamSittingTests.Paper().Questions[1].Question.Vary("CellLeadership", source));

    [Fact]
    public void Words_that_speak_to_everybody_take_no_placeholder()
    {
        var paper = ExamSittingTests.Paper();

        ExamSittingTests.Refused("Question.PlaceholderUnknown", () => paper.Questions[1].Question.VaryGenerally("Là {{position}}"));
        ExamSittingTests.Refused("Question.PlaceholderUnknown", () => paper.Ask(QuestionKind.Theory, "Là {{position}}", 1));
    }

    [Fact]
    public void A_variant_given_twice_is_reworded()
    {
        var question = ExamSittingTests.Paper().Questions[1].Question;
        question.Vary("CellLeadership", "Lần hai");

        Assert.Equal("Lần hai", question.Variants.Single(variant => variant.Tag == "CellLeadership").Source);
    }

    [Fact]
    public void What_is_filled_in_stays_a_name_whatever_marks_it_holds()
    {
        Assert.Equal(@"==bí thư \*chi bộ\*==", DutyPlaceholders.Fill("{{position}}", Duty));
        Assert.Equal(@"==a\_b\_c \[x\]\(y\) \=\=z\=\===", DutyPlaceholders.Fill("{{duty}}", Duty));
        Assert.Equal(@"==Tổ \<b\>1\<\/b\>==", DutyPlaceholders.Fill("{{organisation}}", Duty));
    }

    [Fact]
    public void A_unit_without_a_locality_stands_for_it() => Assert.Equal(
        DutyPlaceholders.Fill("{{organisation}}", Duty), DutyPlaceholders.Fill("{{locality}}", Duty));

    [Fact]
    public void The_general_wording_can_be_granted_only_where_there_is_one()
    {
        var paper = ExamSittingTests.Paper();
        paper.RequireGeneralWording(ExamForm.Official);
        paper.Questions[1].Question.VaryGenerally("");

        ExamSittingTests.Refused("ExamPaper.NoGeneralWording", () => paper.RequireGeneralWording(ExamForm.Official));
    }

    [Fact]
    public void A_paper_with_a_reserve_form_is_ready_only_when_both_are_worth_the_same()
    {
        var paper = ExamSittingTests.Paper();
        var reserve = paper.Ask(QuestionKind.Theory, "Câu khác.", 9.5m, ExamForm.Reserve);
        reserve.AddSchemeItem("Nêu đủ", 9.5m);
        ExamSittingTests.Refused("ExamPaper.FormsDiffer", () => paper.Fix(0.25m, Office, Now));

        paper.Ask(QuestionKind.Theory, "Câu nữa.", 0.5m, ExamForm.Reserve).AddSchemeItem("Có ví dụ", 0.5m);
        paper.Fix(0.25m, Office, Now);

        Assert.Equal((10, 10, Office), (paper.Points(ExamForm.Official), paper.Points(ExamForm.Reserve), paper.FixedBy));
    }

    [Fact]
    public void The_reserve_form_is_held_to_schemes_and_notes_as_the_official_one_is()
    {
        var paper = ExamSittingTests.Paper();
        paper.Ask(QuestionKind.Theory, "Câu khác.", 10, ExamForm.Reserve);

        ExamSittingTests.Refused("Question.SchemeDoesNotSum", () => paper.Fix(0.25m, Office, Now));
    }

    [Fact]
    public void A_question_with_two_wordings_cannot_be_used_without_a_note_on_how_they_compare()
    {
        var paper = ExamSittingTests.Paper();
        paper.Questions[1].Question.Compare(" ");
        ExamSittingTests.Refused("Question.ComparabilityRequired", () => paper.Fix(0.25m, Office, Now));

        paper.Questions[1].Question.RemoveVariant("CellLeadership");
        paper.Questions[1].Question.RemoveVariant("Propaganda");
        paper.Fix(0.25m, Office, Now);
    }

    [Fact]
    public void A_question_stands_once_in_a_paper_whatever_the_form()
    {
        var paper = ExamSittingTests.Paper();

        ExamSittingTests.Refused("ExamPaper.QuestionTwice", () => paper.Add(paper.Questions[0].Question.Bank, ExamForm.Reserve));
    }

    [Fact]
    public void A_question_of_another_programme_or_a_retired_one_is_not_taken_in()
    {
        var paper = ExamSittingTests.Paper();
        var other = new BankQuestion(paper.CentreId, Guid.NewGuid(), QuestionKind.Theory, "Câu", Office, Now);
        other.Write("Hỏi.", 1, Office, Now);
        var retired = new BankQuestion(paper.CentreId, paper.ProgrammeId, QuestionKind.Theory, "Câu", Office, Now);
        retired.Write("Hỏi.", 1, Office, Now);
        retired.Retire(Office, Now);

        ExamSittingTests.Refused("ExamPaper.OtherProgramme", () => paper.Add(other, ExamForm.Official));
        ExamSittingTests.Refused("BankQuestion.Retired", () => paper.Add(retired, ExamForm.Official));
    }

    [Fact]
    public void Questions_are_numbered_within_their_form_and_can_be_moved()
    {
        var paper = ExamSittingTests.Paper();
        var reserve = paper.Ask(QuestionKind.Theory, "Câu khác.", 10, ExamForm.Reserve);
        var (first, second) = (paper.Of(ExamForm.Official)[0].QuestionId, paper.Of(ExamForm.Official)[1].QuestionId);

        paper.MoveUp(second);
        Assert.Equal([second, first], paper.Of(ExamForm.Official).Select(asked => asked.QuestionId));
        paper.MoveUp(second);
        paper.Remove(second);

        Assert.Equal((1, 1), (paper.Question(first).Number, paper.Question(reserve.Id).Number));
    }
}
