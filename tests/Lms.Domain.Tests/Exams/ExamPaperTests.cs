using Lms.Domain.Exams;

namespace Lms.Domain.Tests.Exams;

public sealed class ExamPaperTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 27, 1, 0, 0, TimeSpan.Zero);
    private static readonly DutySnapshot Duty = new("bí thư *chi bộ*", "a_b_c [x](y) ==z==", "Tổ <b>1</b>", "", "CellLeadership");

    [Fact]
    public void A_fixed_paper_never_changes()
    {
        var paper = ExamSittingTests.Paper();
        paper.Fix(0.25m, Now);

        ExamSittingTests.Refused("ExamPaper.InUse", () => paper.Rename("Khác"));
        ExamSittingTests.Refused("ExamPaper.InUse", () => paper.AddQuestion(QuestionKind.Theory, "Câu", 1));
        ExamSittingTests.Refused("ExamPaper.InUse", () => paper.RemoveQuestion(paper.Questions[0].Id));
        ExamSittingTests.Refused("ExamPaper.InUse", () => paper.ChangeQuestion(paper.Questions[0].Id, "Câu", 1));
    }

    [Fact]
    public void Fixing_twice_keeps_the_first_time()
    {
        var paper = ExamSittingTests.Paper();
        paper.Fix(0.25m, Now);
        paper.Fix(0.25m, Now.AddDays(1));

        Assert.Equal(Now, paper.FixedAt);
    }

    [Fact]
    public void A_scheme_must_sum_to_the_points_of_its_question()
    {
        var paper = ExamSittingTests.Paper();
        paper.Questions[0].ClearScheme();
        paper.Questions[0].AddSchemeItem("Thiếu", 4.75m);

        ExamSittingTests.Refused("Question.SchemeDoesNotSum", () => paper.Fix(0.25m, Now));
    }

    [Fact]
    public void A_scheme_keeps_to_the_step_of_the_policy()
    {
        var paper = ExamSittingTests.Paper();
        paper.Questions[0].ClearScheme();
        paper.Questions[0].AddSchemeItem("Lẻ", 4.9m);
        paper.Questions[0].AddSchemeItem("Lẻ", 0.1m);

        ExamSittingTests.Refused("Question.SchemeOffStep", () => paper.Fix(0.25m, Now));
    }

    [Fact]
    public void An_empty_paper_cannot_be_used() => ExamSittingTests.Refused(
        "ExamPaper.NoQuestions", () => new ExamPaper(Guid.NewGuid(), Guid.NewGuid(), "Đề", Guid.NewGuid(), Now).Fix(0.25m, Now));

    [Theory]
    [InlineData("Với cương vị {{positon}}")]
    [InlineData("Với cương vị {{ chức vụ }}")]
    [InlineData("Với cương vị {{Position}}")]
    [InlineData("{{position}} và {{}}")]
    public void A_placeholder_that_nothing_fills_is_refused(string source) => ExamSittingTests.Refused(
        "Question.PlaceholderUnknown", () => ExamSittingTests.Paper().Questions[1].Vary("CellLeadership", source));

    [Fact]
    public void Words_that_speak_to_everybody_take_no_placeholder()
    {
        var paper = ExamSittingTests.Paper();

        ExamSittingTests.Refused("Question.PlaceholderUnknown", () => paper.Questions[1].VaryGenerally("Là {{position}}"));
        ExamSittingTests.Refused("Question.PlaceholderUnknown", () => paper.AddQuestion(QuestionKind.Theory, "Là {{position}}", 1));
    }

    [Fact]
    public void A_variant_given_twice_is_reworded()
    {
        var question = ExamSittingTests.Paper().Questions[1];
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
        paper.RequireGeneralWording();
        paper.Questions[1].VaryGenerally("");

        ExamSittingTests.Refused("ExamPaper.NoGeneralWording", paper.RequireGeneralWording);
    }
}
