using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.TagHelpers;

/// <summary>A notice that stands where the matter is. Kinds: ok, warn, bad; none for information.</summary>
[HtmlTargetElement("lms-note")]
public sealed class NoteTagHelper(Assets assets) : TagHelper
{
    public string? Kind { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.AddClass("note", HtmlEncoder.Default);
        if (!string.IsNullOrEmpty(Kind))
        {
            output.AddClass("note--" + Kind, HtmlEncoder.Default);
        }

        if (Kind == "bad" && !output.Attributes.ContainsName("role"))
        {
            output.Attributes.SetAttribute("role", "alert");
        }

        output.PreContent.AppendHtml(assets.Icon(Drawing));
        output.PreContent.AppendHtml("<div>");
        output.PostContent.SetHtmlContent("</div>");
    }

    private string Drawing => Kind switch
    {
        "ok" => "circle-check",
        "warn" => "triangle-alert",
        "bad" => "circle-alert",
        _ => "info",
    };
}
