using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Lms.Domain;
using Lms.Web.Markup;

namespace Lms.Features.Lessons.Importing;

/// <summary>The article of a web page: what it is called, where it comes from, and the element in which its text stands.</summary>
public sealed partial class Article
{
    private const int LongestName = 150;

    private static readonly string[] LateSources = ["data-src", "data-original", "data-lazy-src"];

    private readonly IHtmlDocument page;

    private Article(IHtmlDocument page, Uri? address)
    {
        this.page = page;
        Address = address;
        Main = MainText.Find(page) ?? throw new RuleBrokenException("Article.NoText");
        Title = Short(Meta("og:title") ?? Words("h1") ?? page.Title ?? "");
        Resolve();
    }

    public string Title { get; }

    public IElement Main { get; }

    /// <summary>Where it stands on the web, if that is known.</summary>
    public Uri? Address { get; }

    public string? Site => Meta("og:site_name") ?? Address?.Host;

    // Some pages give the address of the author's profile where the name belongs.
    public string? Author => new[] { Meta("author"), Meta("article:author"), Words("[itemprop=author]"), Words("[rel=author]"), Words(".author") }
        .FirstOrDefault(name => name is not null && !name.Contains("://", StringComparison.Ordinal));

    public DateOnly? Date => new[]
    {
        Meta("article:published_time"), Meta("datePublished"), Meta("pubdate"), Meta("date"), Meta("DC.date.issued"),
        page.QuerySelector("time[datetime]")?.GetAttribute("datetime"),
    }.Select(Day).FirstOrDefault(day => day is not null);

    /// <param name="address">Where it was fetched; null for a file, which may tell by itself.</param>
    public static Article Of(string html, Uri? address)
    {
        var page = HtmlText.Parse(html);
        return new Article(page, address ?? SavedFrom(html) ?? Own(page));
    }

    // Browsers that save a page write down whence.
    private static Uri? SavedFrom(string html) => Saved().Match(html[..Math.Min(html.Length, 4_000)]) is { Success: true } saved ? Web(saved.Groups[1].Value) : null;

    private static Uri? Own(IHtmlDocument page) =>
        Web(page.QuerySelector("link[rel=canonical]")?.GetAttribute("href")) ?? Web(page.QuerySelector("meta[property='og:url']")?.GetAttribute("content"));

    private static Uri? Web(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;

    private static DateOnly? Day(string? written)
    {
        if (DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            && !Vietnamese().IsMatch(written))
        {
            return DateOnly.FromDateTime(moment.DateTime);
        }

        return Vietnamese().Match(written ?? "") is { Success: true } day
            && DateOnly.TryParseExact(day.Value.Replace('-', '/'), ["d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var found) ? found : null;
    }

    private string? Meta(string name)
    {
        var found = page.QuerySelector($"meta[property='{name}'], meta[name='{name}'], meta[itemprop='{name}']")?.GetAttribute("content");
        return string.IsNullOrWhiteSpace(found) ? null : Short(found);
    }

    private string? Words(string selector) => page.QuerySelector(selector)?.TextContent is { } words && !string.IsNullOrWhiteSpace(words) ? Short(words) : null;

    private static string Short(string words) => MarkdownText.OneLine(words) is { Length: > LongestName } longer ? longer[..LongestName] : MarkdownText.OneLine(words);

    /// <summary>Links and pictures as they would be found from elsewhere; a title that the plan has already goes.</summary>
    private void Resolve()
    {
        foreach (var link in Main.QuerySelectorAll("a[href]"))
        {
            Set(link, "href", link.GetAttribute("href"));
        }

        foreach (var image in Main.QuerySelectorAll("img"))
        {
            // Pages that load pictures late keep the address elsewhere.
            var late = LateSources.Select(image.GetAttribute).FirstOrDefault(source => !string.IsNullOrWhiteSpace(source));
            Set(image, "src", late ?? image.GetAttribute("src"));
        }

        foreach (var heading in Main.QuerySelectorAll("h1").Where(heading => Short(heading.TextContent) == Title).ToList())
        {
            heading.Remove();
        }
    }

    private void Set(IElement element, string attribute, string? address)
    {
        if (address?.StartsWith("data:", StringComparison.OrdinalIgnoreCase) == true)
        {
            element.SetAttribute(attribute, address);
        }
        else if ((Address is null ? Web(address) : Uri.TryCreate(Address, address, out var resolved) ? Web(resolved.AbsoluteUri) : null) is { } found)
        {
            element.SetAttribute(attribute, found.AbsoluteUri);
        }
        else
        {
            element.RemoveAttribute(attribute);
        }
    }

    [GeneratedRegex(@"saved from url=\(\d+\)(\S{1,2000})", RegexOptions.IgnoreCase)]
    private static partial Regex Saved();

    [GeneratedRegex(@"\b\d{1,2}[/-]\d{1,2}[/-]\d{4}\b")]
    private static partial Regex Vietnamese();
}
