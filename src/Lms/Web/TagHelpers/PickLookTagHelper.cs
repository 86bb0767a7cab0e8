using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.TagHelpers;

/// <summary>One button of a set of looks; it posts the page's preferences form.</summary>
[HtmlTargetElement("pick-look")]
public sealed class PickLookTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    public string Value { get; set; } = "";

    public bool Chosen { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "button";
        output.Attributes.SetAttribute("form", "preferences");
        output.Attributes.SetAttribute("name", Name);
        output.Attributes.SetAttribute("value", Value);
        output.Attributes.SetAttribute("aria-pressed", Chosen ? "true" : "false");
    }
}
