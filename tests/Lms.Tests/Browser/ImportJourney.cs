using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>The office brings a list of people in: it sees what is wrong before anything is written, and nothing comes twice.</summary>
public sealed class ImportJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    private const string People = "/c/song-van/people";
    private const string Roster = "\uFEFFMã học viên;Họ và tên;Ngày sinh;Điện thoại\r\n"
        + "NJ-01;Lò Văn Nhập;01/02/1985;0973000001\r\n"
        + "NJ-02;Đinh Thị Nhập;31/02/1986;0973000002\r\n"
        + "NJ-03;Hà Minh Nhập;03/02/1987;\r\n"
        + "NJ-01;Nhập  LÒ VĂN;01/02/1985;\r\n";

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1366, 768)]
    public async Task A_list_with_errors_is_looked_at_and_its_good_rows_are_written(int width, int height)
    {
        await app.Renew();
        var office = await app.Open("SV-CB03", width, height);
        await office.Go(People);
        await office.Link("Nhập từ tệp").ClickAsync();

        await Choose(office, Roster);
        await office.Sees("Cột Ngày sinh: Không có ngày 31/02/1986");
        await office.Sees("Cùng một người với dòng 2");
        await office.Sees("người mới, sẽ lập hồ sơ và tài khoản");
        Assert.True(await office.FitsItsWidth());
        Assert.Equal(0, await Written());

        var errors = await Download(office);
        Assert.Contains("NJ-02;Đinh Thị Nhập;31/02/1986;0973000002;3;", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("NJ-03", errors, StringComparison.Ordinal);

        await office.Button("Ghi 2 dòng tốt").ClickAsync();
        await office.Sees("Đã ghi danh sách");
        await office.Sees("In 2 phiếu");
        Assert.True(await office.FitsItsWidth());

        await office.Go($"{People}?find=nhap");
        await office.Sees("Lò Văn Nhập");
        await office.Sees("Hà Minh Nhập");

        await office.Go($"{People}/imports");
        await Choose(office, Roster);
        await office.Sees("Không có dòng nào ghi được");
        Assert.Equal(2, await Written());
        Assert.Empty(office.Complaints);
    }

    /// <summary>A lecturer looks at what a document would become, and takes another lesson's time for nothing twice.</summary>
    [Theory]
    [InlineData(390, 844)]
    [InlineData(1366, 768)]
    public async Task A_document_is_looked_at_before_it_is_a_draft(int width, int height)
    {
        var author = await app.Open("SV-CB05", width, height);
        await author.Go("/c/song-van/lesson-plans/imports/new");
        await author.Page.Locator("#LessonId").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await Send(author, "hỏng.docx", [1, 2, 3]);
        await author.Sees("không phải tài liệu");
        Assert.NotEqual("", await author.Page.Locator("#LessonId").InputValueAsync());

        await Send(author, "giáo án.docx", OfficeFiles.Docx(OfficeFiles.H(1, "Ổn định lớp") + OfficeFiles.P("Điểm danh.") + OfficeFiles.H(1, "Bài mới") + OfficeFiles.P("Nội dung chính.")));
        await author.Sees("Xem trước khi tạo bản nháp");
        await author.Sees("Nội dung chính.");
        Assert.True(await author.FitsItsWidth());
        await author.Button("Tạo bản nháp").ClickAsync();
        await author.Page.WaitForURLAsync("**/edit");
        await author.Sees("Đã tạo bản nháp gồm 2 phần");
        Assert.Empty(author.Complaints);
    }

    private static async Task Send(Person author, string name, byte[] bytes)
    {
        await author.Page.Locator("#File").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });
        await author.Button("Xem trước các phần").ClickAsync();
    }

    private static async Task Choose(Person office, string roster)
    {
        await office.Page.Locator("input[type=file]").SetInputFilesAsync(
            new FilePayload { Name = "danh-sach.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(roster) });
        await office.Button("Xem trước").ClickAsync();
        await office.Sees("Xem trước khi ghi");
    }

    private static async Task<string> Download(Person office)
    {
        var download = await office.Page.RunAndWaitForDownloadAsync(() => office.Link("Tải 2 dòng lỗi về").ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync());
    }

    private Task<int> Written() => app.InDatabase(db => db.People.CountAsync(person => person.Code.StartsWith("NJ-")));
}
