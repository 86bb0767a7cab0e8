using Lms.Domain.Exams;
using Lms.Domain.Marking;

namespace Lms.Domain.Tests.Marking;

public sealed class BesideTheMarksTests
{
    private const decimal Step = 0.25m;
    private readonly ExamPaper paper = Sittings.Paper(1.25m, 0.75m);
    private readonly Script script;
    private readonly MarkSheet sheet;

    public BesideTheMarksTests()
    {
        script = Sittings.Script(paper, "Chi bộ là tế bào.");
        sheet = Sittings.SheetFor(script);
    }

    [Fact]
    public void Points_of_a_remark_are_in_no_sum()
    {
        sheet.Mark(paper.Questions[0].Question.Scheme[0], 1, Step, Sittings.Now);

        var remark = sheet.Say(script.Answers[0], null, "tế bào", "Thiếu.", Sittings.Now, RemarkPoints.Of(-0.5m, 2, Step));

        Assert.Equal(-0.5m, remark.Points);
        Assert.Equal(1, sheet.Total);
    }

    [Theory]
    [InlineData(0, "Remark.PointsOutOfRange")]
    [InlineData(2.25, "Remark.PointsOutOfRange")]
    [InlineData(-2.25, "Remark.PointsOutOfRange")]
    [InlineData(0.3, "MarkSheet.MarkOffStep")]
    public void Points_off_the_scheme_are_refused(double value, string rule) =>
        Assert.Equal(rule, Broken(() => RemarkPoints.Of((decimal)value, 2, Step)));

    [Fact]
    public void The_same_remark_twice_is_one()
    {
        var first = sheet.Say(script.Answers[0], null, "tế bào", "Đúng.", Sittings.Now);

        Assert.Same(first, sheet.Say(script.Answers[0], null, "tế bào", " Đúng. ", Sittings.Now));
        Assert.Equal(1, sheet.Sequence);
    }

    [Fact]
    public void A_note_is_replaced_and_taken_back()
    {
        sheet.Jot("Đọc lại.", Sittings.Now);
        sheet.Jot("Đọc lại. ", Sittings.Now);
        Assert.Equal(1, sheet.Sequence);

        sheet.Jot("", Sittings.Now);
        Assert.Null(sheet.Aside);
        Assert.Equal("MarkSheet.NoteTooLong", Broken(() => sheet.Jot(new string('a', 2001), Sittings.Now)));
    }

    [Fact]
    public void A_concern_is_reworded_and_withdrawn_until_it_is_answered()
    {
        sheet.Raise("Chép.", Sittings.Now);
        sheet.Raise("Chép bài khác.", Sittings.Now);
        Assert.Equal("Concern.AnswerRequired", Broken(() => sheet.Concern!.Close(" ", Guid.NewGuid(), Sittings.Now)));

        sheet.Concern!.Close("Đã xem.", Guid.NewGuid(), Sittings.Now);

        Assert.Equal("Concern.Answered", Broken(() => sheet.Raise("", Sittings.Now)));
        Assert.Equal("Concern.Answered", Broken(() => sheet.Concern.Close("Lại.", Guid.NewGuid(), Sittings.Now)));
        Assert.Equal("Chép bài khác.", sheet.Concern.Reason);
    }

    [Fact]
    public void Only_whole_words_behind_a_slash_are_written_out()
    {
        var comment = BankComment.Own(Guid.NewGuid(), Guid.NewGuid(), "/Thieu", "Thiếu ví dụ.", held: 0);

        var (text, used) = Shorthands.WriteOut("/thieu và/thieu 1/thieu /thieu, /la", [comment]);

        Assert.Equal("Thiếu ví dụ. và/thieu 1/thieu Thiếu ví dụ., /la", text);
        Assert.Equal([comment, comment], used);
    }

    [Theory]
    [InlineData("hai từ", "Có chữ", 0, "BankComment.ShorthandOdd")]
    [InlineData("a-b", "Có chữ", 0, "BankComment.ShorthandOdd")]
    [InlineData("a", " ", 0, "BankComment.TextRequired")]
    [InlineData("a", "Có chữ", 200, "BankComment.TooMany")]
    public void An_odd_comment_is_refused(string shorthand, string text, int held, string rule) =>
        Assert.Equal(rule, Broken(() => BankComment.Own(Guid.NewGuid(), Guid.NewGuid(), shorthand, text, held)));

    private static string Broken(Action act) => Assert.Throws<RuleBrokenException>(act).Key;
}
