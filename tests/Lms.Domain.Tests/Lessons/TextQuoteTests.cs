using Lms.Domain.Lessons;

namespace Lms.Domain.Tests.Lessons;

public sealed class TextQuoteTests
{
    private const string Text = "Chi bộ họp. Đảng viên nói.\n\nChi uỷ ghi. Đảng viên nói. Bí thư kết luận.";

    [Fact]
    public void Among_equal_passages_the_one_with_the_same_surroundings_is_meant()
    {
        Assert.Equal(Letters("Chi bộ họp."), new TextQuote("họp. ", "Đảng viên nói.", " Chi").PlaceIn(Text));
        Assert.Equal(Letters("Chi bộ họp. Đảng viên nói. Chi uỷ ghi."), new TextQuote("uỷ ghi. ", "Đảng viên nói.", " Bí thư").PlaceIn(Text));
    }

    [Fact]
    public void White_space_counts_for_nothing_and_what_was_changed_is_not_found()
    {
        Assert.Equal(Letters("Chi bộ họp. Đảng"), new TextQuote("", "viên  nói.Chi uỷ", "").PlaceIn(Text));
        Assert.Equal(-1, new TextQuote("", "Chi uỷ viết", "").PlaceIn(Text));
        Assert.Equal(-1, TextQuote.None.PlaceIn(Text));
    }

    [Fact]
    public void Reading_time_is_rounded_up()
    {
        Assert.Equal(0, ReadingTime.Minutes(0));
        Assert.Equal(1, ReadingTime.Minutes(1));
        Assert.Equal(1, ReadingTime.Minutes(180));
        Assert.Equal(2, ReadingTime.Minutes(181));
    }

    private static int Letters(string before) => before.Count(letter => letter != ' ');
}
