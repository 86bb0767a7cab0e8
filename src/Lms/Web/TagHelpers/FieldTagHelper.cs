using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.TagHelpers;

/// <summary>
/// Label, hint, error and control of one property, tied together for screen readers. What the kind is not told is taken from
/// the property's type; other attributes (autocomplete, min, step, accept…) go to the control; class stays on the field.
/// </summary>
[HtmlTargetElement("lms-field", Attributes = "for")]
public sealed class FieldTagHelper(IHtmlGenerator html, Assets assets, Texts text) : TagHelper
{
    public ModelExpression For { get; set; } = null!;

    /// <summary>Left out, the property's [Display(Name = key)] says it.</summary>
    public string? LabelKey { get; set; }

    /// <summary>Words that are not a fixed text, such as a question's number.</summary>
    public string? Label { get; set; }

    public string? HintKey { get; set; }

    public string? Hint { get; set; }

    /// <summary>text, textarea, number, date, datetime, time, select, radios, checkbox, checkboxes, password, file, email, tel.</summary>
    public string? Kind { get; set; }

    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>The words of a select's first, empty choice.</summary>
    public string? EmptyKey { get; set; }

    /// <summary>Says so beside the label. What is not optional is not marked.</summary>
    public bool Optional { get; set; }

    public bool Multiple { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var more = await output.GetChildContentAsync();
        var control = new FieldControl(html, ViewContext, For, Kind, Items, text)
        {
            EmptyWords = EmptyKey is null ? null : text[EmptyKey],
            Multiple = Multiple,
        };
        var parts = new FieldParts(control.Id, HintWords(control), Refusal(control.FullName));
        control.Take(output.Attributes, parts);

        Wrap(output, control, parts);
        Draw(output.Content, control, parts);
        output.Content.AppendHtml(more);
    }

    private static void Wrap(TagHelperOutput output, FieldControl control, FieldParts parts)
    {
        output.TagName = control.IsGroup ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("field", HtmlEncoder.Default);
        if (parts.Error is not null)
        {
            output.AddClass("field--bad", HtmlEncoder.Default);
        }

        if (control.IsGroup)
        {
            output.Attributes.SetAttribute("id", control.Id);
            parts.Describe(output.Attributes);
        }
    }

    private void Draw(TagHelperContent content, FieldControl control, FieldParts parts)
    {
        // A box has its label beside it: above it, a hint would read as the last one of the field before.
        if (control.HoldsLabel)
        {
            content.AppendHtml(control.Draw(Words));
            parts.Draw(content, assets);
            return;
        }

        content.AppendHtml(Caption(control));
        parts.Draw(content, assets);
        content.AppendHtml(control.Draw(Words));
    }

    private TagBuilder Caption(FieldControl control)
    {
        var caption = new TagBuilder(control.IsGroup ? "legend" : "label");
        if (!control.IsGroup)
        {
            caption.Attributes["for"] = control.Id;
        }

        caption.InnerHtml.Append(Words);
        if (Optional)
        {
            caption.InnerHtml.AppendHtml(""" <span class="field__optional">""").Append(text["Shared.Optional"]).AppendHtml("</span>");
        }

        return caption;
    }

    private string Words => Label ?? (LabelKey is null ? For.Metadata.GetDisplayName() : text[LabelKey]);

    private string? HintWords(FieldControl control) => Hint ?? (HintKey ?? control.UsualHintKey) switch
    {
        null => null,
        var key => text[key],
    };

    private string? Refusal(string fullName) =>
        ViewContext.ViewData.ModelState.TryGetValue(fullName, out var entry) && entry.Errors.Count > 0
            ? string.Join(" ", entry.Errors.Select(error => ErrorsTagHelper.Message(error, text)).Distinct())
            : null;
}
