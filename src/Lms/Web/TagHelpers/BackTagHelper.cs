using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.TagHelpers;

/// <summary>The way out of a focus room: an arrow, with its words where there is room for them.</summary>
[HtmlTargetElement("lms-back", Attributes = "href")]
public sealed class BackTagHelper(Assets assets) : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = (await output.GetChildContentAsync()).GetContent();
        output.TagName = "a";
        output.Attributes.SetAttribute("class", "bar__back");
        output.PreContent.SetHtmlContent(assets.Icon("arrow-left"));
        output.Content.SetHtmlContent($"""<span class="bar__words">{words}</span>""");
    }
}
