using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.TagHelpers;

/// <summary>Gives the root element its language and the reader's looks, before the first line is drawn.</summary>
[HtmlTargetElement("html", Attributes = "looks")]
public sealed class HtmlTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var looks = Looks.Of(ViewContext.HttpContext.Request);
        output.Attributes.RemoveAll("looks");
        output.Attributes.SetAttribute("lang", CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        Set(output, "data-text", looks.Text);
        Set(output, "data-theme", looks.Theme);
        Set(output, "data-contrast", looks.Contrast);
    }

    private static void Set(TagHelperOutput output, string name, string? value)
    {
        if (value is not null)
        {
            output.Attributes.SetAttribute(name, value);
        }
    }
}
