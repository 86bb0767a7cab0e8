using Lms.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>
/// The same site on Kestrel, with Debian's Chromium before it. Time is the test clock's at the server and the real
/// one in the browser.
/// </summary>
public sealed class BrowserApp : LmsApp
{
    private const string Chromium = "/usr/bin/chromium";

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>A person at a device of their own, signed in; every complaint of the browser's console is kept.</summary>
    public async Task<Person> Open(string code, int width = 1366, int height = 768)
    {
        var person = await OpenSignedOut(width, height);
        await person.SignIn(code);
        return person;
    }

    public async Task<Person> OpenSignedOut(int width = 1366, int height = 768)
    {
        Assertions.SetDefaultExpectTimeout(15_000);
        playwright ??= await Playwright.CreateAsync();
        browser ??= await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--no-first-run",
            ],
        });
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
        });
        context.SetDefaultTimeout(15_000);
        return new Person(await context.NewPageAsync());
    }

    public override async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        await base.DisposeAsync();
    }

    protected override void Listen(WebApplicationBuilder builder) => builder.WebHost.UseUrls("http://127.0.0.1:0");
}
