using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.TagHelpers;

/// <summary>On top of a form: what was not saved and why, each line a link to its field. Draws nothing when all is well.</summary>
[HtmlTargetElement("lms-errors", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorsTagHelper(Assets assets, Texts text) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var refusals = Refusals(ViewContext.ViewData.ModelState, text).ToList();
        if (refusals.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "note note--bad");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Content.AppendHtml(assets.Icon("circle-alert"));
        output.Content.AppendHtml("<div><p><b>").Append(text["Shared.NotSaved", refusals.Count]).AppendHtml("</b></p><ul>");
        refusals.ForEach(refusal => output.Content.AppendHtml(Line(refusal.Key, refusal.Message)));
        output.Content.AppendHtml("</ul></div>");
    }

    /// <summary>The words of an error; the framework leaves them out when a value could not even be read.</summary>
    public static string Message(ModelError error, Texts text) =>
        error.ErrorMessage.Length > 0 ? error.ErrorMessage : text["Shared.ValueInvalid"];

    private static IEnumerable<(string Key, string Message)> Refusals(ModelStateDictionary state, Texts text) =>
        from field in state
        from error in field.Value.Errors
        select (field.Key, Message(error, text));

    private static TagBuilder Line(string key, string message)
    {
        var line = new TagBuilder("li");
        if (key.Length == 0)
        {
            line.InnerHtml.Append(message);
            return line;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = "#" + TagBuilder.CreateSanitizedId(key, "_");
        link.InnerHtml.Append(message);
        line.InnerHtml.AppendHtml(link);
        return line;
    }
}
