using Lms.Domain.Marking;
using Lms.Domain.Marking.Masking;

namespace Lms.Domain.Tests.Marking;

public sealed class PassagesTests
{
    private const string Text = "Mở đầu. Chi bộ họp vào tối thứ hai hằng tuần, rồi ai về việc nấy.";

    [Fact]
    public void A_text_shorter_than_a_passage_has_none() => Assert.Empty(Passages.Of("sáu tiếng thì chưa đủ đâu"));

    [Fact]
    public void A_text_has_a_passage_from_every_syllable_that_enough_follow() => Assert.Equal(3, Passages.Of("một hai ba bốn năm sáu bảy tám chín").Length);

    [Fact]
    public void The_order_of_syllables_counts() =>
        Assert.NotEqual(Passages.Of("một hai ba bốn năm sáu bảy"), Passages.Of("hai một ba bốn năm sáu bảy"));

    [Fact]
    public void What_two_texts_share_is_shown_from_the_first_letter_to_the_last()
    {
        var others = Passages.Of("Nghe nói CHI BỘ họp vào tối thứ hai hằng tuần thì phải").ToHashSet();

        var shared = Assert.Single(Passages.SharedWith(Text, others));

        Assert.Equal("Chi bộ họp vào tối thứ hai hằng tuần", Text[shared.Start..shared.End]);
    }

    [Fact]
    public void Letters_written_with_marks_that_combine_are_the_same_letters()
    {
        var others = Passages.Of(Text).ToHashSet();
        var apart = Text.Normalize(System.Text.NormalizationForm.FormD);

        Assert.Equal(new TextStretch(0, apart.Length - 1), Assert.Single(Passages.SharedWith(apart, others)));
    }

    [Fact]
    public void Two_stretches_with_other_words_between_stay_two()
    {
        var others = Passages.Of("một hai ba bốn năm sáu bảy").Concat(Passages.Of("tám chín mười trăm nghìn vạn triệu")).ToHashSet();

        Assert.Equal(2, Passages.SharedWith("một hai ba bốn năm sáu bảy và tám chín mười trăm nghìn vạn triệu", others).Count);
    }
}
