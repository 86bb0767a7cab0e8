using System.Text.RegularExpressions;
using Lms.Domain.Lessons;
using Lms.Tests.Lessons;
using Lms.Tests.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>A plan on the wall of a classroom: keys, screens, time, and the lecturer's second window.</summary>
public sealed class PresentationJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    private const string NoteOfTheThird = "Dừng lâu hơn ở ý 5.";

    // Which lines of the part were wholly in sight so far, and how many it has.
    private const string LinesSeen = """
        () => {
          const flow = document.querySelector('.pres__part:not([hidden]) [data-flow]');
          const box = flow.getBoundingClientRect();
          const isSeen = (line) => line.left >= box.left - 1 && line.right <= box.right + 1 && line.top >= box.top - 1 && line.bottom <= box.bottom + 1;
          const texts = document.createTreeWalker(flow, NodeFilter.SHOW_TEXT);
          window.seen ??= new Set();
          let all = 0;
          while (texts.nextNode()) {
            const range = document.createRange();
            range.selectNodeContents(texts.currentNode);
            for (const line of range.getClientRects()) {
              if (line.width > 1) {
                all += 1;
                if (isSeen(line)) {
                  seen.add(all);
                }
              }
            }
          }
          return [seen.size, all];
        }
        """;

    [Fact]
    public async Task A_lesson_goes_by_the_keys_of_a_clicker_in_step_with_the_notes_and_comes_back_where_it_was()
    {
        var (wall, plan) = await AtTheWall();
        await wall.Page.Clock.InstallAsync();
        await wall.Go(plan);
        await Stands(wall, "Nguyên tắc tập trung dân chủ");
        await wall.Page.Keyboard.PressAsync("PageDown");
        await Stands(wall, "Vì sao phải học lại");
        await Assertions.Expect(Said(wall)).ToHaveTextAsync("Phần 1 trên 8. Vì sao phải học lại một điều ai cũng thuộc");
        var desk = await Notes(wall);
        await Stands(desk, "Vì sao phải học lại", ".desk__notes");

        // Five minutes are planned for the first part.
        await wall.Page.Clock.FastForwardAsync("05:59");
        await Assertions.Expect(wall.Page.Locator("[data-time]")).ToHaveClassAsync(new Regex("is-over"));
        await Assertions.Expect(wall.Page.Locator("[data-time-part]")).ToContainTextAsync("/ 5 phút");
        await wall.Page.Clock.FastForwardAsync("00:30");
        await Assertions.Expect(desk.Page.Locator("[data-pace]")).ToHaveTextAsync("chậm 1 phút");

        await desk.Button("Tiếp").ClickAsync();
        await Stands(wall, "Kiểm tra nhận thức");
        await desk.Page.Keyboard.PressAsync("PageDown");
        await Stands(wall, "Nội dung của nguyên tắc");
        await Assertions.Expect(desk.Page.GetByText(NoteOfTheThird)).ToBeVisibleAsync();
        Assert.DoesNotContain(NoteOfTheThird, await wall.Page.ContentAsync(), StringComparison.Ordinal);
        await wall.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(Place(desk)).ToContainTextAsync("Phần 3 trên 8 · Màn 2 trên ");

        await wall.Page.Keyboard.PressAsync("b");
        await Assertions.Expect(wall.Page.Locator("[data-black]")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Button("Tắt, bật màn hình")).ToHaveAttributeAsync("aria-pressed", "true");
        await wall.Page.Keyboard.PressAsync("PageDown");
        await Assertions.Expect(wall.Page.Locator("[data-black]")).ToBeHiddenAsync();

        await wall.Page.ReloadAsync();
        await Assertions.Expect(Place(wall)).ToContainTextAsync("Phần 3 trên 8 · Màn 2 trên ");
        await Assertions.Expect(wall.Page.Locator("[data-time-all]")).ToContainTextAsync("Cả bài 6:");
        await wall.Page.Keyboard.PressAsync("PageUp");
        await Assertions.Expect(Place(desk)).ToContainTextAsync("Phần 3 trên 8 · Màn 1 trên ");

        await wall.Page.CloseAsync();
        await desk.Sees("Chưa thấy màn chiếu");
        wall = new Person(await desk.Page.Context.RunAndWaitForPageAsync(() => desk.Link("Mở màn chiếu").ClickAsync()));
        await wall.Page.SetViewportSizeAsync(1024, 768);
        await Stands(wall, "Nội dung của nguyên tắc");
        await Assertions.Expect(wall.Page.Locator("[data-time-all]")).ToContainTextAsync("Cả bài 6:");

        await desk.Page.CloseAsync();
        await wall.Page.Keyboard.PressAsync("Shift+ArrowRight");
        await Stands(wall, "Vận dụng trong một kỳ sinh hoạt");
        await wall.Page.Keyboard.PressAsync("?");
        await wall.Sees("Bút trình chiếu dùng được ngay");
        await wall.Page.Keyboard.PressAsync("Escape");
        await wall.Page.Keyboard.PressAsync("m");
        await wall.Page.GetByRole(AriaRole.Dialog).GetByText("Củng cố").ClickAsync();
        await Stands(wall, "Củng cố");
        await wall.Page.Keyboard.PressAsync("End");
        await Stands(wall, "Hết bài");
        await wall.Page.Keyboard.PressAsync("Home");
        await Stands(wall, "Nguyên tắc tập trung dân chủ");
        Assert.Empty(wall.Complaints.Concat(desk.Complaints));
    }

    [Theory]
    [InlineData(1024, 768)]
    [InlineData(1280, 720)]
    public async Task A_long_part_is_read_to_its_last_line_and_none_is_cut(int width, int height)
    {
        var author = await app.Open(PlanWork.Author, width, height);
        var plan = await Draft(author, LongText());
        await author.Go($"{plan}/presentation");
        await author.Page.Keyboard.PressAsync("PageDown");
        await Assertions.Expect(Place(author)).ToHaveTextAsync(new Regex("^Phần 1 trên .* · Màn 1 trên "));
        Assert.True(await author.Page.EvaluateAsync<bool>("[...document.querySelectorAll('.pres__part:not([hidden]) .prose :is(p, li, td):not(.footnotes *)')].every((one) => parseFloat(getComputedStyle(one).fontSize) >= 24)"));

        var (screens, lines) = (1, await author.Page.EvaluateAsync<int[]>(LinesSeen));
        Assert.True(lines[1] > 40 && lines[0] < lines[1]);
        while (true)
        {
            await author.Page.Keyboard.PressAsync("PageDown");
            if (!(await Place(author).TextContentAsync())!.StartsWith("Phần 1 ", StringComparison.Ordinal))
            {
                break;
            }

            screens++;
            lines = await author.Page.EvaluateAsync<int[]>(LinesSeen);
        }

        Assert.Equal(lines[1], lines[0]);
        Assert.True(screens > 4);

        // Back, it is the last screen of the long part that is before the next.
        await author.Page.Keyboard.PressAsync("PageUp");
        await Assertions.Expect(Place(author)).ToContainTextAsync($"Màn {screens} trên {screens}");
        await Assertions.Expect(author.Page.Locator(".pres__rehearsal")).ToBeHiddenAsync();
        await Assertions.Expect(author.Page.Locator(".pres__place")).ToContainTextAsync("Chiếu thử");
        Assert.Empty(author.Complaints);
    }

    [Fact]
    public async Task What_stood_in_sight_does_so_on_another_wall()
    {
        var author = await app.Open(PlanWork.Author, 1280, 720);
        var plan = await Draft(author, LongText());
        await author.Go($"{plan}/presentation");
        foreach (var key in new[] { "PageDown", "PageDown", "PageDown", "PageDown" })
        {
            await author.Page.Keyboard.PressAsync(key);
        }

        const string First = """
            () => [...document.querySelectorAll('.pres__part:not([hidden]) .pres__text :is(p, tr, li)')]
              .find((one) => { const { left, right } = one.getClientRects()[0]; return left >= 0 && right <= innerWidth; }).textContent.slice(0, 12)
            """;
        var before = await author.Page.EvaluateAsync<string>(First);
        await author.Page.SetViewportSizeAsync(800, 600);
        await Assertions.Expect(Place(author)).Not.ToContainTextAsync("Màn 4 ");
        Assert.True(await author.Page.EvaluateAsync<bool>("""
            (before) => [...document.querySelectorAll('.pres__part:not([hidden]) .pres__text :is(p, tr, li)')]
              .some((one) => { const { left, right } = one.getClientRects()[0]; return one.textContent.startsWith(before) && left >= 0 && right <= innerWidth; })
            """, before));
    }

    [Fact]
    public async Task Once_it_stands_on_the_wall_the_line_may_go()
    {
        var (wall, plan) = await AtTheWall();
        await wall.Page.RunAndWaitForRequestFinishedAsync(
            () => wall.Go(plan), new() { Predicate = request => request.ResourceType == "fetch" && request.Url.Contains("/files/", StringComparison.Ordinal) });
        await wall.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await wall.Page.Context.SetOfflineAsync(true);
        foreach (var _ in Enumerable.Range(0, 4))
        {
            await wall.Page.Keyboard.PressAsync("Shift+ArrowRight");
        }

        await Stands(wall, "Vận dụng trong một kỳ sinh hoạt");
        Assert.True(await wall.Page.EvaluateAsync<bool>("[...document.querySelectorAll('.pres img')].every((one) => one.complete && one.naturalWidth > 0)"));
        var film = wall.Page.Locator(".pres__part:not([hidden]) video");
        var file = wall.Page.Locator(".pres__part:not([hidden]) .pdf__view");
        await Until(wall, () => film.IsVisibleAsync());
        await Until(wall, () => wall.Page.EvaluateAsync<bool>("(() => { const one = document.querySelector('.pres__part:not([hidden]) .pdf'); return one.getBoundingClientRect().left < innerWidth; })()"));
        await Assertions.Expect(file.Locator("canvas").First).ToBeVisibleAsync();

        // The file is gone through to its end before the lesson goes on.
        var place = await Place(wall).TextContentAsync();
        await wall.Page.Keyboard.PressAsync("PageDown");
        await Assertions.Expect(Place(wall)).ToHaveTextAsync(place!);
        Assert.True(await file.EvaluateAsync<int>("view => view.scrollTop") > 100);
        await Until(wall, async () => await Place(wall).TextContentAsync() != place);
        Assert.True(await file.EvaluateAsync<bool>("view => view.scrollTop + view.clientHeight >= view.scrollHeight - 2"));
        await wall.Sees("Ở chi bộ đồng chí, bước nào hay bị làm tắt nhất?");
        await Until(wall, async () => await Place(wall).TextContentAsync() == "Hết bài");
    }

    [Fact]
    public async Task A_blocked_window_is_told_with_another_way()
    {
        var (wall, plan) = await AtTheWall();
        await wall.Page.AddInitScriptAsync("window.open = () => null");
        await wall.Go(plan);

        await wall.Page.Keyboard.PressAsync("n");

        await wall.Sees("Trình duyệt đã chặn cửa sổ ghi chú");
        var notes = new Person(await wall.Page.Context.RunAndWaitForPageAsync(() => wall.Link("Mở ghi chú trong thẻ mới").ClickAsync()));
        await Stands(notes, "Nguyên tắc tập trung dân chủ", ".desk__notes");
        Assert.Empty(wall.Complaints);
    }

    [Fact]
    public async Task An_open_room_follows_the_wall_when_the_lecturer_wants_it()
    {
        var (wall, plan) = await AtTheWall();
        await wall.Go((await app.RoomInSession()).Replace("/room", "/lesson/presentation", StringComparison.Ordinal));
        await wall.Page.Keyboard.PressAsync("Shift+ArrowRight");
        await wall.Page.Keyboard.PressAsync("Shift+ArrowRight");
        await Followers(2);

        await wall.Page.Keyboard.PressAsync("Home");
        await wall.Page.GetByLabel("Phòng học xem cùng phần này").UncheckAsync();
        await wall.Page.RunAndWaitForResponseAsync(async () =>
        {
            await wall.Page.Keyboard.PressAsync("Shift+ArrowRight");
            await wall.Page.Keyboard.PressAsync("Home");
            await wall.Page.GetByLabel("Phòng học xem cùng phần này").CheckAsync();
            await wall.Page.Keyboard.PressAsync("m");
            await wall.Page.GetByRole(AriaRole.Dialog).GetByText("Nội dung của nguyên tắc").ClickAsync();
        }, answer => answer.Url.EndsWith("/room/shown-parts", StringComparison.Ordinal));
        await Followers(3);
    }

    private async Task Followers(int position)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            if (await app.InDatabase(db => db.Rooms.Where(room => room.ClosedAt == null)
                .Select(room => db.LessonParts.Where(part => part.Id == room.ShownPartId).Select(part => part.Position).FirstOrDefault()).SingleAsync()) == position)
            {
                return;
            }

            await Task.Delay(200);
        }

        Assert.Fail($"The room was not shown part {position}.");
    }

    private static async Task Until(Person wall, Func<Task<bool>> isSo)
    {
        for (var presses = 0; presses < 40 && !await isSo(); presses++)
        {
            await wall.Page.Keyboard.PressAsync("PageDown");
        }

        Assert.True(await isSo());
    }

    private static Task Stands(Person person, string heading, string within = ".pres.is-on") =>
        Assertions.Expect(person.Page.Locator($"{within} > [data-part]:not([hidden]) :is(h1, h2)")).ToContainTextAsync(heading);

    private static ILocator Place(Person person) => person.Page.Locator("[data-place]");

    private static ILocator Said(Person person) => person.Page.Locator("[data-said]");

    private static async Task<Person> Notes(Person wall) =>
        new(await wall.Page.Context.RunAndWaitForPageAsync(() => wall.Page.Keyboard.PressAsync("n")));

    private async Task<(Person Wall, string Path)> AtTheWall()
    {
        await app.MakeFilms();
        var plan = await app.InDatabase(db => db.LessonPlans
            .Where(plan => plan.Header.Title.StartsWith("Nguyên tắc tập trung") && plan.State == LessonPlanState.Approved).Select(plan => plan.Id).SingleAsync());
        return (await app.Open(PlanWork.Author, 1024, 768), $"{PlanWork.Plans}/{plan}/presentation");
    }

    /// <summary>A plan of the author's own whose first part is this text; its path.</summary>
    private static async Task<string> Draft(Person author, string text)
    {
        await author.Go($"{PlanWork.Plans}/new");
        await author.Page.Locator("#LessonId").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await author.Button("Bắt đầu soạn").ClickAsync();
        await author.Page.WaitForURLAsync("**/edit");
        var part = (await author.Page.Locator(".partrows__b a").First.GetAttributeAsync("href"))!;
        await author.Go(part);
        await author.Page.Locator("#Form_Body").FillAsync(text);
        await author.Button("Lưu phần này").ClickAsync();
        await author.Page.WaitForURLAsync("**/edit");
        return part[..part.IndexOf("/parts/", StringComparison.Ordinal)];
    }

    private static string LongText() => $"""
        ### Mở đầu

        {Paragraphs("A", 6)}

        | Biểu hiện | Dấu hiệu | Cách sửa |
        |---|---|---|
        {string.Join('\n', Enumerable.Range(1, 14).Select(row => $"| Việc {row} quyết mà không làm | Kỳ sau không nhắc lại kết luận của kỳ trước | Mở đầu bằng kiểm việc |"))}

        {string.Join('\n', Enumerable.Range(1, 9).Select(point => $"{point}. Ý thứ {point} được nêu rõ, ai làm, bao giờ xong, ai kiểm tra và báo cáo ở kỳ nào.[^1]"))}

        :::luu-y
        {Paragraphs("B", 3)}
        :::

            {new string('x', 300)}

        {new string('đ', 400)}

        {Paragraphs("C", 3)}

        [^1]: Theo quy định hiện hành.
        """;

    private static string Paragraphs(string name, int count) => string.Join("\n\n", Enumerable.Range(1, count).Select(number =>
        $"Đoạn {name}{number}. " + string.Join(' ', Enumerable.Repeat("Chi bộ bàn kỹ trước khi biểu quyết và ghi lại ý kiến còn khác.", 4))));
}
