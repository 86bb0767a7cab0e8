using Lms.Domain.Exams;
using Lms.Hosting;
using Lms.Tests.Media;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>
/// The whole job, by the people who do it, each in a browser of their own: a lesson plan is written, sent back and
/// approved; trainees study it, talk in the room and write; two markers mark without knowing whose it is, the head settles
/// where they differ; the trainee sees the result.
/// </summary>
public sealed class WholeJobJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    private const string Home = "/c/song-van";
    private const string Title = "Kiểm tra cuối đợt";
    private const string Hostile = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script> [bấm](javascript:alert(1))";

    [Fact]
    public async Task A_class_studies_writes_and_is_marked()
    {
        var lecturer = await app.Open("SV-CB05");
        var deputy = await app.Open("SV-CB02");
        var office = await app.Open("SV-CB03");

        var plan = await Write(lecturer);
        await Approve(plan, lecturer, deputy);
        var session = await Teach(office);

        var trainee = await app.Open("SV-HV01", 390, 844);
        var other = await app.Open("SV-HV08");
        await Study(trainee, session);
        var third = await app.Open("SV-HV10", 390, 844);
        await InTheRoom.Talk(session.Replace("/lesson", "/room", StringComparison.Ordinal), lecturer, trainee, other, third);

        var sitting = await OpenSitting(office);
        await StopsWhoHasNoDuty(sitting, office);
        await WriteEssays(sitting, trainee, other);

        app.Clock.Advance(TimeSpan.FromHours(3));
        trainee = await app.Open("SV-HV01", 390, 844);
        await Mark(sitting, trainee);
        await SeesTheResult(trainee);

        foreach (var person in new[] { lecturer, deputy, office, trainee, other, third })
        {
            Assert.Empty(person.Complaints);
        }
    }

    private async Task<string> Write(Person lecturer)
    {
        await lecturer.Go($"{Home}/lesson-plans/new");
        var lesson = await app.InDatabase(db => db.Programmes
            .Where(one => one.Code == "bi-thu-chi-bo" && db.Centres.Any(centre => centre.Id == one.CentreId && centre.Slug == "song-van"))
            .SelectMany(one => one.Lessons)
            .Where(one => one.Number == 5).Select(one => one.Id).FirstAsync());
        await lecturer.Page.Locator("[name=LessonId]").SelectOptionAsync(lesson.ToString());
        await lecturer.Page.Locator("form[action$='/lesson-plans'] button").ClickAsync();
        await lecturer.Page.WaitForURLAsync("**/edit");
        var plan = new Uri(lecturer.Page.Url).AbsolutePath.Replace("/edit", "", StringComparison.Ordinal);

        await lecturer.Page.Locator(".partrows a").Nth(2).ClickAsync();
        await lecturer.Page.Locator("[name='Form.Body']").FillAsync($"### Ba việc của chi uỷ\n\n{Hostile}\n\n1. Chuẩn bị\n2. Điều hành");
        await lecturer.Page.Locator("button[value=preview]").ClickAsync();
        await Assertions.Expect(lecturer.Page.Locator("#preview h3")).ToHaveTextAsync("Ba việc của chi uỷ");
        await lecturer.Page.Locator("button[value=save]").ClickAsync();

        foreach (var file in new[] { "bon-buoc-sinh-hoat-chi-bo.png", "phieu-chuan-bi-sinh-hoat.pdf", "mot-ky-sinh-hoat.mp4" })
        {
            await Attach(lecturer, Path.Combine(ContentRoot.Find(), "content/demo-centre/song-van/media", file));
        }

        await lecturer.Go(plan);
        await lecturer.Page.Locator("form[action$='/submissions'] button").ClickAsync();
        await lecturer.Sees("Trình duyệt");
        return plan;
    }

    private static async Task Attach(Person lecturer, string path)
    {
        if (!lecturer.Page.Url.Contains("/edit", StringComparison.Ordinal))
        {
            await lecturer.Page.Locator(".partrows a").Nth(2).ClickAsync();
        }

        await lecturer.Page.Locator("#File").SetInputFilesAsync(path);
        await lecturer.Page.Locator(".upload").GetByLabel("Chú thích").FillAsync(Path.GetFileNameWithoutExtension(path));
        await lecturer.Button("Tải lên").ClickAsync();
        await Assertions.Expect(lecturer.Page.Locator(".files").GetByText(Path.GetFileName(path)).First).ToBeVisibleAsync();
    }

    private static async Task Approve(string plan, Person lecturer, Person deputy)
    {
        await deputy.Go(plan);
        await deputy.Page.Locator("#remark").FillAsync("Bổ sung một ví dụ ở địa phương.");
        await deputy.Page.Locator("form[action$='/change-requests'] button").ClickAsync();

        await lecturer.Go(plan);
        await lecturer.Sees("Bổ sung một ví dụ ở địa phương.");
        await lecturer.Page.Locator("form[action$='/submissions'] button").ClickAsync();

        await deputy.Go(plan);
        await deputy.Page.Locator("form[action$='/approvals'] button").ClickAsync();
        await deputy.Sees("Đã duyệt");
        await lecturer.Go($"{plan}/edit");
        Assert.DoesNotContain("[name='Form.Title']", await lecturer.Page.ContentAsync(), StringComparison.Ordinal);
        await lecturer.Sees("không sửa được");
    }

    private async Task<string> Teach(Person office)
    {
        var classId = await app.InDatabase(db => db.Classes.Where(one => one.Code == "BTCB-K3").Select(one => one.Id).SingleAsync());
        await office.Go($"{Home}/classes/{classId}/sessions/new");
        await office.Page.Locator("[name=Title]").FillAsync("Buổi học thêm");
        await office.Page.Locator("[name=Day]").FillAsync(SchoolTime.Show(app.Clock.Today(), "date"));
        await office.Page.Locator("[name=Start]").FillAsync("8:00");
        await office.Page.Locator("[name=End]").FillAsync("11:00");
        await Choose(office, "[name=LecturerId]", "Trần Văn Khải");
        var plans = office.Page.Locator("[name=LessonPlanId]");
        var newest = await app.InDatabase(db => db.LessonPlans.OrderByDescending(plan => plan.ApprovedAt)
            .Where(plan => plan.ApprovedAt != null).Select(plan => plan.Id).FirstAsync());
        await plans.SelectOptionAsync(newest.ToString());
        await office.Page.Locator("main form button[type=submit]").First.ClickAsync();
        await office.Sees("Buổi học thêm");
        var session = await app.InDatabase(db => db.Sessions.Where(one => one.Title == "Buổi học thêm").Select(one => one.Id).SingleAsync());
        return $"{Home}/sessions/{session}/lesson";
    }

    private async Task Study(Person trainee, string lesson)
    {
        await trainee.Go(Home);
        await trainee.Sees("Buổi học thêm");
        await trainee.Go(lesson);
        await ReadOn(trainee, "parts/2");
        await ReadOn(trainee, "parts/3");

        await trainee.Sees("Ba việc của chi uỷ");
        Assert.DoesNotContain("taken", await trainee.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await trainee.Page.Locator("article a[href^='javascript']").CountAsync());
        Assert.True(await trainee.FitsItsWidth());
        await trainee.Page.Locator("[data-pdf]").First.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(trainee.Page.Locator("canvas").First).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await app.MakeFilms(TestContext.Current.CancellationToken);
        await Watch(trainee.Page);

        await trainee.Go(lesson);
        Assert.EndsWith("parts/3", trainee.Page.Url, StringComparison.Ordinal);
    }

    private static async Task ReadOn(Person trainee, string to)
    {
        await trainee.Page.Locator("button[form=read-on]:visible").ClickAsync();
        await trainee.Page.WaitForURLAsync($"**/{to}");
    }

    /// <summary>Plays, and jumps: which asks the server for a range.</summary>
    private static async Task Watch(IPage page)
    {
        await page.Locator("[data-shown*='/film']").First.ScrollIntoViewIfNeededAsync();
        var time = await page.Locator("video").First.EvaluateAsync<double>("""
            async film => {
                film.muted = true;
                if (film.readyState < 1) await new Promise((done, fail) => { film.onloadedmetadata = done; film.onerror = fail; film.play(); });
                film.currentTime = film.duration - 5;
                await new Promise(done => film.onseeked = done);
                await film.play();
                await new Promise(done => setTimeout(done, 700));
                return film.currentTime / film.duration;
            }
            """);
        Assert.InRange(time, 0.7, 1);
    }

    private async Task<string> OpenSitting(Person office)
    {
        await office.Go($"{Home}/sittings/new");
        await office.Page.Locator("[name=Title]").FillAsync(Title);
        await Choose(office, "[name=ClassId]", "khoá 3");
        await Choose(office, "[name=PaperId]", "giữa khoá");
        await office.Page.Locator("[name=Kind][value=InClass]").CheckAsync();
        await office.Page.Locator("[name=Opens]").FillAsync($"{SchoolTime.Show(app.Clock.Today(), "date")} 8:30");
        await office.Page.Locator("[name=Closes]").FillAsync($"{SchoolTime.Show(app.Clock.Today(), "date")} 11:00");
        await office.Page.Locator("main form button[type=submit]").First.ClickAsync();
        await office.Page.WaitForURLAsync("**/sittings/*-*");

        var sitting = new Uri(office.Page.Url).AbsolutePath;
        await Appoint(office, "Bùi Quốc Toản", AppointmentKind.Marker);
        await Appoint(office, "Lê Thị Thanh Xuân", AppointmentKind.Marker);
        await Appoint(office, "Hoàng Minh Thắng", AppointmentKind.MaskingOfficer);
        await Appoint(office, "Phùng Quang Vinh", AppointmentKind.HeadOfMarking);
        return sitting;
    }

    private static async Task Appoint(Person office, string name, AppointmentKind kind)
    {
        await office.Page.Locator("#Typed").PressSequentiallyAsync(name);
        await office.Page.GetByRole(AriaRole.Radio, new() { Name = name }).CheckAsync();
        await office.Page.Locator("#kind").SelectOptionAsync(kind.ToString());
        await office.Page.Locator("form[action$='/appointments'] button").ClickAsync();
        await Assertions.Expect(office.Page.Locator(".lines b", new() { HasText = name })).ToBeVisibleAsync();
    }

    private async Task StopsWhoHasNoDuty(string sitting, Person office)
    {
        var stopped = await app.Open("SV-HV24", 390, 844);
        await stopped.Go($"{sitting}/attempts/new");
        await stopped.Sees("chưa có nhiệm vụ");
        Assert.Equal(0, await stopped.Page.Locator("form[action$='/attempts']").CountAsync());

        await office.Go($"{sitting}/blocked");
        await Assertions.Expect(office.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Trương Mỹ Uyên" })).ToBeVisibleAsync();
    }

    private async Task WriteEssays(string sitting, Person trainee, Person other)
    {
        await Begin(trainee, sitting);
        await Begin(other, sitting);
        var mine = await trainee.Page.Locator(".question__part").Last.InnerTextAsync();
        var theirs = await other.Page.Locator(".question__part").Last.InnerTextAsync();
        Assert.NotEqual(mine, theirs);

        await trainee.Page.Locator("#text-1").FillAsync("Chi bộ chúng tôi bàn kỹ rồi mới biểu quyết");
        await Saved(trainee);
        var attempt = trainee.Page.Url;
        await trainee.Page.CloseAsync();

        // Another device goes on at the last saved word.
        var elsewhere = await app.Open("SV-HV01", 1024, 768);
        await elsewhere.Go(attempt);
        Assert.Equal("Chi bộ chúng tôi bàn kỹ rồi mới biểu quyết", await elsewhere.Page.Locator("#text-1").InputValueAsync());
        await elsewhere.Page.Locator("#paper[data-begun]").WaitForAsync();
        await elsewhere.Page.Locator("#text-1").FocusAsync();
        await elsewhere.Page.Keyboard.PressAsync("Control+End");
        await elsewhere.Page.Keyboard.TypeAsync(", ghi từng ý kiến.");
        await Saved(elsewhere);
        await HandIn(elsewhere);
        await elsewhere.Sees("Chi bộ chúng tôi bàn kỹ rồi mới biểu quyết, ghi từng ý kiến.");
        Assert.Empty(elsewhere.Complaints);

        await other.Page.Locator("#text-1").FillAsync("Tuyên truyền phải đi trước một bước.");
        await Saved(other);
        await HandIn(other);
    }

    private static async Task Begin(Person person, string sitting)
    {
        await person.Go($"{sitting}/attempts/new");
        await person.Page.Locator("form[action$='/attempts'] button").ClickAsync();
        await person.Page.WaitForURLAsync("**/attempts/*-*");
    }

    private static Task Saved(Person person) =>
        Assertions.Expect(person.Page.Locator("p[data-saved]")).ToContainTextAsync("Đã lưu", new() { Timeout = 15_000 });

    private static async Task HandIn(Person person)
    {
        await person.Page.Locator("[data-hand-in]").ClickAsync();
        await person.Page.Locator("dialog[open] button.btn--main").ClickAsync();
        await person.Sees("Đã nộp");
    }

    /// <summary>Two strangers mark; the second is a point more generous with one script, and the head settles it.</summary>
    private async Task Mark(string sitting, Person trainee)
    {
        string[] writers = ["Nguyễn Thị Hường", "Phạm Thị Bích Ngọc"];
        var (officer, head) = (await app.Open("SV-CB09"), await app.Open("SV-CB01"));
        await AtMarking.Seal(officer, sitting, writers);
        await AtMarking.HandOver(officer, sitting);
        await AtMarking.Allocate(head, sitting);

        var (first, second) = (await app.Open("SV-CB07"), await app.Open("SV-CB08"));
        await AtMarking.Mark(first, $"{Home}/marking", Title, writers, (_, _) => "0.5");
        await AtMarking.Mark(second, $"{Home}/marking", Title, writers, (sheet, item) => (sheet, item) switch
        {
            (0, 0) => "0.75",
            (1, 0 or 1) => "1",
            _ => "0.5",
        });
        await AtMarking.Settle(head, sitting, "4,5");

        await trainee.Go($"{Home}/results");
        Assert.DoesNotContain(Title, await trainee.Page.ContentAsync(), StringComparison.Ordinal);
        await AtMarking.Release(head, sitting);
        Assert.All(new[] { officer, first, second, head }, person => Assert.Empty(person.Complaints));
    }

    private async Task SeesTheResult(Person trainee)
    {
        var mark = await app.InDatabase(db => db.Results
            .Where(result => db.People.Any(person => person.Id == result.PersonId && person.Code == "SV-HV01")
                && db.Sittings.Any(sitting => sitting.Id == result.ExamSittingId && sitting.Title == Title))
            .Select(result => result.Mark).SingleAsync());
        Assert.Contains(mark, new[] { 4.13m, 4.5m });

        await trainee.Go(Home);
        await trainee.Sees(Title);
        await trainee.Go($"{Home}/results");
        await trainee.Page.GetByRole(AriaRole.Link, new() { Name = Title }).First.ClickAsync();
        await trainee.Sees(mark.ToString("0.00", Preferences.Vietnamese.Culture));
        Assert.True(await trainee.FitsItsWidth());
    }

    private static async Task Choose(Person person, string select, string words)
    {
        var option = person.Page.Locator($"{select} option", new() { HasText = words }).First;
        await person.Page.Locator(select).SelectOptionAsync((await option.GetAttributeAsync("value"))!);
    }
}
