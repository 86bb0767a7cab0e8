using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.TagHelpers;

/// <summary>What stands between a field's label and its control, of a box behind both, and how the control refers to it.</summary>
internal sealed record FieldParts(string Id, string? Hint, string? Error)
{
    public void Describe(IDictionary<string, object?> attributes)
    {
        if (DescribedBy.Length > 0)
        {
            attributes["aria-describedby"] = DescribedBy;
        }

        if (Error is not null)
        {
            attributes["aria-invalid"] = "true";
        }
    }

    public void Describe(TagHelperAttributeList attributes)
    {
        if (DescribedBy.Length > 0)
        {
            attributes.SetAttribute("aria-describedby", DescribedBy);
        }
    }

    public void Draw(TagHelperContent content, Assets assets)
    {
        if (Hint is not null)
        {
            content.AppendHtml(Line("hint", "-hint", Hint));
        }

        if (Error is not null)
        {
            var line = Line("field__error", "-error", "");
            line.InnerHtml.AppendHtml(assets.Icon("circle-alert"));
            line.InnerHtml.AppendHtml("<span>").Append(Error).AppendHtml("</span>");
            content.AppendHtml(line);
        }
    }

    private string DescribedBy =>
        string.Join(' ', new[] { Hint is null ? null : Id + "-hint", Error is null ? null : Id + "-error" }.OfType<string>());

    private TagBuilder Line(string cssClass, string suffix, string words)
    {
        var line = new TagBuilder("p");
        line.Attributes["class"] = cssClass;
        line.Attributes["id"] = Id + suffix;
        line.InnerHtml.Append(words);
        return line;
    }
}
