using System.Net;
using Lms.Tests.Conduct;
using Lms.Tests.Support;

namespace Lms.Tests.Exams.Settling;

/// <summary>A refusal keeps the office where it was, and a follow-up begins as the sitting before was held.</summary>
public sealed class KeptFormsTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task With_nobody_ticked_the_list_stays_and_says_why_nothing_was_done()
    {
        var room = await Room.Open(app, ["SV-HV24"]);
        var office = await app.As(Room.Office);

        var page = await office.Submit(await office.Get($"{room.Path}/blocked"), "form[action$='/general-variants']");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Chưa chọn ai", page.Find(".note--bad").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find($"input[name='person'][value='{await app.Person("SV-HV24")}']"));
        Assert.Equal(0, await room.Logged("ExamSitting.GeneralVariantGranted"));
    }

    [Fact]
    public async Task A_follow_up_takes_files_where_the_sitting_before_took_them()
    {
        var (with, without) = (await Room.Open(app, ["SV-HV03"], minutes: null, takesFiles: true), await Room.Open(app, ["SV-HV03"], minutes: null));
        var office = await app.As(Room.Office);
        foreach (var room in new[] { with, without })
        {
            await office.PostTo(
                $"{room.Path}/postponements", ("person", $"{await app.Person("SV-HV03")}"), ("Postponement.Reason", "Ốm."), ("Postponement.Basis", "Giấy"));
        }

        Assert.True((await office.Get($"{with.Path}/follow-ups/new")).Find("input[name='TakesFiles'][type='checkbox']").HasAttribute("checked"));
        Assert.False((await office.Get($"{without.Path}/follow-ups/new")).Find("input[name='TakesFiles'][type='checkbox']").HasAttribute("checked"));
    }
}
