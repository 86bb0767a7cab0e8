using Lms.Bench.Exams;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>A candidate at the open sitting of the demo centre, in a browser, and what the device and the server hold.</summary>
internal sealed class AtThePaper(BrowserApp app, Person person)
{
    private const string Home = "/c/song-van";

    private readonly PaperPage paper = new(person.Page);

    public IPage Page => person.Page;

    public Person Person => person;

    public ILocator Sheet => paper.Sheet;

    public string Path { get; private set; } = "";

    public static async Task<AtThePaper> Begin(BrowserApp app, string code, int width = 1366, int height = 768)
    {
        var at = new AtThePaper(app, await app.Open(code, width, height));
        await at.Page.GotoAsync($"{Home}/attempts");
        await at.Page.Locator(".split__act a.btn--main").First.ClickAsync();
        await at.Page.WaitForURLAsync("**/attempts/*");
        if (at.Page.Url.EndsWith("/new", StringComparison.Ordinal))
        {
            await at.Page.Locator("form[action$='/attempts'] button").ClickAsync();
            await at.Page.WaitForURLAsync("**/attempts/*-*");
        }

        at.Path = new Uri(at.Page.Url).AbsolutePath;
        return at;
    }

    /// <summary>Another tab of the same browser.</summary>
    public async Task<AtThePaper> AnotherTab()
    {
        var tab = new AtThePaper(app, new Person(await Page.Context.NewPageAsync())) { Path = Path };
        await tab.Page.GotoAsync(Path);
        return tab;
    }

    public Task Write(string words) => paper.Write(words);

    public Task Says(string words) => paper.Says(words);

    public Task OpensOffline() => paper.OpensOffline();

    /// <summary>Types on while the line is cut, opening the page again in between; gives the text that has to be saved by then.</summary>
    public Task<string> WriteThroughACut(TimeSpan length) => paper.WriteThrough(Scissors.At(Page), length);

    public Task<string> Stored()
    {
        var id = Guid.Parse(Path.Split('/')[^1]);
        return app.InDatabase(db => db.AnswerTexts
            .Where(answer => answer.AttemptId == id && answer.Number == 1)
            .Select(answer => answer.Text).SingleAsync());
    }

    /// <summary>How many texts and pages of any exam the device keeps.</summary>
    public Task<int> Kept() => Page.EvaluateAsync<int>(
        """
        async () => {
            const names = (await caches.keys()).filter((name) => name.startsWith('lms-exam'));
            const known = (await indexedDB.databases()).some(({ name }) => name === 'lms-exam');
            if (!known) return names.length;
            const database = await new Promise((done) => {
                const open = indexedDB.open('lms-exam');
                open.onsuccess = () => done(open.result);
            });
            if (!database.objectStoreNames.contains('texts')) { database.close(); return names.length; }
            const texts = await new Promise((done) => {
                const all = database.transaction('texts').objectStore('texts').count();
                all.onsuccess = () => done(all.result);
            });
            database.close();
            return names.length + texts;
        }
        """);
}
