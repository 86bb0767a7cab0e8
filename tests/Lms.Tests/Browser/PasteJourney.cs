using Lms.Tests.Lessons;
using Lms.Tests.Lessons.Importing;
using Lms.Tests.Support;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>A lecturer pastes from Word and from the web into a part, types on meanwhile, takes it back, and pastes without a line.</summary>
public sealed class PasteJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    private const string ToClipboard =
        """
        async ([html, words]) => navigator.clipboard.write([new ClipboardItem({
            'text/html': new Blob([html], { type: 'text/html' }), 'text/plain': new Blob([words], { type: 'text/plain' }) })])
        """;

    // What no script may put on the real clipboard: a picture as a file.
    private const string PastePicture =
        """
        (area, picture) => {
            const clip = new DataTransfer();
            clip.items.add(new File([Uint8Array.from(atob(picture), letter => letter.charCodeAt(0))], 'image.png', { type: 'image/png' }));
            area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clip, bubbles: true, cancelable: true }));
        }
        """;

    [Fact]
    public async Task What_is_pasted_becomes_markdown_can_be_taken_back_and_never_costs_a_word()
    {
        var (author, body) = await Open();
        await body.FillAsync("Mở đầu.");
        await author.Page.EvaluateAsync(ToClipboard, new[] { "<p>Một <b>đậm</b></p><ul><li>Hai</li></ul>", "Một đậm\n\nHai" });
        await body.PressAsync("Control+v");
        await Assertions.Expect(body).ToHaveValueAsync("Mở đầu.\n\nMột **đậm**\n\n- Hai");
        await body.PressAsync("Control+z");
        await Assertions.Expect(body).ToHaveValueAsync("Mở đầu.Một đậm\n\nHai");
        await body.PressAsync("Control+z");
        await Assertions.Expect(body).ToHaveValueAsync("Mở đầu.");

        await body.PressAsync("Control+Shift+v");
        await Assertions.Expect(body).ToHaveValueAsync("Mở đầu.Một đậm\n\nHai");
        await body.PressAsync("Control+z");

        await TypesOn(author, body);
        await Fails(author, body);
        Assert.True(await author.FitsItsWidth());
        Assert.Empty(author.Complaints);
    }

    [Fact]
    public async Task Pictures_come_along_or_it_is_said_which_do_not()
    {
        var (author, body) = await Open();
        var picture = Convert.ToBase64String(OfficeFiles.Png);
        await body.FillAsync("");
        await body.EvaluateAsync(PastePicture, picture);
        await Assertions.Expect(body).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"^!\[\]\(/c/song-van/files/[0-9a-f-]{36}\)$"));
        await author.Page.Locator("button[value=preview]").ClickAsync();
        await Assertions.Expect(author.Page.Locator("#preview img")).ToBeVisibleAsync();
        await author.Page.WaitForFunctionAsync("() => document.querySelector('#preview img').naturalWidth > 0");

        await body.FillAsync("");
        Assert.Empty(author.Complaints);
        await author.Page.EvaluateAsync(ToClipboard, new[] { Clipboards.Word, "Mục tiêu" });

        // Chromium cleans what a script puts on the clipboard as if it stood in the page, and complains; Word does not come through it.
        var ofTheClipboard = author.Complaints.Count;
        Assert.All(author.Complaints, complaint => Assert.StartsWith("Applying inline style", complaint, StringComparison.Ordinal));
        await body.PressAsync("Control+v");
        await author.Sees("1 hình không lấy được (Sơ đồ)");
        await Assertions.Expect(body).ToHaveValueAsync(Clipboards.WordMarkdown.ReplaceLineEndings("\n"));
        await Assertions.Expect(author.Page.Locator("[data-saved-line]")).ToContainTextAsync("Đã tự lưu lúc");
        Assert.Empty(author.Complaints.Skip(ofTheClipboard));
    }

    [Fact]
    public async Task A_citation_goes_to_the_end_of_a_text_that_nobody_entered()
    {
        var (author, body) = await Open();
        await body.FillAsync("Theo văn bản: ");
        await Assertions.Expect(author.Page.Locator("[data-saved-line]")).ToContainTextAsync("Đã tự lưu lúc");
        await author.Page.ReloadAsync();
        await author.Page.RouteAsync("**/resolutions/matches**", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = "<button type=button data-insert='[Nghị quyết 01](/c/song-van/resolutions/1)'>Nghị quyết 01</button>",
        }));
        await author.Page.Locator("[data-cite]").ClickAsync();
        await author.Page.Locator("dialog[open] [data-insert]").First.ClickAsync();
        await Assertions.Expect(body).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"^Theo văn bản: \s*\["));
    }

    private static async Task TypesOn(Person author, ILocator body)
    {
        var wait = new TaskCompletionSource();
        await author.Page.RouteAsync("**/pastes", async route =>
        {
            await wait.Task;
            await route.ContinueAsync();
        });
        await body.PressAsync("Control+v");
        await Assertions.Expect(body).ToHaveValueAsync("Mở đầu.Một đậm\n\nHai");
        await author.Page.Keyboard.TypeAsync(" gõ tiếp");
        await body.PressAsync("Control+Home");
        await author.Page.Keyboard.TypeAsync("Trước: ");
        wait.SetResult();
        await Assertions.Expect(body).ToHaveValueAsync("Trước: Mở đầu.\n\nMột **đậm**\n\n- Hai\n\n gõ tiếp");
        await author.Page.Keyboard.TypeAsync("!");
        await Assertions.Expect(body).ToHaveValueAsync("Trước: !Mở đầu.\n\nMột **đậm**\n\n- Hai\n\n gõ tiếp");
        await author.Page.UnrouteAsync("**/pastes");
    }

    private static async Task Fails(Person author, ILocator body)
    {
        await body.FillAsync("");
        await author.Page.RouteAsync("**/pastes", route => route.AbortAsync());
        await body.PressAsync("Control+v");
        await author.Sees("chỉ dán chữ thuần");
        await Assertions.Expect(body).ToHaveValueAsync("Một đậm\n\nHai");
    }

    private async Task<(Person Author, ILocator Body)> Open()
    {
        var author = await app.Open(PlanWork.Author);
        await author.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await author.Go($"{PlanWork.Plans}/new");
        await author.Page.Locator("#LessonId").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await author.Button("Bắt đầu soạn").ClickAsync();
        await author.Page.WaitForURLAsync("**/edit");
        await author.Page.Locator(".partrows__b a").First.ClickAsync();
        return (author, author.Page.Locator("#Form_Body"));
    }
}
