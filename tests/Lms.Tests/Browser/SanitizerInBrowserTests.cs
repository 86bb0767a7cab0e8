using Lms.Domain.Lessons;
using Lms.Tests.Lessons;
using Lms.Tests.Web;
using Lms.Web;
using Lms.Web.Markup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>
/// The hostile texts in a real browser: nothing runs, and nothing is asked of anywhere. Once on a page that has no policy to
/// fall back on, so that the sanitizer alone is judged, and once on the product's own.
/// </summary>
public sealed class SanitizerInBrowserTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    private const string Bare = "http://bare.example/";
    private const string Picture = "/c/song-van/files/";

    // In every frame: whatever would run calls one of these.
    private const string Trap = "for (const call of ['alert', 'confirm', 'prompt', 'msgbox']) { globalThis[call] = () => globalThis.hit(call); }";

    // Read anew as scripts do, by what it was written out as; then touched in every way that a hand touches. What leaves for the web
    // by a click may; ":" is an address that no browser can read.
    private const string Touch =
        """
        async () => {
            const again = document.createElement('div');
            const twice = document.createElement('div');
            again.innerHTML = document.querySelector('#held').innerHTML;
            document.body.append(again);
            twice.innerHTML = again.innerHTML;
            document.body.append(twice);
            for (const link of document.querySelectorAll('a[href]')) {
                if (['http:', 'https:', 'mailto:', ':'].includes(link.protocol)) {
                    link.removeAttribute('href');
                }
            }
            for (const element of document.body.querySelectorAll('*')) {
                for (const name of ['pointerover', 'mouseover', 'mouseenter', 'pointerdown', 'mousedown', 'focus', 'focusin', 'keydown', 'scroll', 'toggle', 'animationstart']) {
                    element.dispatchEvent(new Event(name, { bubbles: true }));
                }
                element.focus?.();
                element.click?.();
            }
            await new Promise((done) => setTimeout(done, 20));
        }
        """;

    [Fact]
    public async Task The_trap_sees_what_runs_and_what_is_fetched()
    {
        string[] raw = ["<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<a href='javascript:alert(1)'>x</a>", "<p onmouseover=alert(1)>x</p>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
            "<link rel=stylesheet href=//evil.example/x.css>", "<p style='background:url(//evil.example/b.png)'>x</p>", "<script>alert(1)</script>", "<meta http-equiv=refresh content='0;url=//evil.example'>"];

        var seen = await Seen([.. raw.Select(html => (html, html))]);

        Assert.Equal(raw, seen.Select(one => one.Text).Distinct());
    }

    [Fact]
    public async Task Without_a_policy_nothing_runs_and_nothing_is_fetched()
    {
        Assert.True(HostileTexts.Html.Length + HostileTexts.Markdown.Length >= 240);
        var pages = HostileTexts.Html.Select(text => (text, Sanitizer.Clean(text)))
            .Concat(HostileTexts.Html.Concat(HostileTexts.Markdown).Select(text => (text, Prose.Write(text).Html)))
            .Concat(HostileTexts.Html.Select(text => (text, Prose.Write(Taken(text)).Html)));

        Assert.Empty(await Seen([.. pages.DistinctBy(page => page.Item2)]));
    }

    [Fact]
    public async Task On_the_products_own_page_nothing_runs_nothing_is_fetched_and_the_policy_has_nothing_to_refuse()
    {
        var author = await app.Open(PlanWork.Author);
        string[] sources = [.. HostileTexts.Markdown, .. HostileTexts.Html, .. HostileTexts.Html.Select(Taken)];
        var asked = await Watch(author.Page);
        foreach (var some in sources.Distinct().Chunk(LessonPlan.MostParts - 10))
        {
            await author.Go(await Plan(author, some));
            await author.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })");
            await author.Page.EvaluateAsync(Touch.Replace("#held", "main", StringComparison.Ordinal).Replace("document.body.querySelectorAll('*')", "document.querySelectorAll('.prose *')", StringComparison.Ordinal));
        }

        Assert.Empty(asked);
        Assert.Empty(author.Complaints);
    }

    /// <summary>As it comes out of a page or a clipboard: HTML, then Markdown, then the one path.</summary>
    private static string Taken(string html) => HtmlToMarkdown.Of(
        HtmlText.Parse(html).Body!, image => image.GetAttribute("src") is { } source && source.StartsWith(Picture, StringComparison.Ordinal) ? source : null);

    private async Task<List<(string Text, string Deed)>> Seen((string Text, string Html)[] pages)
    {
        var page = (await app.OpenSignedOut()).Page;
        var (at, seen) = (pages[0], new List<(string, string)>());
        await page.ExposeFunctionAsync("hit", (string deed) => seen.Add((at.Text, deed)));
        await page.AddInitScriptAsync(Trap);
        page.Dialog += (_, dialog) =>
        {
            seen.Add((at.Text, dialog.Message));
            _ = dialog.DismissAsync();
        };
        await page.Context.RouteAsync("**/*", async route =>
        {
            var address = route.Request.Url;
            if (address == Bare)
            {
                await route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = $"<!doctype html><meta charset=utf-8><link rel=icon href=data:,><body><div id=held>{at.Html}</div>" });
                return;
            }

            if (!new Uri(address).AbsolutePath.StartsWith(Picture, StringComparison.Ordinal))
            {
                seen.Add((at.Text, address));
            }

            await route.FulfillAsync(new() { Status = 404 });
        });
        foreach (var one in pages)
        {
            at = one;
            try
            {
                await page.GotoAsync(Bare);
                await page.EvaluateAsync(Touch);
            }
            catch (PlaywrightException gone)
            {
                // The page went elsewhere under the hand.
                seen.Add((one.Text, gone.Message));
            }
        }

        return seen;
    }

    private static async Task<List<string>> Watch(IPage page)
    {
        var asked = new List<string>();
        await page.ExposeFunctionAsync("hit", (string deed) => asked.Add(deed));
        await page.AddInitScriptAsync(Trap);
        page.Dialog += (_, dialog) =>
        {
            asked.Add(dialog.Message);
            _ = dialog.DismissAsync();
        };
        var home = new Uri(page.Url).Authority;
        page.Request += (_, request) =>
        {
            var address = new Uri(request.Url);
            if (address.Scheme is not "data" && (address.Authority != home || address.AbsolutePath is "/x" or "/sign-out"))
            {
                asked.Add(request.Url);
            }
        };
        return asked;
    }

    private async Task<string> Plan(Person author, string[] sources)
    {
        await author.Go($"{PlanWork.Plans}/new");
        await author.Page.Locator("#LessonId").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await author.Button("Bắt đầu soạn").ClickAsync();
        await author.Page.WaitForURLAsync("**/edit");
        var path = new Uri(author.Page.Url).AbsolutePath[..^"/edit".Length];
        var id = Guid.Parse(path.Split('/')[^1]);
        await app.InDatabase(async db =>
        {
            var plan = await db.LessonPlans.Include(plan => plan.Parts).SingleAsync(plan => plan.Id == id);
            foreach (var source in sources)
            {
                plan.AddPart(new PartContent("Phần", LessonStep.Teaching, 1, Prose.Write(source)) { Notes = CleanText.Of(source) });
            }

            await db.SaveChangesAsync();
        });
        return path;
    }
}
