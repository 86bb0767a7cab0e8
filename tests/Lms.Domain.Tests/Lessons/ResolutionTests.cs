using Lms.Domain.Language;
using Lms.Domain.Lessons;

namespace Lms.Domain.Tests.Lessons;

public sealed class ResolutionTests
{
    private static readonly DateOnly Issued = new(2024, 5, 2);
    private static readonly ResolutionHead Head = new(" 18-NQ/TW ", "Về công tác dân vận", "Ban Chấp hành Trung ương", Issued, " ");

    [Fact]
    public void It_is_known_by_its_number_and_found_without_marks()
    {
        var one = new Resolution(Guid.NewGuid(), Head);

        Assert.Equal(("18-NQ/TW", null), (one.Number, one.Url));
        Assert.Contains("cong tac dan van", one.SearchText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "T", "B", null, "Resolution.NumberRequired")]
    [InlineData("1", " ", "B", null, "Resolution.TitleRequired")]
    [InlineData("1", "T", "", null, "Resolution.IssuerRequired")]
    [InlineData("1", "T", "B", "javascript:alert(1)", "Resolution.UrlUnknown")]
    [InlineData("1", "T", "B", "ftp://a/b", "Resolution.UrlUnknown")]
    [InlineData("1", "T", "B", "/c/x", "Resolution.UrlUnknown")]
    public void What_is_missing_or_no_address_is_refused(string number, string title, string issuer, string? url, string rule) =>
        Breaks(rule, () => _ = new Resolution(Guid.NewGuid(), new ResolutionHead(number, title, issuer, Issued, url)));

    [Fact]
    public void It_ends_not_before_it_began_nor_by_itself_and_may_be_put_in_force_again()
    {
        var (old, young) = (new Resolution(Guid.NewGuid(), Head), new Resolution(Guid.NewGuid(), Head));

        Breaks("Resolution.SupersededBeforeIssued", () => old.Supersede(Issued.AddDays(-1), young));
        Breaks("Resolution.SupersedesItself", () => old.Supersede(Issued, old));
        old.Supersede(Issued.AddYears(2), young);
        Assert.Equal((Issued.AddYears(2), young.Id), (old.SupersededOn!.Value, old.SupersededById!.Value));
        old.Reinstate();
        Assert.Equal((null, null), (old.SupersededOn, old.SupersededById));
    }

    [Fact]
    public void A_part_cites_what_its_texts_link_to_each_once()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var content = new PartContent("Phần", LessonStep.Teaching, 10, Linked($"/c/song-van/resolutions/{first}"))
        {
            Questions = Linked($"/c/song-van/resolutions/{first}"),
            LocalLink = Linked($"/c/song-van/resolutions/{second}"),
        };

        Assert.Equal([first, second], content.Cited);
        Assert.Empty((content with { Body = Linked($"https://other.example/c/song-van/resolutions/{first}"), Questions = WrittenText.Empty, LocalLink = WrittenText.Empty }).Cited);
    }

    private static WrittenText Linked(string href) => new("", $"<p><a href=\"{href}\">18-NQ/TW</a></p>", 1);

    private static void Breaks(string rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleBrokenException>(act).Key);
}
