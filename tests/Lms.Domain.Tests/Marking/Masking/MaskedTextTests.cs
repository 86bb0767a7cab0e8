using Lms.Domain.Marking.Masking;

namespace Lms.Domain.Tests.Marking.Masking;

/// <summary>What markers read instead of names, and how their remarks find back into what was written.</summary>
public sealed class MaskedTextTests
{
    private const string Original = "Ông Nguyễn Văn An ở thôn Đoài đã nói với Trần Thị Bình.";

    [Fact]
    public void Every_name_becomes_the_same_mark_however_long_it_is() =>
        Assert.Equal("Ông […] ở […] đã nói với […].", Masked("Nguyễn Văn An", "thôn Đoài", "Trần Thị Bình").Text);

    [Fact]
    public void Nothing_hidden_is_the_text_itself()
    {
        Assert.Equal(Original, Masked().Text);
        Assert.Equal(new TextStretch(4, 6), Masked().InOriginal(new TextStretch(4, 6)));
    }

    [Theory]
    [InlineData("Ông", "Ông")]
    [InlineData("đã nói", "đã nói")]
    [InlineData("với […]", "với Trần Thị Bình")]
    [InlineData("[…] ở […] đã", "Nguyễn Văn An ở thôn Đoài đã")]
    [InlineData(".", ".")]
    [InlineData("Ông […] ở […] đã nói với […].", Original)]
    public void A_quote_finds_its_words_in_the_original(string quoted, string words)
    {
        var masked = Masked("Nguyễn Văn An", "thôn Đoài", "Trần Thị Bình");

        var place = masked.InOriginal(new TextStretch(masked.Text.IndexOf(quoted, StringComparison.Ordinal), quoted.Length));

        Assert.Equal(words, Original.Substring(place.Start, place.Length));
    }

    [Fact]
    public void A_quote_that_cuts_through_a_mark_takes_in_the_whole_name()
    {
        var masked = Masked("Nguyễn Văn An");
        var mark = masked.Text.IndexOf(MaskedText.Mark, StringComparison.Ordinal);

        Assert.Equal("Nguyễn Văn An ở", Of(masked.InOriginal(new TextStretch(mark + 1, 4))));
        Assert.Equal("Ông Nguyễn Văn An", Of(masked.InOriginal(new TextStretch(0, mark + 2))));
        Assert.Equal("Nguyễn Văn An", Of(masked.InOriginal(new TextStretch(mark + 1, 1))));
    }

    [Fact]
    public void Overlapping_masks_are_one_and_masks_side_by_side_are_two()
    {
        Assert.Equal("[…] Văn An ở thôn Đoài đã nói với Trần Thị Bình.", new MaskedText(Original, [new(0, 6), new(4, 6)]).Text);
        Assert.Equal("[…][…] Nguyễn Văn", new MaskedText("ab Nguyễn Văn", [new(0, 1), new(1, 1)]).Text);
    }

    [Fact]
    public void Marks_that_the_trainee_wrote_are_words_like_others()
    {
        var masked = new MaskedText("[…] An nói […] gì", [new(4, 2)]);

        Assert.Equal("[…] […] nói […] gì", masked.Text);
        Assert.Equal(new TextStretch(11, 3), masked.InOriginal(new TextStretch(12, 3)));
    }

    [Fact]
    public void A_mask_outside_the_text_hides_nothing() => Assert.Equal("abc", new MaskedText("abc", [new(2, 9), new(-1, 2), new(1, 0)]).Text);

    [Fact]
    public void Every_shown_letter_finds_the_letter_it_was()
    {
        var draw = new Random(7);
        for (var time = 0; time < 300; time++)
        {
            var text = string.Concat(Enumerable.Range(0, 40).Select(at => (char)('a' + (at % 26))));
            var hidden = Enumerable.Range(0, draw.Next(4)).Select(_ => new TextStretch(draw.Next(30), 1 + draw.Next(8))).ToList();
            var masked = new MaskedText(text, hidden);

            for (var at = 0; at < masked.Text.Length; at++)
            {
                var place = masked.InOriginal(new TextStretch(at, 1));
                if (char.IsAsciiLetter(masked.Text[at]))
                {
                    Assert.Equal(masked.Text[at].ToString(), text.Substring(place.Start, place.Length));
                }
                else
                {
                    Assert.All(hidden.Where(one => one.Start >= place.Start && one.End <= place.End), one => Assert.InRange(one.Length, 1, place.Length));
                    Assert.True(place.Length >= 1);
                }
            }
        }
    }

    private static string Of(TextStretch place) => Original.Substring(place.Start, place.Length);

    private static MaskedText Masked(params string[] names) =>
        new(Original, names.Select(name => new TextStretch(Original.IndexOf(name, StringComparison.Ordinal), name.Length)));
}
