using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lms.Web.TagHelpers;

/// <summary>A PDF read in the page where script runs (pdf.js), a link to the file where it does not.</summary>
[HtmlTargetElement("lms-pdf", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PdfTagHelper(Assets assets, Texts text) : TagHelper
{
    private static readonly (string Use, string Icon)[] Drawings =
    [
        ("previous", "chevron-left"), ("next", "chevron-right"), ("smaller", "zoom-out"), ("larger", "zoom-in"),
    ];

    public string Href { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>Said beside the name when known.</summary>
    public long? Bytes { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pdf");
        output.Attributes.SetAttribute("data-pdf", Href);
        Word(output, "wait", "Shared.PdfWait");
        Word(output, "failed", "Shared.PdfFailed");
        Word(output, "page", "Shared.PdfPage");
        Word(output, "previous", "Shared.PdfPrevious");
        Word(output, "next", "Shared.PdfNext");
        Word(output, "smaller", "Shared.PdfZoomOut");
        Word(output, "larger", "Shared.PdfZoomIn");
        output.Content.AppendHtml(Bar());
    }

    private void Word(TagHelperOutput output, string use, string key) => output.Attributes.SetAttribute("data-" + use, text[key]);

    private TagBuilder Bar()
    {
        var bar = new TagBuilder("figcaption");
        bar.Attributes["class"] = "pdf__bar";
        bar.InnerHtml.AppendHtml("""<span class="pdf__name">""").Append(Name).AppendHtml("</span>");
        if (Bytes is { } bytes)
        {
            bar.InnerHtml.AppendHtml("""<span class="hint num">""").Append(FileSize.Show(bytes)).AppendHtml("</span>");
        }

        bar.InnerHtml.AppendHtml("""<span class="pdf__tools"></span>""");
        bar.InnerHtml.AppendHtml(Open());
        foreach (var (use, icon) in Drawings)
        {
            bar.InnerHtml.AppendHtml($"""<template data-icon="{use}">""").AppendHtml(assets.Icon(icon)).AppendHtml("</template>");
        }

        return bar;
    }

    private TagBuilder Open()
    {
        var link = new TagBuilder("a");
        link.Attributes["class"] = "iconbtn pdf__open";
        link.Attributes["href"] = Href;
        link.InnerHtml.AppendHtml(assets.Icon("download")).Append(text["Shared.PdfOpen"]);
        return link;
    }
}
