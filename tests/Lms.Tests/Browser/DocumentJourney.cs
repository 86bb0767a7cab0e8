using Lms.Data.Search;
using Lms.Tests.Media;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>A Word document among the materials of a lesson: waited for, read as words, then as pages, without leaving the page.</summary>
public sealed class DocumentJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task A_word_document_becomes_visible_pages_where_the_lesson_is_read()
    {
        var file = await app.AttachTaught("Bài đọc thêm.docx", OfficeFiles.Docx(OfficeFiles.P("Nguyên tắc tập trung dân chủ trong sinh hoạt chi bộ")));
        await app.Services.GetRequiredService<FileTexts>().Run(TestContext.Current.CancellationToken);
        var trainee = await app.Open("SV-HV08", 390, 844);
        await trainee.Go(await LessonOf(file));
        var shown = trainee.Page.Locator($"[data-shown='{file}/document']");
        await shown.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(shown.GetByRole(AriaRole.Status)).ToContainTextAsync("được chuyển để xem ngay tại đây");
        await shown.GetByText("Đọc phần chữ của tài liệu").ClickAsync();
        await Assertions.Expect(shown.Locator(".shown__text")).ToContainTextAsync("tập trung dân chủ");

        await app.Convert(TestContext.Current.CancellationToken);

        await Assertions.Expect(shown.Locator(".pdf__page canvas")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(shown.Locator(".pdf__text")).ToContainTextAsync("Nguyên tắc tập trung dân chủ");
        Assert.True(await trainee.FitsItsWidth());
        Assert.Empty(trainee.Complaints);
    }

    private async Task<string> LessonOf(string file)
    {
        var id = Guid.Parse(file.Split('/')[^1]);
        var (session, position) = await app.InDatabase(async db =>
        {
            var part = await db.LessonParts.SingleAsync(part => db.Materials.Any(material => material.LessonPartId == part.Id && material.FileId == id));
            return ((await db.Sessions.FirstAsync(session => session.LessonPlanId == part.LessonPlanId)).Id, part.Position);
        });
        return $"/c/song-van/sessions/{session}/lesson/parts/{position}";
    }
}
