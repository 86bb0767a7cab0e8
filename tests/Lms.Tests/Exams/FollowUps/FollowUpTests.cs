using System.Net;
using Lms.Data.Marking;
using Lms.Domain.Exams;
using Lms.Tests.Marking;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Exams.FollowUps;

/// <summary>After a sitting another: a resit for who failed, a make-up for who was excused, each linked and for a reason.</summary>
public sealed class FollowUpTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task Who_failed_is_proposed_once_and_the_last_released_result_counts()
    {
        var sitting = await Released(4, 10, 10, 10);
        var office = await app.As(ASitting.Office);

        var form = await office.Get($"{sitting.Path}/follow-ups/new");
        var ticked = form.Document.QuerySelectorAll("input[name='Person'][checked]");
        Assert.Single(ticked);
        Assert.Contains("Vắng không có lý do", form.Text, StringComparison.Ordinal);
        Assert.Single(form.Document.QuerySelectorAll("input[name='Person'][disabled]"));
        var failed = Guid.Parse(ticked[0].GetAttribute("value")!);

        var page = await Open(office, form);
        var resit = Guid.Parse(office.Location.AbsolutePath.Split('/')[^1]);
        Assert.Contains("Đã mở kỳ thi cho 1 người", page.Text, StringComparison.Ordinal);
        Assert.Contains("Thi lại", page.Find("table").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find($"a[href='{sitting.Path}']"));
        Assert.NotNull((await office.Get(sitting.Path)).Find($"a[href$='/{resit}']"));
        var made = await app.InDatabase(db => db.Sittings.Include(one => one.Candidates).SingleAsync(one => one.Id == resit));
        Assert.Equal((sitting.Id, sitting.Id, FollowUpReason.Resit), (made.FollowsId, made.FirstId, made.Candidates.Single().CameFor));

        // Again: they sit later already. And nobody else gets on that list.
        Assert.Contains("Đã có tên ở ca sau", (await office.Get($"{sitting.Path}/follow-ups/new")).Text, StringComparison.Ordinal);
        Assert.Contains("Mở ca khác", (await office.After(await office.PostTo($"/c/song-van/sittings/{resit}/candidates", ("code", "SV-HV21")))).Text, StringComparison.Ordinal);

        // It is written, fails again and is released: no resit is left, and the first result counts no longer.
        await ReleaseWith(resit, failed, 3.5m);
        Assert.Contains("Đã hết số lần thi lại", (await office.Get($"/c/song-van/sittings/{resit}/follow-ups/new")).Text, StringComparison.Ordinal);
        var refused = await Page.Read(await Post(office, resit, [failed]));
        Assert.Contains("Đã hết số lần thi lại", refused.Text, StringComparison.Ordinal);
        var code = await app.InDatabase(db => db.People.Where(one => one.Id == failed).Select(one => one.Code).SingleAsync());
        var mine = await (await app.As(code)).Get("/c/song-van/results");
        Assert.Contains("Thi lại", Row(mine, resit), StringComparison.Ordinal);
        Assert.Contains("Kết quả được tính", Row(mine, resit), StringComparison.Ordinal);
        Assert.Contains("Không tính", Row(mine, sitting.Id), StringComparison.Ordinal);
        Assert.Contains("Không tính", (await office.Get($"{sitting.Path}/results")).Text, StringComparison.Ordinal);
        Assert.Contains("Kết quả được tính", (await office.Get($"/c/song-van/people/{failed}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_excused_make_it_up_before_any_result_is_released_and_the_seal_does_not_wait_for_them()
    {
        var sitting = await ASitting.Written(app);
        var (office, absent) = (await app.As(ASitting.Office), await app.Person(ASitting.Absentee));
        await office.PostTo($"{sitting.Path}/postponements", ("person", $"{absent}"), ("Postponement.Reason", "Ốm."), ("Postponement.Basis", "Giấy ra viện"));

        var seal = await office.Get($"{sitting.Path}/seals/new");
        Assert.Contains("5 thí sinh = 4 bài + 0 vắng + 1 hoãn thi", seal.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await office.Submit(seal, "form[action$='/seals']")).Status);
        Assert.Equal(4, await app.InDatabase(db => db.Scripts.CountAsync(script => script.ExamSittingId == sitting.Id)));

        var page = await Open(office, await office.Get($"{sitting.Path}/follow-ups/new"));
        Assert.Contains("Thi bù", page.Find("table").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attempt_set_aside_by_force_majeure_makes_no_script()
    {
        var sitting = await ASitting.Written(app);
        var office = await app.As(ASitting.Office);
        await app.InDatabase(db => db.Database.ExecuteSqlAsync($"update attempts set handed_in_at = null where exam_sitting_id = {sitting.Id}"));
        await office.PostTo(
            $"{sitting.Path}/postponements", ("person", $"{await app.Person(ASitting.Writers[0])}"), ("Postponement.Reason", "Ngất."), ("Postponement.Basis", "Biên bản"),
            ("Postponement.IsForceMajeure", "true"));
        await sitting.RecordAbsent();

        await office.Submit(await office.Get($"{sitting.Path}/seals/new"), "form[action$='/seals']");

        Assert.Equal(3, await app.InDatabase(db => db.Scripts.CountAsync(script => script.ExamSittingId == sitting.Id)));
        Assert.Equal(4, await app.InDatabase(db => db.Attempts.CountAsync(attempt => attempt.ExamSittingId == sitting.Id)));
    }

    [Fact]
    public async Task Two_officers_at_once_put_somebody_on_one_list_only()
    {
        var sitting = await Released(4, 10, 10, 10);
        var failed = await app.InDatabase(db => db.Results.Where(one => one.ExamSittingId == sitting.Id && one.Mark < 5).Select(one => one.PersonId).SingleAsync());
        var office = await app.As(ASitting.Office);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Post(office, sitting.Id, [failed])));

        Assert.Equal(1, await app.InDatabase(db => db.Sittings.CountAsync(one => one.FollowsId == sitting.Id)));
    }

    [Fact]
    public async Task Before_the_close_there_is_nothing_to_follow_and_strangers_do_not_get_there()
    {
        var room = await Conduct.Room.Open(app, ["SV-HV03"]);
        var office = await app.As(ASitting.Office);
        await office.PostTo($"{room.Path}/postponements", ("person", $"{await app.Person("SV-HV03")}"), ("Postponement.Reason", "Ốm."), ("Postponement.Basis", "Giấy"));

        var page = await Page.Read(await Post(office, room.Id, [await app.Person("SV-HV03")]));
        Assert.Contains("Kỳ thi đến", page.Find(".note--bad, .errors").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As("SV-CB01")).Get($"{room.Path}/follow-ups/new")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As("DL-CB02")).Get($"{room.Path}/follow-ups/new")).Status);
    }

    [Fact]
    public async Task The_page_of_a_sitting_offers_a_follow_up_when_no_save_is_on_its_way_any_more_and_not_before()
    {
        var room = await Conduct.Room.Open(app, ["SV-HV03"]);
        var office = await app.As(ASitting.Office);
        var closes = (await room.Sitting()).Closes;
        await app.InDatabase(db => db.Sittings.Where(one => one.Id == room.Id).ExecuteUpdateAsync(set => set
            .SetProperty(one => one.Opens, closes.AddDays(-1)).SetProperty(one => one.Closes, app.Clock.GetUtcNow()).SetProperty(one => one.Grace, TimeSpan.FromSeconds(30))));

        Assert.Empty((await office.Get(room.Path)).Document.QuerySelectorAll("a[href$='/follow-ups/new']"));
        await app.InDatabase(db => db.Sittings.Where(one => one.Id == room.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Grace, TimeSpan.Zero)));
        Assert.Single((await office.Get(room.Path)).Document.QuerySelectorAll("a[href$='/follow-ups/new']"));
    }

    [Fact]
    public async Task Whoever_is_expected_again_after_all_comes_off_the_later_list_in_the_same_act()
    {
        var (sitting, later, office, person) = await Excused();
        Assert.Contains("Đã có tên trong danh sách ca", (await office.Get($"{sitting.Path}/blocked")).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await Withdraw(office, sitting)).StatusCode);

        Assert.Equal((1, 0), await Lists(sitting, later, person));
        Assert.Equal($"{person}: {sitting.Id}", await app.InDatabase(db => db.AuditEntries
            .Where(entry => entry.Act == "ExamSitting.TakenOffList" && entry.SubjectId == later).Select(entry => entry.Detail).SingleAsync()));
        Assert.DoesNotContain("Đã có tên ở ca sau", (await office.Get($"{sitting.Path}/follow-ups/new")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Once_the_later_sitting_has_begun_for_them_or_something_is_recorded_there_they_stay_excused(bool begun)
    {
        var (sitting, later, office, person) = await Excused();
        if (begun)
        {
            await app.InDatabase(db => db.Database.ExecuteSqlAsync($"update sittings set opens = {app.Clock.GetUtcNow()} where id = {later}"));
        }
        else
        {
            await office.PostTo($"/c/song-van/sittings/{later}/accommodations", ("Accommodate.Number", "1"), ("Accommodate.Minutes", "20"), ("Accommodate.Reason", "Mắt kém"));
            Assert.Equal(1, await app.InDatabase(db => db.Accommodations.CountAsync(one => one.ExamSittingId == later)));
        }

        var refused = await Withdraw(office, sitting);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("giữ nguyên việc hoãn thi", (await Page.Read(refused)).Text, StringComparison.Ordinal);
        Assert.Equal((0, 1), await Lists(sitting, later, person));
    }

    [Fact]
    public async Task Expected_again_while_another_officer_lists_them_elsewhere_they_end_on_one_list()
    {
        for (var round = 0; round < 4; round++)
        {
            var (sitting, person) = await Postponed();
            var office = await app.As(ASitting.Office);

            var answers = await Task.WhenAll(Withdraw(office, sitting), Post(office, sitting.Id, [person]));

            Assert.DoesNotContain(answers, answer => (int)answer.StatusCode >= 500);
            var (here, there) = await Lists(sitting, await app.InDatabase(db => db.Sittings.Where(one => one.FollowsId == sitting.Id).Select(one => one.Id).SingleOrDefaultAsync()), person);
            Assert.Equal(1, here + there);
        }
    }

    private async Task<(ASitting Sitting, Guid Person)> Postponed()
    {
        var sitting = await ASitting.Written(app);
        var person = await app.Person(ASitting.Absentee);
        await (await app.As(ASitting.Office)).PostTo(
            $"{sitting.Path}/postponements", ("person", $"{person}"), ("Postponement.Reason", "Ốm."), ("Postponement.Basis", "Giấy ra viện"));
        return (sitting, person);
    }

    /// <summary>Excused, and on the list of a make-up in a month.</summary>
    private async Task<(ASitting Sitting, Guid Later, Visitor Office, Guid Person)> Excused()
    {
        var (sitting, person) = await Postponed();
        var office = await app.As(ASitting.Office);
        await Open(office, await office.Get($"{sitting.Path}/follow-ups/new"));
        return (sitting, Guid.Parse(office.Location.AbsolutePath.Split('/')[^1]), office, person);
    }

    private async Task<HttpResponseMessage> Withdraw(Visitor office, ASitting sitting) =>
        await office.PostTo($"{sitting.Path}/postponements/{await app.Person(ASitting.Absentee)}/withdrawals", ("reason", "Ghi nhầm người."));

    /// <summary>On how many of the two they are expected.</summary>
    private async Task<(int Here, int There)> Lists(ASitting sitting, Guid later, Guid person)
    {
        var expected = await app.InDatabase(db => db.Candidates.Where(one => one.PersonId == person && one.PostponedAt == null).Select(one => one.ExamSittingId).ToListAsync());
        return (expected.Count(one => one == sitting.Id), expected.Count(one => one == later));
    }

    private static string Row(Page page, Guid sitting) => page.Find($"#result-{sitting}").Closest("section")!.TextContent;

    private async Task<ASitting> Released(params decimal[] marks)
    {
        var sitting = await ASitting.Sealed(app);
        foreach (var (mask, mark) in (await sitting.MaskNumbers()).Zip(marks))
        {
            await sitting.Mark(mask, mark, mark);
        }

        await app.InDatabase(async db =>
        {
            await new SittingRelease(db).Release(await sitting.Load(db), await app.Person(ASitting.Director), app.Clock.GetUtcNow(), CancellationToken.None);
            await db.SaveChangesAsync();
        });
        return sitting;
    }

    private Task<Page> Open(Visitor office, Page form) => office.Submit(form, "form[action$='/follow-ups']", [.. Times()]);

    private Task<HttpResponseMessage> Post(Visitor office, Guid sitting, Guid[] people) => Task.Run(async () =>
    {
        var paper = await app.InDatabase(db => db.Sittings.Where(one => one.Id == sitting).Select(one => one.ExamPaperId).SingleAsync());
        return await office.PostTo(
            $"/c/song-van/sittings/{sitting}/follow-ups",
            [("Title", "Thi lại"), ("PaperId", $"{paper}"), .. people.Select(person => ("Person", $"{person}")), .. Times()]);
    });

    private IEnumerable<(string, string)> Times()
    {
        var day = app.Clock.Today().AddDays(30);
        return [("Kind", "InClass"), ("Opens", $"{day:dd/MM/yyyy} 8:00"), ("Closes", $"{day:dd/MM/yyyy} 10:00"), ("Minutes", "90")];
    }

    /// <summary>As if it had been sat, marked and released.</summary>
    private Task ReleaseWith(Guid sitting, Guid person, decimal mark) => app.InDatabase(async db =>
    {
        var now = app.Clock.GetUtcNow().AddDays(40);
        await db.Database.ExecuteSqlAsync($"update sittings set sealed_at = {now}, handed_over_at = {now}, allocated_at = {now}, released_at = {now}, released_by = {person} where id = {sitting}");
        await db.Database.ExecuteSqlAsync($"""
            with like_it as (select r.*, s.mask_number from results r join scripts s on s.id = r.script_id where r.person_id = {person} limit 1),
            made as (insert into scripts (centre_id, id, exam_sitting_id, mask_number)
                select centre_id, gen_random_uuid(), {sitting}, 1 from like_it returning centre_id, id)
            insert into results (centre_id, exam_sitting_id, person_id, edition, script_id, mark, earned, deducted_percent, classification)
            select centre_id, {sitting}, {person}, 1, id, {mark}, {mark}, 0, 'Weak' from made
            """);
    });
}
