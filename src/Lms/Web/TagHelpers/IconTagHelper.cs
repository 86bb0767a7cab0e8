using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.TagHelpers;

/// <summary><c>&lt;icon name="check" /&gt;</c>: drawn beside words, so never read out.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper(Assets assets) : TagHelper
{
    public string Name { get; set; } = "";

    public static IHtmlContent Draw(Assets assets, string name) =>
        new HtmlString($"""<svg class="i" aria-hidden="true"><use href="{assets.Icon(name)}"/></svg>""");

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("i", HtmlEncoder.Default);
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"""<use href="{assets.Icon(Name)}"/>""");
    }
}
