using Lms.Domain.Exams;
using Lms.Domain.Programmes;

namespace Lms.Domain.Tests.Exams;

public sealed class BankQuestionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 27, 1, 0, 0, TimeSpan.Zero);
    private static readonly Guid Centre = Guid.NewGuid();
    private static readonly Guid Author = Guid.NewGuid();
    private readonly Programme programme = new(Centre, "bi-thu", "Bí thư", "Bí thư chi bộ", 44, Assessment.Exam, "");
    private readonly BankQuestion question;

    public BankQuestionTests()
    {
        question = new BankQuestion(Centre, programme.Id, QuestionKind.Duty, "Câu liên hệ", Author, Now);
        question.Write("Liên hệ.", 10, Author, Now).AddSchemeItem("Việc thật", 10);
    }

    [Fact]
    public void A_version_is_rewritten_until_a_paper_in_use_asks_it()
    {
        question.Write("Liên hệ lại.", 10, Guid.NewGuid(), Now.AddDays(1));

        Assert.Equal((1, "Liên hệ lại.", Now.AddDays(1)), (question.Newest!.Version, question.Newest.Source, question.Newest.WrittenAt));
    }

    [Fact]
    public void After_that_a_change_makes_the_next_version_and_the_paper_keeps_its_own()
    {
        var paper = Used();
        var next = question.Write("Liên hệ lại.", 8, Author, Now.AddDays(1));

        Assert.Equal((2, 2), (next.Version, question.Versions.Count));
        Assert.Equal("Liên hệ.", paper.Questions[0].Question.Source);
        Assert.Null(next.FixedAt);
    }

    [Fact]
    public void A_fixed_version_refuses_every_change()
    {
        var version = Used().Questions[0].Question;
        Action[] changes =
        [
            () => version.Vary("CellLeadership", "Khác"), () => version.VaryGenerally("Khác"), () => version.RemoveVariant("CellLeadership"),
            () => version.AddSchemeItem("Ý", 1), version.ClearScheme, () => version.Answer("Khác"), () => version.Compare("Khác"),
        ];

        Assert.All(changes, change => ExamSittingTests.Refused("Question.Fixed", change));
    }

    [Fact]
    public void A_paper_not_yet_in_use_takes_the_newest_version_when_it_is_told_to()
    {
        var draft = new ExamPaper(Centre, programme.Id, "Đề sau", Author, Now);
        draft.Add(question, ExamForm.Official);
        Used();
        var next = question.Write("Liên hệ lại.", 10, Author, Now);
        Assert.Equal(1, draft.Questions[0].Question.Version);

        draft.TakeNewest(draft.Questions[0].QuestionId, question);

        Assert.Equal((next.Id, 1), (draft.Questions[0].QuestionId, draft.Questions[0].Number));
    }

    [Fact]
    public void A_lesson_of_another_programme_is_refused()
    {
        var own = programme.AddLesson(4, "Tập trung dân chủ", 4);
        var other = new Programme(Centre, "khac", "Khác", "Khác", 4, Assessment.Exam, "").AddLesson(1, "Bài khác", 4);

        question.Place("Câu liên hệ", own);
        ExamSittingTests.Refused("BankQuestion.LessonOfAnotherProgramme", () => question.Place("Câu liên hệ", other));

        Assert.Equal(own.Id, question.LessonId);
    }

    [Fact]
    public void A_retired_question_is_not_rewritten_until_it_is_taken_back()
    {
        question.Retire(Author, Now);
        question.Retire(Guid.NewGuid(), Now.AddDays(1));
        ExamSittingTests.Refused("BankQuestion.Retired", () => question.Write("Khác.", 10, Author, Now));
        ExamSittingTests.Refused("BankQuestion.Retired", () => question.Place("Tên khác", null));
        Assert.Equal((Author, Now), (question.RetiredBy, question.RetiredAt));

        question.TakeBack();
        question.Write("Khác.", 10, Author, Now);
    }

    [Fact]
    public void It_is_found_by_words_without_tone_marks_however_the_name_was_typed()
    {
        question.Place("Câu về dân chủ".Normalize(System.Text.NormalizationForm.FormD), null);

        Assert.Equal(" cau ve dan chu lien he", question.SearchText);
    }

    [Fact]
    public void A_model_answer_names_nobodys_duty() =>
        ExamSittingTests.Refused("Question.PlaceholderUnknown", () => question.Newest!.Answer("Là {{position}}"));

    [Fact]
    public void Wordings_are_the_variants_and_the_general_one()
    {
        Assert.Equal(0, question.Newest!.Wordings);
        question.Newest.Vary("CellLeadership", "Với cương vị {{position}}");
        question.Newest.VaryGenerally("Chung");

        Assert.Equal(2, question.Newest.Wordings);
    }

    private ExamPaper Used()
    {
        var paper = new ExamPaper(Centre, programme.Id, "Đề", Author, Now);
        paper.Add(question, ExamForm.Official);
        paper.Fix(0.25m, Author, Now);
        return paper;
    }
}
