using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Lms.Tests.Support;

/// <summary>
/// A person with a browser but no script: keeps cookies, reads pages, fills in forms as they stand there. So
/// antiforgery and field names are tested with every post.
/// </summary>
public sealed class Visitor(HttpClient http, string home = "http://localhost/")
{
    private readonly CookieContainer cookies = new();

    /// <summary>The last page's address.</summary>
    public Uri Location { get; private set; } = new(home);

    /// <summary>What the browser would send along to an address.</summary>
    public string CookiesFor(Uri address) => cookies.GetCookieHeader(address);

    /// <summary>Follows redirects as a browser does.</summary>
    public async Task<Page> Get(string path) => await Follow(await Send(new HttpRequestMessage(HttpMethod.Get, path)));

    /// <summary>One request, as it is; redirects are not followed.</summary>
    public async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        var address = new Uri(Location, request.RequestUri!);
        request.RequestUri = address;
        if (!request.Headers.Contains("Accept"))
        {
            request.Headers.Add("Accept", "text/html");
        }

        if (cookies.GetCookieHeader(address) is { Length: > 0 } header)
        {
            request.Headers.Add("Cookie", header);
        }

        var response = await http.SendAsync(request);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            cookies.SetCookies(address, cookie);
        }

        Location = address;
        return response;
    }

    /// <summary>Sends a form of a page, with these fields changed; goes on to where it leads.</summary>
    public async Task<Page> Submit(Page page, string formSelector, params (string Name, string Value)[] fields) =>
        await Follow(await Post(page, formSelector, fields));

    /// <summary>Sends a form of a page and returns the bare answer.</summary>
    public Task<HttpResponseMessage> Post(Page page, string formSelector, params (string Name, string Value)[] fields)
    {
        var form = page.Form(formSelector);
        var values = Page.Values(form).Where(pair => !fields.Any(field => field.Name == pair.Key)).ToList();
        values.AddRange(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return Send(new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action") ?? Location.PathAndQuery)
        {
            Content = new FormUrlEncodedContent(values),
        });
    }

    /// <summary>Sends a form that carries a file, everything in the order in which it stands there, and returns the bare answer.</summary>
    public Task<HttpResponseMessage> PostFile(Page page, string formSelector, string fileName, byte[] bytes, params (string Name, string Value)[] fields)
    {
        var form = page.Form(formSelector);
        var file = form.QuerySelector("input[type=file]")!;
        bool IsBehind(string name) => form.QuerySelector($"[name='{name}']") is { } field && file.CompareDocumentPosition(field).HasFlag(DocumentPositions.Following);
        var values = Page.Values(form).Where(pair => !fields.Any(field => field.Name == pair.Key)).Select(pair => (Name: pair.Key, pair.Value)).Concat(fields).ToLookup(pair => IsBehind(pair.Name));
        var content = new MultipartFormDataContent();
        values[false].ToList().ForEach(pair => content.Add(new StringContent(pair.Value), pair.Name));
        content.Add(new ByteArrayContent(bytes), file.GetAttribute("name")!, fileName);
        values[true].ToList().ForEach(pair => content.Add(new StringContent(pair.Value), pair.Name));
        return Send(new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action") ?? Location.PathAndQuery) { Content = content });
    }

    /// <summary>The page that an answer leads to.</summary>
    public async Task<Page> After(HttpResponseMessage response) => await Follow(response);

    public async Task SignIn(string code, string password)
    {
        var page = await Submit(await Get("/sign-in"), "form[action^='/sign-in']", ("Login", code), ("Password", password));
        Assert.NotEqual("/sign-in", Location.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    private async Task<Page> Follow(HttpResponseMessage response)
    {
        for (var hops = 0; (int)response.StatusCode is 301 or 302 or 303 && hops < 10; hops++)
        {
            response = await Send(new HttpRequestMessage(HttpMethod.Get, response.Headers.Location));
        }

        return await Page.Read(response);
    }
}

/// <summary>A page as it came.</summary>
public sealed record Page(HttpStatusCode Status, string Html, IHtmlDocument Document)
{
    public static async Task<Page> Read(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        return new Page(response.StatusCode, html, new HtmlParser().ParseDocument(html));
    }

    public string Text => Document.Body?.TextContent ?? "";

    /// <summary>Whether the page holds this number anywhere, in a longer one too; the year of a date is none.</summary>
    public bool Shows(int number) => Regex.Replace(Text, @"\d{1,2}/\d{1,2}/\d{4}", "").Contains($"{number}", StringComparison.Ordinal);

    public IElement Find(string selector) =>
        Document.QuerySelector(selector) ?? throw new InvalidOperationException($"Nothing matches {selector} in: {Html}");

    public IElement Form(string selector) => Find(selector) is { LocalName: "form" } form
        ? form
        : throw new InvalidOperationException($"{selector} is no form.");

    /// <summary>What a browser would send for the form untouched.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Values(IElement form)
    {
        IEnumerable<IElement> outside = form.Id is null ? [] : form.Owner!.QuerySelectorAll($"[form='{form.Id}']");
        foreach (var field in form.QuerySelectorAll("input, textarea, select").Concat(outside))
        {
            var name = field.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || field.HasAttribute("disabled"))
            {
                continue;
            }

            if (field is IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" or "submit" })
            {
                continue;
            }

            yield return KeyValuePair.Create(name, field switch
            {
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value ?? "",
                _ => "",
            });
        }
    }
}
