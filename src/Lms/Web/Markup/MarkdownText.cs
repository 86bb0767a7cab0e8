using System.Text;
using System.Text.RegularExpressions;

namespace Lms.Web.Markup;

/// <summary>Words that mean nothing but themselves, written so that Markdown leaves them alone; and links and pictures around them.</summary>
public static partial class MarkdownText
{
    private const string Always = "\\`*_[]<~^|";

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is 'h' or 'H' or 'w' or 'W' && Address().Match(text, at) is { Success: true, Length: > 0 } address && address.Index == at)
            {
                // An address is made a link as it stands: nothing in it is taken for a mark.
                escaped.Append(address.Value);
                at += address.Length - 1;
                continue;
            }

            if (Always.Contains(text[at]) || IsMark(text, at))
            {
                escaped.Append('\\');
            }

            escaped.Append(text[at]);
        }

        return escaped.ToString();
    }

    /// <summary>The beginning of a line that would otherwise open a list, a heading, a quotation or a rule.</summary>
    public static string AtLineStart(string escaped) =>
        Number().Match(escaped) is { Success: true } number ? $"{number.Groups[1].Value}\\{escaped[number.Groups[1].Length..]}"
        : escaped.Length > 0 && "#>+-=:".Contains(escaped[0]) ? "\\" + escaped
        : escaped;

    /// <summary>Null for an address that leads nowhere a reader may be sent.</summary>
    public static string? Link(string inner, string address) =>
        Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto"
        && !uri.AbsoluteUri.AsSpan().ContainsAny("<>\\ \n")
            ? $"[{inner}](<{uri.AbsoluteUri}>)"
            : null;

    public static string Picture(string alt, string path) => $"![{Escape(OneLine(alt))}]({path})";

    public static string OneLine(string text) => Blanks().Replace(text, " ").Trim();

    private static bool IsMark(string text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : ' ';
        return text[at] switch
        {
            '&' => char.IsAsciiLetter(next) || next == '#',
            '=' or '+' => next == text[at],
            _ => false,
        };
    }

    [GeneratedRegex(@"\G(?<![\p{L}\d])(https?://|www\.)[^\s<>\\|*\[\]""]{3,1000}", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"^(\d{1,9}|[A-Za-z]|[ivxlcIVXLC]{1,7})[.)](\s|$)")]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
