using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.TagHelpers;

/// <summary>A state in one or two words. Kinds: ok, warn, bad, info, live; none for a plain one.</summary>
[HtmlTargetElement("lms-chip")]
public sealed class ChipTagHelper(Assets assets) : TagHelper
{
    public string? Kind { get; set; }

    public string? Icon { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.AddClass("chip", HtmlEncoder.Default);
        if (!string.IsNullOrEmpty(Kind))
        {
            output.AddClass("chip--" + Kind, HtmlEncoder.Default);
        }

        if (!string.IsNullOrEmpty(Icon))
        {
            output.PreContent.SetHtmlContent(assets.Icon(Icon));
        }
    }
}
