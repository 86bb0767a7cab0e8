using System.Text;
using Lms.Domain.Language.Searching;

namespace Lms.Domain.Tests.Language;

public sealed class SearchingTests
{
    [Theory]
    [InlineData("hoà", "hòa")]
    [InlineData("uỷ ban", "ủy ban")]
    [InlineData("KHOÁ", "khóa")]
    [InlineData("thuý", "thúy")]
    public void A_tone_may_stand_on_either_letter(string one, string other) =>
        Assert.Equal(SearchWord.In(one).Select(word => word.Exact), SearchWord.In(other).Select(word => word.Exact));

    [Theory]
    [InlineData("hoà", "hoa")]
    [InlineData("đảng", "đang")]
    [InlineData("đang", "dang")]
    [InlineData("dân", "dan")]
    public void Marks_tell_words_apart_until_they_are_folded(string one, string other)
    {
        var (first, second) = (SearchWord.In(one).Single(), SearchWord.In(other).Single());

        Assert.NotEqual(first.Exact, second.Exact);
        Assert.Equal(first.Folded, second.Folded);
    }

    [Fact]
    public void A_decomposed_text_has_the_same_words_at_its_own_places()
    {
        const string Text = "Đảng uỷ, 18-NQ/TW";
        var apart = Text.Normalize(NormalizationForm.FormD);

        Assert.Equal(SearchWord.In(Text).Select(word => word.Exact), SearchWord.In(apart).Select(word => word.Exact));
        Assert.Equal(["Đảng", "uỷ", "18", "NQ", "TW"], SearchWord.In(apart).Select(word => apart.Substring(word.Start, word.Length).Normalize()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" & | ! :* <-> ' \" \\ ( ) ")]
    [InlineData("\u0300\u0301")]
    public void Signs_alone_ask_nothing(string typed)
    {
        var query = new SearchQuery(typed);

        Assert.True(query.IsEmpty);
        Assert.Empty(query.Tiers("mark"));
    }

    [Fact]
    public void What_stands_side_by_side_is_asked_before_what_stands_apart_and_marks_before_none()
    {
        var tiers = new SearchQuery("dân chủ ").Tiers("m");

        Assert.Equal(6, tiers.Count);
        Assert.EndsWith("& '@m'", tiers[0], StringComparison.Ordinal);
        Assert.Contains("'~dan chu'", tiers[1], StringComparison.Ordinal);
        Assert.Equal("'dan' & 'chu' & '@m'", tiers[^1]);
    }

    [Fact]
    public void The_last_word_may_be_a_beginning_unless_a_space_ends_it()
    {
        Assert.Equal("'dan' & 'ch':*", new SearchQuery("dan ch").Tiers()[^1]);
        Assert.Equal("'dan' & 'ch'", new SearchQuery("dan ch ").Tiers()[^1]);
        Assert.Equal("'d'", new SearchQuery("d").Tiers()[^1]);
    }

    [Fact]
    public void A_long_query_is_cut()
    {
        var query = new SearchQuery(string.Concat(Enumerable.Repeat("nghị quyết ", 1_000)));

        Assert.Equal(12, query.Words.Count);
        Assert.True(query.Tiers().All(tier => tier.Length < 2_000));
    }

    [Fact]
    public void An_excerpt_shows_the_texts_own_letters_around_what_was_looked_for()
    {
        var text = string.Concat(Enumerable.Repeat("lời đầu ", 40)) + "nguyên tắc Tập trung  dân chủ là gốc " + string.Concat(Enumerable.Repeat("lời cuối ", 40));

        var pieces = SearchExcerpt.Of(text, new SearchQuery("tap trung dan chu"));

        Assert.Equal("Tập trung  dân chủ", Assert.Single(pieces, piece => piece.IsMarked).Text);
        Assert.Equal(("… ", " …"), (pieces[0].Text, pieces[^1].Text));
    }

    [Fact]
    public void Where_the_word_stands_with_its_marks_others_are_not_marked()
    {
        var marked = SearchExcerpt.Whole("dẫn dắt dân, dần dần", new SearchQuery("dân ")).Where(piece => piece.IsMarked).Select(piece => piece.Text);

        Assert.Equal(["dân"], marked);
        Assert.Equal(["dẫn", "dần dần"], SearchExcerpt.Whole("dẫn dắt, dần dần", new SearchQuery("dân ")).Where(piece => piece.IsMarked).Select(piece => piece.Text));
    }

    [Fact]
    public void The_pieces_are_the_text()
    {
        const string Text = "<b>Đảng</b> & dân: “đảng” 'viên' \\";

        Assert.Equal(Text, string.Concat(SearchExcerpt.Whole(Text, new SearchQuery("dang vien")).Select(piece => piece.Text)));
        Assert.Equal(Text, string.Concat(SearchExcerpt.Of(Text, new SearchQuery("khac")).Select(piece => piece.Text)));
    }

    [Fact]
    public void What_is_said_often_weighs_more_and_the_title_most()
    {
        var terms = SearchTerms.Of("Dân vận", "nghị quyết nghị quyết nghị quyết nghị quyết một lần", "m");

        Assert.Contains("'dan':1A", terms.Weights, StringComparison.Ordinal);
        Assert.Contains("'nghi':1B", terms.Weights, StringComparison.Ordinal);
        Assert.DoesNotContain("'mot'", terms.Weights, StringComparison.Ordinal);
        Assert.Contains("'^~dan van'", terms.Words, StringComparison.Ordinal);
        Assert.Contains("'@m'", terms.Words, StringComparison.Ordinal);
    }
}
