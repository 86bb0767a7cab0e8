using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Tests.Exams;

namespace Lms.Domain.Tests.Marking;

public sealed class DutyMaskingTests
{
    private static readonly DutySnapshot Duty = new("bí thư chi bộ", "chủ trì sinh hoạt", "Chi bộ thôn Đoài", "thôn Đoài", "CellLeadership");
    private readonly Question question;

    public DutyMaskingTests()
    {
        var paper = new ExamPaper(Sittings.Centre, Guid.NewGuid(), "Đề", Guid.NewGuid(), Sittings.Now);
        question = paper.Ask(QuestionKind.Duty, "Liên hệ.", 5);
        question.Vary("CellLeadership", "Là {{position}} của {{organisation}} ở {{locality}}, đồng chí {{duty}} ra sao?");
        question.VaryGenerally("Hãy nêu một việc ở nơi công tác.");
    }

    [Fact]
    public void A_duty_that_enough_candidates_share_keeps_its_wording_without_unit_and_place()
    {
        var source = DutyMasking.SourceFor(question, Duty, sharing: 3, generaliseBelow: 3);

        Assert.Contains("bí thư chi bộ", source, StringComparison.Ordinal);
        Assert.Contains("chủ trì sinh hoạt", source, StringComparison.Ordinal);
        Assert.DoesNotContain("Đoài", source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_duty_that_few_candidates_share_is_put_in_general_words()
    {
        var source = DutyMasking.SourceFor(question, Duty, sharing: 2, generaliseBelow: 3);

        Assert.Equal("Liên hệ.\n\nHãy nêu một việc ở nơi công tác.", source);
    }
}
