using System.Text.Json;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>A trainee marks and notes while reading: nothing is lost with the line, and another device has it too.</summary>
public sealed class ReadingJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    private const string Drawn = "() => [...CSS.highlights].flatMap(([name, all]) => [...all].map(range => name + ': ' + range.toString()))";

    [Fact]
    public async Task What_is_marked_by_selection_stands_after_a_reload_and_on_a_second_device()
    {
        var path = await Part(2);
        var reader = await app.Open("SV-HV08");
        await reader.Go(path);
        await Select(reader, "article.prose p", 3, 30);
        await reader.Page.GetByRole(AriaRole.Toolbar).GetByText("Xanh").ClickAsync();
        await reader.Sees("Đã lưu ghi chú.");
        var passage = await reader.Page.Locator("[data-quote]").First.TextContentAsync();

        await reader.Page.ReloadAsync();
        Assert.Equal([$"note-green: {passage}"], await Marked(reader));

        var phone = await app.Open("SV-HV08", 390, 844);
        await phone.Go(path);
        Assert.Equal([$"note-green: {passage}"], await Marked(phone));
        Assert.True(await phone.FitsItsWidth());
        Assert.Empty(reader.Complaints.Concat(phone.Complaints));
    }

    [Fact]
    public async Task Without_a_line_notes_wait_on_the_device_and_go_when_it_is_back_even_from_a_page_opened_anew()
    {
        var path = await Part(3);
        var reader = await app.Open("SV-HV10", 390, 844);
        await reader.Go(path);
        await reader.Page.Context.SetOfflineAsync(true);
        await Select(reader, "article.prose p", 0, 20);
        await reader.Page.GetByRole(AriaRole.Toolbar).GetByText("Ghi chú").ClickAsync();
        await reader.Page.Locator("[data-note] textarea").FillAsync("Viết lúc mất mạng");
        await reader.Page.Locator("[data-note] form[data-note-change] button[type=submit]").ClickAsync();
        await reader.Sees("Mất mạng: ghi chú được giữ trên máy này");
        Assert.Empty(await Stored("SV-HV10"));

        await reader.Page.GotoAsync("about:blank");
        await reader.Page.Context.SetOfflineAsync(false);
        await reader.Go(path);

        await reader.Sees("Đã lưu ghi chú.");
        Assert.Equal(["Viết lúc mất mạng"], await Stored("SV-HV10"));
        await Assertions.Expect(reader.Page.Locator("[data-note]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_note_changed_on_two_devices_is_kept_twice()
    {
        var path = await Part(4);
        var one = await app.Open("SV-HV11");
        await one.Go(path);
        await one.Page.Locator("[data-note-new] textarea").FillAsync("Đầu tiên");
        await one.Page.Locator("[data-note-new] button[type=submit]").ClickAsync();
        await one.Sees("Đã lưu ghi chú.");
        var two = await app.Open("SV-HV11");
        await two.Go(path);

        await Change(one, "Sửa ở máy một");
        await one.Sees("Đã lưu ghi chú.");
        await Assertions.Expect(one.Page.Locator("[data-note]")).ToHaveAttributeAsync("data-seen", "2");
        await Change(two, "Sửa ở máy hai");
        await two.Sees("giữ cả hai");

        await Assertions.Expect(two.Page.Locator("[data-note]")).ToHaveCountAsync(2);
        await Assertions.Expect(two.Page.Locator("[data-note][data-seen='1']")).ToHaveCountAsync(1);
        Assert.Equal(["Sửa ở máy hai", "Sửa ở máy một"], (await Stored("SV-HV11")).Order());
    }

    [Fact]
    public async Task A_paragraph_is_marked_by_keyboard_alone_where_highlights_are_unknown_too()
    {
        var reader = await app.OpenSignedOut();
        await reader.Page.AddInitScriptAsync("delete window.Highlight");
        await reader.SignIn("SV-HV12");
        await reader.Go(await Part(2));
        await reader.Button("Chọn cả đoạn văn").FocusAsync();
        foreach (var key in new[] { "Enter", "Tab", "Tab", "Enter", "ArrowRight", "Enter" })
        {
            await reader.Page.Keyboard.PressAsync(key);
        }

        await reader.Sees("Đã lưu ghi chú.");
        var paragraph = await reader.Page.Locator("article.prose p").First.TextContentAsync();
        Assert.Equal(paragraph, string.Concat(await reader.Page.Locator("mark.marked--green").AllTextContentsAsync()));
        Assert.Empty(reader.Complaints);
    }

    private static Task<JsonElement?> Select(Person reader, string selector, int from, int to) => reader.Page.EvaluateAsync(
        """
        ([selector, from, to]) => {
            const text = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT).nextNode();
            getSelection().setBaseAndExtent(text, from, text, to);
        }
        """,
        new object[] { selector, from, to });

    private static async Task<string[]> Marked(Person reader)
    {
        await reader.Page.WaitForFunctionAsync("() => CSS.highlights.size > 0");
        return await reader.Page.EvaluateAsync<string[]>(Drawn);
    }

    private static async Task Change(Person reader, string text)
    {
        await reader.Page.Locator("[data-note] summary").First.ClickAsync();
        await reader.Page.Locator("[data-note] textarea").First.FillAsync(text);
        await reader.Page.Locator("[data-note] form[data-note-change] button[type=submit]").First.ClickAsync();
    }

    private Task<List<string>> Stored(string code) => app.InDatabase(db => db.ReadingNotes
        .Where(note => db.People.Any(person => person.Id == note.PersonId && person.Code == code)).Select(note => note.Text).ToListAsync());

    private async Task<string> Part(int position)
    {
        var session = await app.InDatabase(db => db.Sessions
            .Where(session => db.LessonPlans.Any(plan => plan.Id == session.LessonPlanId && plan.Header.Title.StartsWith("Nguyên tắc tập trung"))
                && db.People.Any(person => person.Id == session.LecturerId && person.Code == "SV-CB05"))
            .OrderBy(session => session.StartsAt).Select(session => session.Id).FirstAsync());
        return $"/c/song-van/sessions/{session}/lesson/parts/{position}";
    }
}
