using Lms.Web;

namespace Lms.Tests.Web;

/// <summary>Notes on ranges of Markdown, in the text as it is read.</summary>
public sealed class AnnotatedProseTests
{
    [Theory]
    [InlineData("Ông An Bình nói.", "<p>Ông {An Bình} nói.</p>")]
    [InlineData("**An Bình** nói.", "<p><strong>{An Bình}</strong> nói.</p>")]
    [InlineData("_An Bình_.", "<p><em>{An Bình}</em>.</p>")]
    [InlineData("- An Bình\n- hai", "<ul>\n<li>{An Bình}</li>\n<li>hai</li>\n</ul>")]
    [InlineData("# An Bình\n", "<h1>{An Bình}</h1>")]
    [InlineData("`An Bình`", "<p><code>{An Bình}</code></p>")]
    [InlineData("An\nBình nói", "<p>{An\nBình} nói</p>")]
    [InlineData("|An Bình|hai|\n|-|-|\n|1|2|", "<table>\n<thead>\n<tr>\n<th>{An Bình}</th>\n<th>hai</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>")]
    [InlineData("<b>An Bình</b>", "<p>&lt;b&gt;{An Bình}&lt;/b&gt;</p>")]
    [InlineData("\uFDD3\uFDE0An Bình", "<p>{An Bình}</p>")]
    public void A_place_is_an_anchor_and_all_else_comes_out_as_without_it(string source, string expected)
    {
        var place = source.IndexOf("An", StringComparison.Ordinal);

        var shown = Annotated(source, (place, "An Bình".Length));

        Assert.Equal(
            expected.Replace("{", "<a class=\"anchor\" href=\"#note-1\">", StringComparison.Ordinal).Replace("}", "<sup>1</sup></a>", StringComparison.Ordinal),
            shown.Html.Trim());
    }

    [Fact]
    public void Emphasis_in_the_middle_of_a_place_is_kept()
    {
        var shown = Annotated("Chi bộ **thôn** Đoài.", (0, "Chi bộ **thôn** Đoài".Length));

        Assert.Equal(
            "<p><a class=\"anchor\" href=\"#note-1\">Chi bộ </a><strong><a class=\"anchor\" href=\"#note-1\">thôn</a></strong>"
            + "<a class=\"anchor\" href=\"#note-1\"> Đoài<sup>1</sup></a>.</p>",
            shown.Html.Trim());
    }

    [Fact]
    public void In_a_link_a_place_is_marked_without_a_link_and_its_address_stays_whole()
    {
        const string source = "[An Bình](https://example.org/An Bình) và <https://example.org/AnBinh>";

        var shown = Annotated("[An Bình](https://example.org/AnBinh \"An Bình\")", (1, 7), (30, 6), (38, 7));

        Assert.Equal(
            "<p><a href=\"https://example.org/AnBinh\" title=\"An Bình\" rel=\"noopener noreferrer nofollow\"><mark class=\"anchor\">An Bình<sup>1</sup></mark></a></p>",
            shown.Html.Trim());
        Assert.Equal(3, shown.Notes.Count);
        Assert.DoesNotContain(Annotated(source, (1, 7)).Html, letter => letter is >= '\uFDD0' and <= '\uFDE0');
    }

    [Fact]
    public void Places_that_overlap_are_numbered_each_and_many_places_keep_their_own_numbers()
    {
        var overlapping = Annotated("một hai ba", (0, 7), (4, 6));
        Assert.Contains("<a class=\"anchor\" href=\"#note-2\">hai<sup>1</sup></a><a class=\"anchor\" href=\"#note-2\"> ba<sup>2</sup></a>", overlapping.Html, StringComparison.Ordinal);

        var many = Annotated(string.Join(' ', Enumerable.Repeat("ab", 300)), [.. Enumerable.Range(0, 300).Select(at => (at * 3, 2))]);
        Assert.EndsWith("<a class=\"anchor\" href=\"#note-300\">ab<sup>300</sup></a></p>", many.Html.Trim(), StringComparison.Ordinal);
    }

    private static AnnotatedProse Annotated(string source, params (int Start, int Length)[] places) =>
        AnnotatedProse.Of(source, places.Select(place => new TextNote(Guid.NewGuid(), place.Start, source.Substring(place.Start, place.Length), "")));
}
