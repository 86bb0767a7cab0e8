using System.Diagnostics;
using Microsoft.Playwright;

namespace Lms.Bench.Exams;

/// <summary>How a line is cut and mended.</summary>
/// <param name="IsTold">The browser is told that there is no line; otherwise it waits for answers that do not come.</param>
public sealed record Scissors(Func<Task> Cut, Func<Task> Mend, bool IsTold)
{
    /// <summary>As when the cable is pulled out of the device.</summary>
    public static Scissors At(IPage page) => new(() => page.Context.SetOfflineAsync(true), () => page.Context.SetOfflineAsync(false), IsTold: true);
}

/// <summary>The page of one answer in a real browser, and what a candidate does there.</summary>
public sealed class PaperPage(IPage page)
{
    // The page tries again after at most half a minute and a quarter of it, and waits twenty seconds for the answer; a machine
    // that is busy with other things may need several tries.
    private const int LongestUntilSaved = 300_000;
    private const int BetweenWords = 250;

    private int words;

    public ILocator Sheet => page.Locator("#text-1");

    public ILocator Line => page.Locator("p[data-saved]");

    public async Task Write(string words)
    {
        // Until what the device keeps is brought back, the sheet takes no letter.
        await Assertions.Expect(page.Locator("#paper[data-begun]")).ToHaveCountAsync(1);
        await Assertions.Expect(Sheet).ToBeEditableAsync();
        await Sheet.FocusAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(words);
    }

    public Task Says(string words, float? patience = null) => Assertions.Expect(Line).ToContainTextAsync(words, new() { Timeout = patience });

    public Task IsSaved() => Says("Đã lưu", LongestUntilSaved);

    public Task IsClosed() => Says("Đã đóng", LongestUntilSaved);

    /// <summary>The page and what it is drawn with are kept for a line that is down.</summary>
    public Task OpensOffline() => Assertions.Expect(page.Locator("html[data-opens-offline]")).ToHaveCountAsync(1);

    /// <summary>
    /// Goes on typing while the line is cut, opens the page again in between, types on, and has everything saved once the line
    /// is mended.
    /// </summary>
    /// <returns>The text that has to stand on the server: every word once.</returns>
    public async Task<string> WriteThrough(Scissors scissors, TimeSpan length)
    {
        var begun = Stopwatch.GetTimestamp();
        var text = await Sheet.InputValueAsync();
        await scissors.Cut();
        text += await WriteUntil(() => Stopwatch.GetElapsedTime(begun) > length / 2);
        if (scissors.IsTold)
        {
            await Says("đã giữ trên máy này");
        }

        await IsKept();
        await page.ReloadAsync();
        await Assertions.Expect(Sheet).ToHaveValueAsync(text);
        text += await WriteUntil(() => Stopwatch.GetElapsedTime(begun) > length);
        await scissors.Mend();
        await IsSaved();
        await Assertions.Expect(Sheet).ToHaveValueAsync(text);
        return text;
    }

    /// <summary>Until what stands on the sheet is on the device.</summary>
    public async Task IsKept() => await page.WaitForFunctionAsync(
        """
        async () => {
            const text = document.getElementById('text-1').value;
            const database = await new Promise((done) => {
                const open = indexedDB.open('lms-exam');
                open.onsuccess = () => done(open.result);
            });
            const kept = await new Promise((done) => {
                const all = database.transaction('texts').objectStore('texts').getAll();
                all.onsuccess = () => done(all.result);
            });
            database.close();
            return kept.some((entry) => entry.unsent && entry.text === text);
        }
        """);

    /// <summary>Numbered words, so that one that is missing or doubled can be named.</summary>
    private async Task<string> WriteUntil(Func<bool> isEnough)
    {
        var written = "";
        do
        {
            var word = $" chữ-{++words:000}";
            await Write(word);
            written += word;
            await page.WaitForTimeoutAsync(BetweenWords);
        }
        while (!isEnough());

        return written;
    }
}
