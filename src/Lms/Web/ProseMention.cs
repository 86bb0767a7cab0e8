using System.Net;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace Lms.Web;

/// <summary>"@[Nguyễn Thị Hường]" stands out in the text; a link's brackets are none of this.</summary>
internal sealed class ProseMention : InlineParser, IMarkdownExtension
{
    private const int Longest = 200;

    public ProseMention() => OpeningCharacters = ['@'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var rest = slice.Text.AsSpan(slice.Start, slice.Length);
        var end = rest[..Math.Min(rest.Length, Longest)].IndexOf(']');
        if (char.IsLetterOrDigit(slice.PeekCharExtra(-1)) || end < 3 || rest[1] != '[' || rest[2..end].IndexOfAny('[', '\n') >= 0
            || (end + 1 < rest.Length && rest[end + 1] is '(' or '['))
        {
            return false;
        }

        processor.Inline = new HtmlInline($"<b>@{WebUtility.HtmlEncode(rest[2..end].ToString())}</b>");
        slice.Start += end + 1;
        return true;
    }

    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.Insert(0, this);

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }
}
