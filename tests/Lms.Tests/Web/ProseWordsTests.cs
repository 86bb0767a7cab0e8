using Lms.Web;

namespace Lms.Tests.Web;

public sealed class ProseWordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Một **hai**\nba", "Một hai|ba")]
    [InlineData("Một\n\n\nhai", "Một|hai")]
    [InlineData("1. Một\n2. Hai", "1. Một|2. Hai")]
    [InlineData("3. Ba\n\n   sau ba\n4. Bốn", "3. Ba|sau ba|4. Bốn")]
    [InlineData("- Một\n- Hai", "– Một|– Hai")]
    [InlineData("> Lời dẫn", "Lời dẫn")]
    [InlineData("| A | B |\n|---|---|\n| 1 | 2 |", "A B|1 2")]
    [InlineData("<b>x</b> & 1 < 2", "<b>x</b> & 1 < 2")]
    [InlineData("[Nghị quyết](https://example.vn)", "Nghị quyết")]
    public void What_was_written_is_said_line_by_line(string written, string lines) =>
        Assert.Equal(lines.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Normalize()), ProseWords.Of(Prose.Write(written).Html));

    [Fact]
    public void A_picture_is_told_by_its_description() => Assert.Equal(["Xem [Sơ đồ]"], ProseWords.Of("<p>Xem <img src=\"/a.png\" alt=\"Sơ đồ\"></p>"));

    [Fact]
    public void It_is_in_NFC() => Assert.Equal(["Nguyễn"], ProseWords.Of("<p>" + "Nguyễn".Normalize(System.Text.NormalizationForm.FormD) + "</p>"));
}
