using System.Collections;
using Microsoft.Playwright;

namespace Lms.Bench;

/// <summary>Debian's Chromium without a window; whoever opens a page in it is at a device of their own.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private readonly float patience;

    private Chromium(IPlaywright playwright, IBrowser browser, float patience)
    {
        this.patience = patience;
        this.playwright = playwright;
        this.browser = browser;
    }

    /// <param name="patience">For whatever is waited for.</param>
    public static async Task<Chromium> Launch(TimeSpan patience)
    {
        var milliseconds = (float)patience.TotalMilliseconds;
        Assertions.SetDefaultExpectTimeout(milliseconds);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--no-first-run",
            ],
            Env = Surroundings(),
        });
        return new Chromium(playwright, browser, milliseconds);
    }

    // Where no language is set, as on a bare machine, it would find no file whose name has marks on its letters.
    private static IEnumerable<KeyValuePair<string, string>> Surroundings() =>
    [
        .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(one => KeyValuePair.Create((string)one.Key, (string)one.Value!)).Where(one => one.Key != "LC_ALL"),
        KeyValuePair.Create("LC_ALL", "C.UTF-8"),
    ];

    /// <param name="address">What paths are relative to.</param>
    public async Task<IPage> Open(string address, int width = 1366, int height = 768)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
        });
        context.SetDefaultTimeout(patience);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
