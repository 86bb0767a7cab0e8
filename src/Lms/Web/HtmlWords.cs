using System.Net;
using System.Text;

namespace Lms.Web;

/// <summary>
/// The words of sanitized HTML, without its tags: blocks stand on lines of their own, what is only set off within a word stays in it.
/// </summary>
public static class HtmlWords
{
    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
        { "a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u" };

    public static string Of(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            text.Append(html, at, (tag < 0 ? html.Length : tag) - at);
            if (tag < 0)
            {
                break;
            }

            var end = html.IndexOf('>', tag);
            end = end < 0 ? html.Length - 1 : end;
            if (!Inline.Contains(NameOf(html.AsSpan((tag + 1)..end)).ToString()) && text is { Length: > 0 } && text[^1] != '\n')
            {
                text.Append('\n');
            }

            at = end + 1;
        }

        return WebUtility.HtmlDecode(text.ToString()).Trim();
    }

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> tag)
    {
        tag = tag.TrimStart('/');
        var end = tag.IndexOfAny(" /\n\t");
        return end < 0 ? tag : tag[..end];
    }
}
