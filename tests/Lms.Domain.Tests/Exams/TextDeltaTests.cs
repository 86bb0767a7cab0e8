using System.Text;
using Lms.Domain.Exams;

namespace Lms.Domain.Tests.Exams;

public sealed class TextDeltaTests
{
    private static readonly string[] Pieces =
        ["a", "ế", "đ", " ", "\n", "chi bộ ", "😀", "😁", "👍🏽", "e\u0302\u0301", "𠮷", "Nghị quyết", "aaaa", ""];

    [Fact]
    public void A_row_of_edits_adds_up_to_the_last_text()
    {
        var chance = new Random(20261127);
        var texts = new List<string> { "" };
        for (var save = 0; save < 500; save++)
        {
            texts.Add(Edit(texts[^1], chance));
        }

        var deltas = texts.Zip(texts.Skip(1), TextDelta.Between).ToList();

        Assert.All(Enumerable.Range(0, texts.Count), saves => Assert.Equal(texts[saves], TextDelta.Sum(deltas.Take(saves))));
    }

    [Fact]
    public void Any_edit_applied_to_the_text_before_gives_the_text_after()
    {
        var chance = new Random(20261121);
        for (var round = 0; round < 20_000; round++)
        {
            var before = Any(chance, 12);
            var after = Edit(before, chance);

            var delta = TextDelta.Between(before, after);

            Assert.Equal(after, delta.ApplyTo(before));
        }
    }

    [Fact]
    public void What_is_inserted_never_holds_half_a_character()
    {
        var chance = new Random(5);
        for (var round = 0; round < 20_000; round++)
        {
            var before = Any(chance, 6);
            var delta = TextDelta.Between(before, Edit(before, chance));

            Assert.True(IsWhole(delta.Inserted), $"{before} → {delta}");
        }
    }

    [Theory]
    [InlineData("", "", 0, 0, "")]
    [InlineData("chi bộ", "chi bộ", 6, 0, "")]
    [InlineData("chi bộ", "chi uỷ", 4, 2, "uỷ")]
    [InlineData("😀", "😁", 0, 1, "😁")]
    [InlineData("👍🏽a", "👍🏽ab", 3, 0, "b")]
    [InlineData("aaa", "aaaa", 3, 0, "a")]
    [InlineData("abc", "", 0, 3, "")]
    public void Only_the_stretch_that_differs_is_kept(string before, string after, int start, int removed, string inserted) =>
        Assert.Equal(new TextDelta(start, removed, inserted), TextDelta.Between(before, after));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(3, 0)]
    [InlineData(1, 2)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void What_lies_beyond_the_text_is_refused(int start, int removed)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextDelta(start, removed, "x").ApplyTo("ab"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextDelta(start, removed, "x").ApplyTo("😀😁"));
    }

    private static string Any(Random chance, int most)
    {
        var text = new StringBuilder();
        for (var count = chance.Next(most); count > 0; count--)
        {
            text.Append(Pieces[chance.Next(Pieces.Length)]);
        }

        return text.ToString();
    }

    // Cuts between characters only, as a browser's text always is.
    private static string Edit(string text, Random chance)
    {
        var runes = text.EnumerateRunes().ToList();
        var from = chance.Next(runes.Count + 1);
        var gone = chance.Next(runes.Count - from + 1);
        return string.Concat(runes.Take(from)) + Any(chance, 4) + string.Concat(runes.Skip(from + gone));
    }

    private static bool IsWhole(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
}
