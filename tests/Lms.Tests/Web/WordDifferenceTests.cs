using Lms.Web;

namespace Lms.Tests.Web;

public sealed class WordDifferenceTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("một hai ba", "một hai ba", "một hai ba")]
    [InlineData("một hai ba", "một ba", "một -[hai ]ba")]
    [InlineData("một ba", "một hai ba", "một +[hai ]ba")]
    [InlineData("Nêu rõ việc làm", "Nêu một việc đã làm", "Nêu -[rõ ]+[một ]việc +[đã ]làm")]
    [InlineData("", "mới cả", "+[mới cả]")]
    public void Words_are_kept_taken_out_or_put_in(string before, string after, string expected) => Assert.Equal(expected, Shown(before, after));

    [Fact]
    public void What_is_not_taken_out_is_the_new_text_and_what_is_not_put_in_the_old_one()
    {
        const string Before = "Trình bày vị trí,\n\nnhiệm vụ của  chi bộ ở cơ sở.";
        const string After = "Nêu vị trí và nhiệm vụ\ncủa chi bộ. ";
        var runs = WordDifference.Between(Before, After);

        Assert.Equal(Before, string.Concat(runs.Where(run => run.Change != WordChange.Added).Select(run => run.Text)));
        Assert.Equal(After, string.Concat(runs.Where(run => run.Change != WordChange.Removed).Select(run => run.Text)));
    }

    [Fact]
    public void Texts_too_long_to_be_compared_word_by_word_are_shown_whole()
    {
        var before = string.Join(' ', Enumerable.Range(0, 2000).Select(number => $"a{number}"));
        var after = string.Join(' ', Enumerable.Range(0, 2000).Select(number => $"b{number}"));

        Assert.Equal([WordChange.Removed, WordChange.Added], WordDifference.Between(before, after).Select(run => run.Change));
    }

    [Fact]
    public void A_long_text_changed_in_few_places_is_compared_word_by_word()
    {
        var paragraphs = Enumerable.Range(0, 2_000).Select(number => $"Đoạn {number} nói về một việc của chi bộ.").ToArray();
        var before = string.Join("\n\n", paragraphs);
        var after = string.Join("\n\n", paragraphs.Select((text, number) => number % 100 == 7 ? text.Replace("một", "hai", StringComparison.Ordinal) : text));

        var runs = WordDifference.Between(before, after);

        Assert.Equal(Enumerable.Repeat("hai ", 20), runs.Where(run => run.Change == WordChange.Added).Select(run => run.Text));
    }

    private static string Shown(string before, string after) => string.Concat(WordDifference.Between(before, after).Select(run => run.Change switch
    {
        WordChange.Removed => $"-[{run.Text}]",
        WordChange.Added => $"+[{run.Text}]",
        _ => run.Text,
    }));
}
