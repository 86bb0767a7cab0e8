using Lms.Tests.Exams.Files;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>What goes with a post, on the narrowest telephone and by keyboard: a quotation, a name, a picture, a word without words.</summary>
public sealed class RoomTalkJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task A_post_is_quoted_answered_with_a_picture_agreed_with_and_names_its_author()
    {
        var session = await app.InDatabase(db => db.Rooms.Where(room => room.ClosedAt == null).Select(room => room.ClassSessionId).SingleAsync());
        var (trainee, lecturer) = (await app.Open("SV-HV01", 360, 640), await app.Open("SV-CB05"));
        foreach (var person in new[] { trainee, lecturer })
        {
            await person.Go($"/c/song-van/sessions/{session}/room");
            await Assertions.Expect(person.Page.Locator("[data-line]:visible")).ToHaveTextAsync("Trực tiếp");
        }

        await Quotes(trainee);
        await Shows(trainee);
        await trainee.Page.Locator("#text").PressAsync("Control+Enter");

        var post = lecturer.Page.Locator("article", new() { HasText = "Đúng thế" });
        await Assertions.Expect(post.Locator("blockquote")).ToContainTextAsync("Chi bộ cơ quan tôi gửi dự thảo");
        await Assertions.Expect(post.Locator("img")).ToHaveAttributeAsync("alt", "Bảng tin");
        await Assertions.Expect(trainee.Page.Locator("[data-piece]")).ToHaveCountAsync(0);

        await Agrees(lecturer, post);
        await Assertions.Expect(trainee.Page.Locator("article", new() { HasText = "Đúng thế" }).Locator("[data-reaction='1']")).ToHaveTextAsync("Đồng tình 1");
        await Names(lecturer);
        await Assertions.Expect(trainee.Page.Locator("[data-told]")).ToHaveTextAsync("Trần Văn Khải nhắc tới đồng chí");
        foreach (var person in new[] { trainee, lecturer })
        {
            Assert.True(await person.FitsItsWidth());
            Assert.Empty(person.Complaints);
        }
    }

    private static async Task Quotes(Person trainee)
    {
        var post = trainee.Page.Locator("article", new() { HasText = "Chi bộ cơ quan tôi gửi dự thảo" });
        await post.Locator("summary").FocusAsync();
        await trainee.Page.Keyboard.PressAsync("Enter");
        await post.GetByRole(AriaRole.Link, new() { Name = "Trích" }).FocusAsync();
        await trainee.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(trainee.Page.Locator("[data-piece='2-quotation']")).ToContainTextAsync("Vũ Đình Ước: Chi bộ cơ quan tôi");
        await Assertions.Expect(trainee.Page.Locator("#text")).ToBeFocusedAsync();
        await trainee.Page.Locator("#text").FillAsync("Đúng thế");
    }

    private static async Task Shows(Person trainee)
    {
        await trainee.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "bang-tin.jpg", MimeType = "image/jpeg", Buffer = Papers.Jpeg() });
        var picture = trainee.Page.Locator("[data-piece='3-picture']");
        await Assertions.Expect(picture.Locator("img")).ToBeVisibleAsync();
        await picture.Locator("input").FillAsync("Bảng tin");
    }

    private static async Task Agrees(Person lecturer, ILocator post)
    {
        await post.Locator("summary").FocusAsync();
        await lecturer.Page.Keyboard.PressAsync("Enter");
        await post.Locator("[data-reaction='1']").FocusAsync();
        await lecturer.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(post.Locator("[data-reaction='1']")).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(post.Locator("[data-reaction='1']")).ToBeFocusedAsync();
    }

    private static async Task Names(Person lecturer)
    {
        await lecturer.Page.Locator("#text").PressSequentiallyAsync("Mời @huong");
        await Assertions.Expect(lecturer.Page.Locator("[data-names] [aria-selected=true]")).ToHaveTextAsync("Nguyễn Thị Hường");
        await lecturer.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(lecturer.Page.Locator("#text")).ToHaveValueAsync("Mời @[Nguyễn Thị Hường] ");
        await lecturer.Page.Keyboard.PressAsync("Control+Enter");
    }
}
