using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.TagHelpers;

/// <summary>
/// The filters of a list, folded away below what is typed: on a telephone the first thing found stands on the first screen. Within
/// a form of class finder.
/// </summary>
[HtmlTargetElement("lms-filters")]
public sealed class FiltersTagHelper(Texts text) : TagHelper
{
    /// <summary>Says by what.</summary>
    public string LabelKey { get; set; } = "";

    /// <summary>That one of them is set: what narrows a list is seen.</summary>
    public bool Open { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "details";
        output.AddClass("more", HtmlEncoder.Default);
        if (Open)
        {
            output.Attributes.SetAttribute(new TagHelperAttribute("open"));
        }

        output.PreContent.AppendHtml("<summary>").Append(text[LabelKey]).AppendHtml("</summary><div class=\"finder\">");
        output.PostContent.AppendHtml("<button class=\"btn btn--s\" type=\"submit\">").Append(text["Shared.Narrow"]).AppendHtml("</button></div>");
    }
}
