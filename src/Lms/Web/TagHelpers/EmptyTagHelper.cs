using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.TagHelpers;

/// <summary>Says what will appear here, and offers the first step in its content.</summary>
[HtmlTargetElement("lms-empty")]
public sealed class EmptyTagHelper(Assets assets) : TagHelper
{
    public string Icon { get; set; } = "notebook-text";

    public string Heading { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.AddClass("empty", HtmlEncoder.Default);
        output.PreContent.AppendHtml(assets.Icon(Icon));
        output.PreContent.AppendHtml("<h3>").Append(Heading).AppendHtml("</h3>");
    }
}
