using Lms.Tests.Support;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>A trainee says that a duty changed; the officer of the Party committee confirms; the trainee reads it.</summary>
public sealed class DutyJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Theory]
    [InlineData(1366)]
    [InlineData(390)]
    public async Task A_trainee_corrects_a_duty_and_the_cells_officer_confirms(int width)
    {
        var code = width == 390 ? "SV-HV02" : "SV-HV01";
        var trainee = await app.Open(code, width);
        await trainee.Go("/c/song-van/profile");
        await trainee.Page.GetByRole(AriaRole.Link, new() { Name = "Đề nghị sửa" }).First.ClickAsync();
        Assert.Contains("chủ trì sinh hoạt", await trainee.Field("Nhiệm vụ được phân công").InputValueAsync(), StringComparison.Ordinal);
        await trainee.Page.GetByLabel("Đã thay đổi từ một ngày").CheckAsync();
        await trainee.Field("Chức vụ").FillAsync("phó bí thư chi bộ");
        await trainee.Page.GetByLabel("Từ ngày").FillAsync(app.Clock.Today().ToString("dd/MM/yyyy", null));
        await trainee.Field("Nói rõ").FillAsync("Chi bộ bầu lại, Đảng uỷ đã chuẩn y.");
        Assert.True(await trainee.FitsItsWidth());
        await trainee.Button("Gửi đề nghị").ClickAsync();
        await trainee.Sees("Đã gửi đề nghị");

        var officer = await app.Open("SV-CB11", width);
        await officer.Link("Xem đề nghị").ClickAsync();
        Assert.True(await officer.FitsItsWidth());
        await officer.Page.Locator(".row", new() { HasText = "phó bí thư chi bộ" }).GetByRole(AriaRole.Link).ClickAsync();
        await officer.Sees("Bản đang ghi kết thúc trước ngày bắt đầu của bản đề nghị.");
        Assert.True(await officer.FitsItsWidth());
        await officer.Button("Xác nhận đề nghị").ClickAsync();
        await officer.Sees("Đã xác nhận và sửa hồ sơ");

        await trainee.Go("/c/song-van");
        await trainee.Sees("Đã sửa nhiệm vụ theo đề nghị: phó bí thư chi bộ");
        await trainee.Link("Xem nhiệm vụ").ClickAsync();
        await trainee.Sees("phó bí thư chi bộ");
        Assert.Empty(trainee.Complaints.Concat(officer.Complaints));
    }
}
