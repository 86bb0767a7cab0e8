using Lms.Domain.Classes;
using Lms.Tests.Attendance;
using Lms.Tests.Discussions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>The code on the projector and in the hall's telephones: good once for each, and nothing against what a hand wrote.</summary>
public sealed class AttendanceJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task Trainees_check_in_by_the_code_in_the_hall_and_a_hand_has_the_last_word()
    {
        var session = await app.FreshSession();
        await Move(session, app.Clock.GetUtcNow().AddMinutes(-10), app.Clock.GetUtcNow().AddHours(3));
        var (register, checkIn) = (Registers.RegisterPath(session), $"{Registers.CheckInPath(session)}/new");
        var lecturer = await app.Open(Registers.Lecturer);
        await lecturer.Go(register);
        await lecturer.Link("Điểm danh bằng mã").ClickAsync();
        await lecturer.Button("Mở mã điểm danh").ClickAsync();
        var code = await Code(lecturer);
        Assert.Equal(6, code.Length);

        var (trainee, late) = (await app.Open("SV-HV01", 360, 740), await app.Open("SV-HV08", 390, 844));
        await trainee.Go(checkIn);
        await late.Go(checkIn);
        var second = new Person(await trainee.Page.Context.NewPageAsync());
        await second.Go(checkIn);
        await Give(trainee, code);
        await trainee.Sees("Đã điểm danh.");
        await Assertions.Expect(lecturer.Page.Locator(".hall__count b")).ToHaveTextAsync("1");

        // The same code once more, from the same person's other page: it is one mark, and the page says that there is one.
        var marked = await app.Marked(session, "SV-HV01");
        await Give(second, code);
        await second.Sees("Đã ghi");
        await Assertions.Expect(second.Page.Locator("[name=Code]")).ToHaveCountAsync(0);
        Assert.Equal((marked!.MarkedAt, 1), ((await app.Marked(session, "SV-HV01"))!.MarkedAt, (await app.Marked(session, "SV-HV01"))!.Revision));

        // Told on by telephone, it is too old a minute later.
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        await Give(late, code);
        await late.Sees("Mã chưa đúng hoặc đã đổi");
        Assert.Null(await app.Marked(session, "SV-HV08"));

        var hand = await app.Open(Registers.Lecturer, 360, 740);
        await hand.Go(register);
        foreach (var (person, mark) in new[] { ("SV-HV01", AttendanceMark.Excused), ("SV-HV08", AttendanceMark.Unexcused) })
        {
            await hand.Page.Locator($"[name='Marks[{await app.Person(person)}]'][value={mark}]").EvaluateAsync("mark => mark.click()");
        }

        Assert.True(await hand.FitsItsWidth());
        await hand.Button("Lưu").ClickAsync();
        await hand.Page.WaitForLoadStateAsync();
        await Assertions.Expect(lecturer.Page.Locator(".hall__code")).Not.ToHaveTextAsync($"{code[..3]} {code[3..]}");
        await Give(late, await Code(lecturer));
        await late.Sees("Đã ghi Không phép");
        await trainee.Go(checkIn);
        await trainee.Sees("Đã ghi Có phép");
        Assert.Equal(
            (AttendanceMark.Excused, AttendanceMark.Unexcused),
            ((await app.Marked(session, "SV-HV01"))!.Mark, (await app.Marked(session, "SV-HV08"))!.Mark));

        await lecturer.Button("Kết thúc mã").ClickAsync();
        await lecturer.Sees("Đã kết thúc mã điểm danh.");
        foreach (var person in new[] { lecturer, hand, trainee, second, late })
        {
            Assert.True(await person.FitsItsWidth());
            Assert.Empty(person.Complaints);
        }
    }

    [Fact]
    public async Task Before_its_time_and_after_it_the_code_page_says_when_and_what_to_do()
    {
        var session = await app.FreshSession();
        var lecturer = await app.Open(Registers.Lecturer);
        var path = $"{Registers.RegisterPath(session)}/code";
        var now = app.Clock.GetUtcNow();
        await Move(session, now.AddHours(3), now.AddHours(6));
        await lecturer.Go(path);
        await lecturer.Sees("Chưa đến giờ mở mã điểm danh");
        await lecturer.Sees($"từ {SchoolTime.Show(now.AddHours(2), "datetime")}");
        await Assertions.Expect(lecturer.Button("Mở mã điểm danh")).ToHaveCountAsync(0);

        await Move(session, now.AddHours(-6), now.AddHours(-2));
        await lecturer.Go(path);
        await lecturer.Sees("Đã quá giờ mở mã điểm danh");
        await lecturer.Link("Ghi bằng tay trong sổ điểm danh").ClickAsync();
        await lecturer.Page.WaitForURLAsync($"**{Registers.RegisterPath(session)}");
    }

    private Task<int> Move(Guid session, DateTimeOffset starts, DateTimeOffset ends) => app.InDatabase(db => db.Sessions.Where(one => one.Id == session)
        .ExecuteUpdateAsync(set => set.SetProperty(one => one.StartsAt, starts).SetProperty(one => one.EndsAt, ends)));

    private static async Task<string> Code(Person lecturer) =>
        string.Concat((await lecturer.Page.Locator(".hall__code").TextContentAsync())!.Where(char.IsAsciiDigit));

    private static async Task Give(Person trainee, string code)
    {
        await trainee.Page.Locator("[name=Code]").FillAsync(code);
        await trainee.Page.Locator(".check-in__go").ClickAsync();
        await trainee.Page.WaitForLoadStateAsync();
    }
}
