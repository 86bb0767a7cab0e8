using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;

namespace Lms.Web.TagHelpers;

/// <summary>Turns the pages of a list by the query's "page", leaving the rest of the query. Draws nothing when one page holds all.</summary>
[HtmlTargetElement("lms-pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper(Assets assets, Texts text) : TagHelper
{
    /// <summary>From 1.</summary>
    public int Page { get; set; } = 1;

    public int Size { get; set; } = 25;

    public int Total { get; set; }

    /// <summary>There are more than <see cref="Total"/>, which were not counted.</summary>
    public bool More { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Total <= Size && !More)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", text["Shared.Pages"]);
        output.Content.AppendHtml("<span>")
            .Append(text[More ? "Shared.PageOfMore" : "Shared.PageOf", ((Page - 1) * Size) + 1, Math.Min(Page * Size, Total), Total])
            .AppendHtml("""</span><span class="pager__turn">""")
            .AppendHtml(Turn(Page - 1, "prev", text["Shared.PagePrevious"]))
            .AppendHtml(Turn(Page + 1, "next", text["Shared.PageNext"]))
            .AppendHtml("</span>");
    }

    private IHtmlContent Turn(int page, string way, string words)
    {
        if (page < 1 || ((page - 1) * Size >= Total && !More))
        {
            return HtmlString.Empty;
        }

        var link = new TagBuilder("a");
        link.Attributes["class"] = "btn btn--s";
        link.Attributes["href"] = Address(page);
        link.Attributes["rel"] = way;
        if (way == "prev")
        {
            link.InnerHtml.AppendHtml(assets.Icon("chevron-left")).Append(words);
        }
        else
        {
            link.InnerHtml.Append(words).AppendHtml(assets.Icon("chevron-right"));
        }

        return link;
    }

    private string Address(int page)
    {
        var request = ViewContext.HttpContext.Request;
        var query = request.Query.Where(part => part.Key != "page").Append(new("page", page.ToString("D", null)));
        return QueryHelpers.AddQueryString(request.Path, query);
    }
}
