using Lms.Domain.Media;

namespace Lms.Domain.Tests.Media;

public sealed class CaptionFileTests
{
    private const string Time = "00:00:01.000 --> 00:00:02.000\n";

    [Fact]
    public void WebVtt_is_read_without_notes_styles_regions_and_settings()
    {
        var cues = CaptionFile.Read("\uFEFFWEBVTT FILE\r\nKind: captions\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nREGION\r\nid:a\r\n\r\nNOTE ai cũng đọc\r\n\r\n"
            + "mở đầu\r\n00:03.500 --> 00:05.000 D:vertical A:start\r\nMọi người đều muốn\r\nđược nghe\r\n\r\n00:00:06.000 --> 01:00:09.250\r\nHết\r\n");

        Assert.Equal(
            [
                new Cue(TimeSpan.FromSeconds(3.5), TimeSpan.FromSeconds(5), "Mọi người đều muốn\nđược nghe"),
                new Cue(TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(3609.25), "Hết"),
            ],
            cues);
        Assert.Equal(
            "WEBVTT\n\n00:00:03.500 --> 00:00:05.000\nMọi người đều muốn\nđược nghe\n\n00:00:06.000 --> 01:00:09.250\nHết\n",
            CaptionFile.Write(cues));
    }

    [Fact]
    public void SubRip_is_read_with_its_numbers_and_commas_and_cues_that_lost_their_words()
    {
        var cues = CaptionFile.Read("1\n00:01:14,440 --> 00:01:15,760\nTHỬ PHỤ ĐỀ\n\n2\n00:01:15,880 --> 00:01:19,5\n{\\an8}\"Một dòng,\nhai dòng.\"\n\n3\n00:01:20,000 --> 00:01:21,000\n\n4\n\n");

        Assert.Equal([(74.44, "THỬ PHỤ ĐỀ"), (75.88, "\"Một dòng,\nhai dòng.\"")], cues.Select(cue => (cue.Start.TotalSeconds, cue.Text)));
        Assert.Equal(79.5, cues[1].End.TotalSeconds);
    }

    [Theory]
    [InlineData("<b>đậm</b> <i>nghiêng", "<b>đậm</b> <i>nghiêng</i>")]
    [InlineData("<c.do.to>màu</c> <font color=red>chữ</font>", "<c>màu</c> chữ")]
    [InlineData("<v.to Chị Lan>xin chào", "<v Chị Lan>xin chào</v>")]
    [InlineData("<00:00:01.500>từng <00:00:01.700>chữ", "từng chữ")]
    [InlineData("<script>alert(1)</script>", "alert(1)")]
    [InlineData("<img src=x onerror=alert(1)>ảnh", "ảnh")]
    [InlineData("5 < 7 && 7 > 5", "5 &lt; 7 &amp;&amp; 7 &gt; 5")]
    [InlineData("&lt;b&gt; &amp;", "&lt;b&gt; &amp;")]
    [InlineData("sau</b> trước", "sau trước")]
    public void Words_keep_only_the_tags_of_WebVtt(string sent, string kept) =>
        Assert.Equal(kept, Assert.Single(CaptionFile.Read($"WEBVTT\n\n{Time}{sent}\n")).Text);

    [Theory]
    [InlineData("chỉ là chữ", "Captions.Neither", null)]
    [InlineData("", "Captions.Neither", null)]
    [InlineData("WEBVTT\n\nNOTE trống\n", "Captions.Empty", null)]
    [InlineData("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\na\n\n00:00:61.000 --> 00:01:02.000\nb\n", "Captions.TimeUnreadable", 6)]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\na\n\nchữ lạc\n", "Captions.NoTime", 5)]
    [InlineData("1\n00:00:03,000 --> 00:00:02,000\na\n", "Captions.EndsBeforeItBegins", 2)]
    [InlineData("1\r\n00:00:03,000 --> 00:00:04,000\r\na\r\n\r\n2\r\n00:00:01,000 --> 00:00:02,000\r\nb\r\n", "Captions.OutOfOrder", 6)]
    public void What_is_wrong_is_named_with_its_line(string text, string key, int? line)
    {
        var broken = Assert.Throws<RuleBrokenException>(() => CaptionFile.Read(text));

        Assert.Equal(key, broken.Key);
        Assert.Equal(line, broken.Arguments is [var first, ..] ? first : null);
    }

    [Fact]
    public void There_are_limits()
    {
        Assert.Equal("Captions.CueTooLong", Assert.Throws<RuleBrokenException>(() => CaptionFile.Read($"WEBVTT\n\n{Time}{new string('a', CaptionFile.LongestCue + 1)}")).Key);
        var many = "WEBVTT\n\n" + string.Concat(Enumerable.Repeat($"{Time}a\n\n", CaptionFile.MostCues));
        Assert.Equal(CaptionFile.MostCues, CaptionFile.Read(many).Count);
        Assert.Equal("Captions.TooManyCues", Assert.Throws<RuleBrokenException>(() => CaptionFile.Read($"{many}{Time}a\n")).Key);
    }

    [Fact]
    public void What_is_written_is_read_as_the_same()
    {
        var cues = CaptionFile.Read($"WEBVTT\n\n{Time}<v Anh Ba>5 &lt; 7 --> <b>đúng</b>\n");

        Assert.Equal(cues, CaptionFile.Read(CaptionFile.Write(cues)));
    }
}
