using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.TagHelpers;

/// <summary>The control of one field, drawn by the framework's generator so that names, ids and refused values are its own.</summary>
internal sealed class FieldControl
{
    private readonly IHtmlGenerator html;
    private readonly ViewContext viewContext;
    private readonly ModelExpression expression;
    private readonly string kind;
    private readonly IEnumerable<SelectListItem> items;
    private readonly Texts text;
    private readonly Dictionary<string, object?> attributes = [];

    public FieldControl(IHtmlGenerator html, ViewContext view, ModelExpression property, string? kind, IEnumerable<SelectListItem>? items, Texts text)
    {
        (this.html, viewContext, expression, this.text) = (html, view, property, text);
        this.kind = kind ?? KindOf(property, items);
        this.items = items ?? Choices(property.Metadata.UnderlyingOrModelType);
        FullName = view.ViewData.TemplateInfo.GetFullHtmlFieldName(property.Name);
        Id = TagBuilder.CreateSanitizedId(FullName, "_");
    }

    public string? EmptyWords { get; init; }

    public bool Multiple { get; init; }

    public string FullName { get; }

    public string Id { get; }

    public bool IsGroup => kind is "radios" or "checkboxes";

    public bool HoldsLabel => kind is "checkbox";

    public string? UsualHintKey => kind switch
    {
        "date" => "Shared.DateHint",
        "datetime" => "Shared.MomentHint",
        "time" => "Shared.TimeHint",
        _ => null,
    };

    /// <summary>Takes over every attribute written on the tag but its class.</summary>
    public void Take(TagHelperAttributeList written, FieldParts parts)
    {
        foreach (var attribute in written.Where(attribute => attribute.Name != "class").ToList())
        {
            attributes[attribute.Name] = attribute.Value is HtmlString or null ? attribute.Value?.ToString() ?? "" : attribute.Value;
            written.Remove(attribute);
        }

        if (!IsGroup)
        {
            parts.Describe(attributes);
        }
    }

    public IHtmlContent Draw(string label)
    {
        if (kind is not ("radios" or "checkboxes" or "checkbox"))
        {
            attributes["class"] = "input";
        }

        return kind switch
        {
            "textarea" => Area(),
            "select" => Select(),
            "radios" or "checkboxes" => Picks(),
            "checkbox" => Checkbox(label),
            "password" => Password(),
            "file" => File(),
            _ => Line(),
        };
    }

    private static string KindOf(ModelExpression property, IEnumerable<SelectListItem>? items)
    {
        var type = property.Metadata.UnderlyingOrModelType;
        return type switch
        {
            _ when items is not null || type.IsEnum => "select",
            _ when type == typeof(bool) => "checkbox",
            _ when type == typeof(DateOnly) => "date",
            _ when type == typeof(DateTimeOffset) => "datetime",
            _ when type == typeof(TimeOnly) => "time",
            _ when typeof(IFormFile).IsAssignableFrom(type) => "file",
            _ when type == typeof(int) || type == typeof(long) || type == typeof(decimal) || type == typeof(double) => "number",
            _ => property.Metadata.DataTypeName switch
            {
                "Password" => "password",
                "MultilineText" => "textarea",
                _ => "text",
            },
        };
    }

    private IEnumerable<SelectListItem> Choices(Type type) => type.IsEnum
        ? Enum.GetValues(type).Cast<Enum>().Select(value => new SelectListItem(text.Of(value), value.ToString()))
        : [];

    private IHtmlContent Line()
    {
        attributes.TryAdd("type", kind is "number" or "email" or "tel" ? kind : "text");
        if (kind is "date" or "datetime" or "time")
        {
            attributes.TryAdd("autocomplete", "off");
            attributes.TryAdd("inputmode", "numeric");
        }

        if (kind == "number")
        {
            attributes.TryAdd("step", expression.Metadata.UnderlyingOrModelType is { } type && (type == typeof(int) || type == typeof(long)) ? "1" : "any");
        }

        var input = Uncut(html.GenerateTextBox(viewContext, expression.ModelExplorer, expression.Name, Written(expression.Model), null, attributes));

        // A number box speaks with a point in every language; this tells the binder.
        return kind == "number"
            ? new HtmlContentBuilder().AppendHtml(input).AppendHtml(Hidden("__Invariant", FullName))
            : input;
    }

    private static object? Written(object? value) => value switch
    {
        DateOnly day => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        DateTimeOffset moment => SchoolTime.Local(moment).ToString("dd/MM/yyyy H:mm", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("H:mm", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value,
    };

    private TagBuilder Area()
    {
        var rows = attributes.Remove("rows", out var given) ? int.Parse($"{given}", CultureInfo.InvariantCulture) : 6;
        return Uncut(html.GenerateTextArea(viewContext, expression.ModelExplorer, expression.Name, rows, 0, attributes));
    }

    // A browser cuts what is pasted to maxlength without a word; the server says so and keeps it.
    private TagBuilder Uncut(TagBuilder input)
    {
        if (!attributes.ContainsKey("maxlength"))
        {
            input.Attributes.Remove("maxlength");
        }

        return input;
    }

    private TagBuilder Select()
    {
        var chosen = html.GetCurrentValues(viewContext, expression.ModelExplorer, expression.Name, Multiple);
        return html.GenerateSelect(viewContext, expression.ModelExplorer, EmptyWords, expression.Name, items, chosen, Multiple, attributes);
    }

    private TagBuilder Password()
    {
        var input = Uncut(html.GeneratePassword(viewContext, expression.ModelExplorer, expression.Name, null, attributes));
        var frame = new TagBuilder("div");
        frame.Attributes["class"] = "with-btn";
        frame.InnerHtml.AppendHtml(input);

        // Shown by the script that can work it.
        var show = new TagBuilder("button");
        show.Attributes["type"] = "button";
        show.Attributes["class"] = "btn btn--quiet";
        show.Attributes["data-reveal"] = text["Shared.HideWord"];
        show.Attributes["hidden"] = "hidden";
        show.InnerHtml.Append(text["Shared.ShowWord"]);
        frame.InnerHtml.AppendHtml(show);
        return frame;
    }

    private TagBuilder File()
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.MergeAttributes(attributes);
        input.MergeAttributes(new Dictionary<string, string?> { ["type"] = "file", ["id"] = Id, ["name"] = FullName });
        if (Multiple)
        {
            input.Attributes["multiple"] = "multiple";
        }

        return input;
    }

    private HtmlContentBuilder Checkbox(string label)
    {
        // What was sent and is neither yes nor no cannot be drawn again; its refusal stays.
        if (viewContext.ViewData.ModelState.TryGetValue(FullName, out var sent) && sent.Errors.Count > 0)
        {
            viewContext.ViewData.ModelState.SetModelValue(FullName, "false", "false");
        }

        var box = html.GenerateCheckBox(viewContext, expression.ModelExplorer, expression.Name, expression.Model as bool?, attributes);
        var content = new HtmlContentBuilder();
        content.AppendHtml(Pick(box, label));
        content.AppendHtml(Hidden(FullName, "false"));
        return content;
    }

    private HtmlContentBuilder Picks()
    {
        var chosen = html.GetCurrentValues(viewContext, expression.ModelExplorer, expression.Name, kind == "checkboxes");
        var content = new HtmlContentBuilder();
        foreach (var (place, item) in items.Index())
        {
            var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            input.MergeAttributes(attributes);
            input.Attributes["type"] = kind == "radios" ? "radio" : "checkbox";
            input.Attributes["id"] = $"{Id}-{place}";
            input.Attributes["name"] = FullName;
            input.Attributes["value"] = item.Value ?? item.Text;
            if (chosen?.Contains(item.Value ?? item.Text) ?? item.Selected)
            {
                input.Attributes["checked"] = "checked";
            }

            content.AppendHtml(Pick(input, item.Text));
        }

        return content;
    }

    private static TagBuilder Pick(IHtmlContent input, string words)
    {
        var label = new TagBuilder("label");
        label.Attributes["class"] = "pick";
        label.InnerHtml.AppendHtml(input);
        label.InnerHtml.AppendHtml("<span>").Append(words).AppendHtml("</span>");
        return label;
    }

    private static TagBuilder Hidden(string name, string value)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.MergeAttributes(new Dictionary<string, string?> { ["type"] = "hidden", ["name"] = name, ["value"] = value });
        return input;
    }
}
