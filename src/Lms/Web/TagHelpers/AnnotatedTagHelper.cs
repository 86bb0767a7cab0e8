using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.TagHelpers;

/// <summary>
/// One paragraph of a text that was remarked on. Drawn here and not in a view because no blank may come in between:
/// a script counts the letters to find the place of a selection.
/// </summary>
[HtmlTargetElement("lms-annotated", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class AnnotatedTagHelper : TagHelper
{
    public AnnotatedParagraph Paragraph { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("data-start", Paragraph.Start);
        foreach (var piece in Paragraph.Pieces)
        {
            if (piece.Covering is null)
            {
                output.Content.Append(piece.Text);
            }
            else
            {
                output.Content.AppendHtml(Anchor(piece, piece.Covering));
            }
        }
    }

    private static TagBuilder Anchor(TextPiece piece, NumberedNote note)
    {
        var anchor = new TagBuilder("a");
        anchor.AddCssClass("anchor");
        anchor.Attributes["href"] = $"#note-{note.Number}";
        anchor.InnerHtml.Append(piece.Text);
        foreach (var number in piece.Ending)
        {
            var mark = new TagBuilder("sup");
            mark.InnerHtml.Append(number.ToString(CultureInfo.InvariantCulture));
            anchor.InnerHtml.AppendHtml(mark);
        }

        return anchor;
    }
}
