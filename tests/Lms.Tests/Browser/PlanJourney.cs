using Lms.Tests.Lessons;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>Lesson plans in real browsers: written, in two tabs at once, ordered by hand and key, sent back and compared.</summary>
public sealed class PlanJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task A_part_is_written_by_button_and_key_saves_itself_and_loses_nothing_to_another_tab()
    {
        var author = await app.Open(PlanWork.Author);
        var part = await FirstPart(author);
        var other = new Person(await author.Page.Context.NewPageAsync());
        await author.Go(part);
        await other.Go(part);
        var body = author.Page.Locator("#Form_Body");
        await body.FillAsync("Quá bán");
        await body.PressAsync("Control+A");
        await body.PressAsync("Control+b");
        await Assertions.Expect(body).ToHaveValueAsync("**Quá bán**");
        await author.Button("Danh sách").First.ClickAsync();
        await Assertions.Expect(body).ToHaveValueAsync("- **Quá bán**");
        await body.PressAsync("Control+z");
        await Assertions.Expect(body).ToHaveValueAsync("**Quá bán**");
        await Assertions.Expect(author.Page.Locator("[data-saved-line]")).ToContainTextAsync("Đã tự lưu lúc");

        await other.Page.Locator("#Form_Body").FillAsync("Chữ của tab kia");
        await Assertions.Expect(other.Page.Locator("[data-conflict] textarea").First).ToHaveValueAsync("**Quá bán**");
        await Assertions.Expect(other.Page.Locator("#Form_Body")).ToHaveValueAsync("Chữ của tab kia");
        await author.Go(part);
        Assert.Equal("**Quá bán**", await body.InputValueAsync());
        await author.Sees("Chữ chưa lưu được");
        await other.Button("Lưu phần này").ClickAsync();
        await author.Go(part);
        Assert.Equal("Chữ của tab kia", await body.InputValueAsync());
        Assert.True(await author.FitsItsWidth());
        Assert.Empty(author.Complaints.Concat(other.Complaints));
    }

    [Fact]
    public async Task Words_typed_without_a_line_are_saved_when_it_is_back()
    {
        var author = await app.Open(PlanWork.Author, 390, 844);
        var part = await FirstPart(author);
        await author.Go(part);
        await author.Page.Context.SetOfflineAsync(true);
        await author.Page.Locator("#Form_Body").FillAsync("Viết khi mất mạng");
        await Assertions.Expect(author.Page.Locator("[data-saved-line]")).ToContainTextAsync("Mất kết nối");
        await author.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(author.Page.Locator("[data-saved-line]")).ToContainTextAsync("Đã tự lưu lúc");
        await author.Go(part);
        Assert.Equal("Viết khi mất mạng", await author.Page.Locator("#Form_Body").InputValueAsync());
        Assert.True(await author.FitsItsWidth());
    }

    [Fact]
    public async Task Parts_are_ordered_by_key_and_by_hand()
    {
        var author = await app.Open(PlanWork.Author);
        await FirstPart(author);
        var rows = author.Page.Locator(".partrows > li");
        var second = await rows.Nth(1).Locator("a").First.InnerTextAsync();
        await rows.Nth(1).Locator("a").First.PressAsync("Alt+ArrowUp");
        await Assertions.Expect(rows.Nth(0).Locator("a").First).ToHaveTextAsync(second);
        await Assertions.Expect(rows.First).ToHaveAttributeAsync("data-place", "1");

        var last = await rows.Last.Locator("a").First.InnerTextAsync();
        await rows.Last.Locator("[data-drag]").DragToAsync(rows.First, new() { TargetPosition = new() { X = 20, Y = 5 } });
        await Assertions.Expect(rows.First.Locator("a").First).ToHaveTextAsync(last);
        await author.Page.ReloadAsync();
        await Assertions.Expect(rows.First.Locator("a").First).ToHaveTextAsync(last);
        Assert.Empty(author.Complaints);
    }

    [Fact]
    public async Task A_plan_is_sent_back_for_one_part_changed_and_compared()
    {
        var author = await app.Open(PlanWork.Author);
        var part = await FirstPart(author);
        var plan = part[..part.IndexOf("/parts/", StringComparison.Ordinal)];
        await author.Go(plan);
        await author.Button("Trình duyệt").ClickAsync();
        var deputy = await app.Open(PlanWork.Deputy, 390, 844);
        await deputy.Go(plan);
        await deputy.Page.GetByText("Ghi yêu cầu ở từng phần").ClickAsync();
        await deputy.Page.Locator("details textarea").First.FillAsync("Nêu rõ sĩ số.");
        await deputy.Button("Gửi yêu cầu sửa").ClickAsync();
        await author.Go(part);
        await author.Sees("Nêu rõ sĩ số.");
        await author.Page.Locator("#Form_Body").FillAsync("Sĩ số: 24.");
        await Assertions.Expect(author.Page.Locator("[data-saved-line]")).ToContainTextAsync("Đã tự lưu lúc");
        await author.Button("Đã sửa xong").ClickAsync();
        await author.Go(plan);
        await author.Button("Trình duyệt").ClickAsync();
        await deputy.Go($"{plan}/comparisons");
        await Assertions.Expect(deputy.Page.Locator(".compared ins").First).ToContainTextAsync("Sĩ số: 24.");
        Assert.True(await deputy.FitsItsWidth());
        await deputy.Go(plan);
        await deputy.Button("Duyệt giáo án").ClickAsync();
        await deputy.Sees("Đã duyệt");
        Assert.Empty(author.Complaints.Concat(deputy.Complaints));
    }

    [Fact]
    public async Task Any_two_submissions_stand_side_by_side_word_by_word_and_an_earlier_one_becomes_the_draft_again()
    {
        var (author, deputy) = (await app.Open(PlanWork.Author), await app.Open(PlanWork.Deputy));
        var part = await FirstPart(author);
        var plan = part[..part.IndexOf("/parts/", StringComparison.Ordinal)];
        foreach (var text in new[] { "Chi bộ bàn trước khi biểu quyết.", "Chi bộ bàn kỹ trước khi biểu quyết.", "Chi bộ bàn kỹ rồi biểu quyết." })
        {
            await author.Go(part);
            await author.Page.Locator("#Form_Body").FillAsync(text);
            await Assertions.Expect(author.Page.Locator("[data-saved-line]")).ToContainTextAsync("Đã tự lưu lúc");
            await author.Go(plan);
            await author.Button("Trình duyệt").ClickAsync();
            await deputy.Go(plan);
            await deputy.Page.Locator("#remark").FillAsync("Xem lại câu này.");
            await deputy.Button("Gửi yêu cầu sửa").ClickAsync();
        }

        // The first and the second, while a third stands: neither is what stands now.
        await author.Go($"{plan}/kept");
        await author.Page.Locator("tbody tr").Last.GetByRole(AriaRole.Link).ClickAsync();
        await author.Page.GetByLabel("Bản trước").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await author.Page.GetByLabel("Bản sau").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await author.Button("Đối chiếu").ClickAsync();
        await Assertions.Expect(author.Page.Locator(".compared td").Nth(0)).ToHaveTextAsync("Chi bộ bàn trước khi biểu quyết.");
        await Assertions.Expect(author.Page.Locator(".compared td").Nth(1)).ToHaveTextAsync("Chi bộ bàn kỹ trước khi biểu quyết.");
        await Assertions.Expect(author.Page.Locator(".compared ins")).ToHaveTextAsync("kỹ");
        await Assertions.Expect(author.Page.Locator(".compared del")).ToHaveCountAsync(0);
        var (before, after) = (await author.Page.Locator(".compared td").Nth(0).BoundingBoxAsync(), await author.Page.Locator(".compared td").Nth(1).BoundingBoxAsync());
        Assert.Equal(before!.Y, after!.Y);
        Assert.True(before.X + before.Width <= after.X + 1);

        await author.Go($"{plan}/kept");
        await author.Page.Locator("tbody tr").Last.GetByRole(AriaRole.Button).ClickAsync();
        await author.Page.WaitForURLAsync("**/edit");
        await author.Go(part);
        await Assertions.Expect(author.Page.Locator("#Form_Body")).ToHaveValueAsync("Chi bộ bàn trước khi biểu quyết.");
        await author.Go($"{plan}/comparisons");
        await Assertions.Expect(author.Page.Locator(".compared del")).ToContainTextAsync("kỹ rồi");
        Assert.True(await author.FitsItsWidth());
        Assert.Empty(author.Complaints.Concat(deputy.Complaints));
    }

    private static async Task<string> FirstPart(Person author)
    {
        await author.Go($"{PlanWork.Plans}/new");
        await author.Page.Locator("#LessonId").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await author.Button("Bắt đầu soạn").ClickAsync();
        await author.Page.WaitForURLAsync("**/edit");
        return (await author.Page.Locator(".partrows__b a").First.GetAttributeAsync("href"))!;
    }
}
