using Lms.Tests.Conduct;
using Lms.Tests.Support;

namespace Lms.Tests.Exams.Attempts;

/// <summary>What a room was told stands on the page itself, for whoever writes without script or comes back to it.</summary>
public sealed class RoomNotesTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task Announcements_pauses_and_ones_own_incidents_stand_on_the_page()
    {
        var room = await Room.Open(app, ["SV-HV03", "SV-HV04"]);
        var (mai, lan) = (await room.Begin("SV-HV03"), await room.Begin("SV-HV04"));
        var office = await app.As(Room.Office);
        Assert.Null((await mai.Visitor.Get(mai.Path)).Document.QuerySelector(".room-told"));

        await office.PostTo($"{room.Path}/announcements", ("Announcement.Text", "Câu 2 sửa <b>chữ</b> “hai” thành “ba”."));
        await office.PostTo($"{room.Path}/incidents", ("Incident.Number", "1"), ("Incident.Kind", "Reprimand"), ("Incident.Account", "Trao đổi bài"));
        await office.PostTo($"{room.Path}/pauses", ("Pause.Reason", "Mất điện"));

        var page = await mai.Visitor.Get(mai.Path);
        Assert.Equal(3, page.Document.QuerySelectorAll(".room-told li").Length);
        Assert.Contains("Câu 2 sửa <b>chữ</b>", page.Find(".room-told").TextContent, StringComparison.Ordinal);
        Assert.Contains("Khiển trách: Trao đổi bài", page.Find(".room-told").TextContent, StringComparison.Ordinal);
        Assert.Contains("Đang tạm dừng", page.Find(".room-told").TextContent, StringComparison.Ordinal);
        Assert.False(page.Find("[data-paused]").HasAttribute("hidden"));

        var other = await lan.Visitor.Get(lan.Path);
        Assert.Equal(2, other.Document.QuerySelectorAll(".room-told li").Length);
        Assert.DoesNotContain("Trao đổi bài", other.Html, StringComparison.Ordinal);
    }
}
