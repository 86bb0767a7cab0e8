using Lms.Domain.Lessons;

namespace Lms.Domain.Tests.Lessons;

public sealed class ChaptersTests
{
    [Fact]
    public void Lines_of_time_and_title_become_chapters()
    {
        var chapters = Chapters.Read("0:00 Mở đầu\r\n\r\n 02:15 - Ý nghĩa\r\n75:00 Giữa\n1:15:01 – Kết luận\n");

        Assert.Equal([new(0, "Mở đầu"), new(135, "Ý nghĩa"), new(4500, "Giữa"), new(4501, "Kết luận")], chapters);
        Assert.Equal("0:00 Mở đầu\n2:15 Ý nghĩa\n1:15:00 Giữa\n1:15:01 Kết luận\n", Chapters.Write(chapters));
        Assert.Equal(chapters, Chapters.Read(Chapters.Write(chapters)));
        Assert.Empty(Chapters.Read(" \n"));
    }

    [Theory]
    [InlineData("Mở đầu", "Chapters.Unreadable", 1)]
    [InlineData("0:00 Mở đầu\n1:75 Sai", "Chapters.Unreadable", 2)]
    [InlineData("0:10", "Chapters.Unreadable", 1)]
    [InlineData("0:10 Một\n\n0:10 Hai", "Chapters.NotRising", 3)]
    [InlineData("0:10 Một\n1:00 Hai", "Chapters.BeyondTheEnd", 2)]
    public void A_line_that_is_wrong_is_named(string text, string key, int line)
    {
        var broken = Assert.Throws<RuleBrokenException>(() => Chapters.Read(text, seconds: 60));

        Assert.Equal((key, line), (broken.Key, broken.Arguments[0]));
    }

    [Fact]
    public void There_are_limits()
    {
        Assert.Equal("Chapters.TitleTooLong", Assert.Throws<RuleBrokenException>(() => Chapters.Read($"0:00 {new string('a', Chapters.TitleLength + 1)}")).Key);
        var many = string.Join('\n', Enumerable.Range(0, Chapters.Most + 1).Select(minute => $"{minute}:00 a"));
        Assert.Equal("Chapters.TooMany", Assert.Throws<RuleBrokenException>(() => Chapters.Read(many)).Key);
    }
}
