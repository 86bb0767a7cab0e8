using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Lms.Domain.Media;

/// <summary>The words of a cue, written anew: tags that are not WebVTT's own go, what looks like one becomes words.</summary>
internal static partial class CueText
{
    private static readonly string[] Kept = ["i", "b", "u", "c", "v", "lang"];

    public static string Of(string words)
    {
        var text = new StringBuilder(words.Length);
        var open = new Stack<string>();
        var says = false;
        for (var at = 0; at < words.Length;)
        {
            var tag = words[at] == '<' ? Tag().Match(words, at) : Match.Empty;
            if (tag.Success)
            {
                Take(tag, text, open);
                at += tag.Length;
                continue;
            }

            // SubRip's own marks of place: {\an8}.
            if (Mark().Match(words, at) is { Success: true } mark)
            {
                at += mark.Length;
                continue;
            }

            var next = words.IndexOfAny(['<', '{'], at + 1);
            var plain = words[at..(next < 0 ? words.Length : next)];
            var clean = Plain(plain);
            says |= !string.IsNullOrWhiteSpace(clean);
            text.Append(clean);
            at += plain.Length;
        }

        while (open.TryPop(out var left))
        {
            text.Append("</").Append(left).Append('>');
        }

        return says ? string.Join('\n', text.ToString().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)) : "";
    }

    private static void Take(Match tag, StringBuilder text, Stack<string> open)
    {
        var name = tag.Groups["name"].Value.ToLowerInvariant();
        if (!Kept.Contains(name))
        {
            return;
        }

        if (tag.Groups["close"].Length == 0)
        {
            open.Push(name);
            var value = Plain(tag.Groups["value"].Value.Trim());
            text.Append('<').Append(name).Append(name is "v" or "lang" && value.Length > 0 ? $" {value}" : "").Append('>');
        }
        else if (open.TryPeek(out var last) && last == name)
        {
            text.Append("</").Append(open.Pop()).Append('>');
        }
    }

    // An arrow would end the cue, so no greater-than sign stands as itself.
    private static string Plain(string text) => new StringBuilder(WebUtility.HtmlDecode(text))
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").ToString() is var written && !written.Any(IsUnseen)
        ? written
        : string.Concat(written.Where(letter => !IsUnseen(letter)));

    private static bool IsUnseen(char letter) => letter is '\uFEFF' or '\uFFFE' or '\uFFFF' || (char.IsControl(letter) && letter is not ('\n' or '\t'));

    // A tag, or a time within a cue, which is a tag too; a sign of comparison is neither.
    [GeneratedRegex(@"\G<(?<close>/?)(?<name>[a-zA-Z]+|[0-9:.]+)(\.[^\s<>.]+)*(\s(?<value>[^<>]*))?/?>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\G\{\\[^{}\n]*\}")]
    private static partial Regex Mark();
}
