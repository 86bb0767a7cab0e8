using System.Net;
using Lms.Domain.People;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Duties;

public sealed class DutyEditsTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Edits = "/c/song-van/duty-edits";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybodys_fate_is_shown_before_anything_is_written()
    {
        var office = await app.As("SV-CB03");
        var today = app.Clock.Today();
        var preview = await Preview(office, ["SV-HV08", "SV-HV09", "SV-HV39"], ("Kind", "End"), ("Day", Written(today)));

        Assert.Contains("Chưa ghi gì", preview.Text, StringComparison.Ordinal);
        Assert.Null((await Speaking("SV-HV08"))!.To);
        var done = await office.Submit(preview, $"form[action='{Edits}']");

        Assert.Contains("Đã sửa xong", done.Text, StringComparison.Ordinal);
        Assert.Equal(today, (await Speaking("SV-HV08"))!.To);
        Assert.Equal(today, (await Speaking("SV-HV09"))!.To);
    }

    [Fact]
    public async Task Another_tag_begins_on_its_day_and_history_is_kept()
    {
        var office = await app.As("SV-CB03");
        var today = app.Clock.Today();
        var before = (await Speaking("SV-HV11"))!;
        var tag = before.Tag == "Inspection" ? "Propaganda" : "Inspection";

        await office.Submit(await Preview(office, ["SV-HV11"], ("Kind", "Retag"), ("Day", Written(today)), ("Tag", tag)), $"form[action='{Edits}']");

        var duties = await Duties("SV-HV11");
        Assert.Equal((tag, before.Position), (DutyAssignment.On(duties, today)!.Tag, DutyAssignment.On(duties, today)!.Position));
        Assert.Equal(before.Tag, DutyAssignment.On(duties, today.AddDays(-1))!.Tag);
    }

    [Fact]
    public async Task Who_is_refused_is_listed_with_the_reason_and_the_others_are_written()
    {
        var office = await app.As("SV-CB03");
        var today = app.Clock.Today();
        var unit = await app.InDatabase(db => db.Units.Where(one => one.Name == "Chi bộ thôn Đoài").Select(one => one.Id).FirstAsync(Stop));
        await app.InDatabase(db => db.DutyAssignments.Where(duty => db.People.Any(person => person.Id == duty.PersonId && person.Code == "SV-HV13"))
            .ExecuteUpdateAsync(set => set.SetProperty(duty => duty.WithdrawnAt, DateTimeOffset.UtcNow), Stop));

        var preview = await Preview(
            office, ["SV-HV12", "SV-HV13"], ("Kind", "Record"), ("Position", "báo cáo viên"), ("Duty", "tuyên truyền miệng"), ("Tag", "Propaganda"),
            ("UnitId", $"{unit}"), ("From", Written(today)), ("IsPrimary", "true"));
        Assert.Contains("đã có một nhiệm vụ chính khác", preview.Text, StringComparison.Ordinal);
        var done = await office.Submit(preview, $"form[action='{Edits}']");

        Assert.Contains("đã có một nhiệm vụ chính khác", done.Text, StringComparison.Ordinal);
        Assert.Equal("báo cáo viên", (await Speaking("SV-HV13"))!.Position);
        Assert.NotEqual("báo cáo viên", (await Speaking("SV-HV12"))!.Position);
    }

    [Fact]
    public async Task What_another_officer_wrote_after_the_preview_stops_all_of_it()
    {
        var (one, other) = (await app.As("SV-CB03"), await app.As("SV-CB04"));
        var today = app.Clock.Today();
        var preview = await Preview(one, ["SV-HV15", "SV-HV16"], ("Kind", "End"), ("Day", Written(today)));
        var duty = (await Speaking("SV-HV15"))!;
        await other.Submit(
            await other.Get($"/c/song-van/duties/{duty.Id}/endings/new"), "form[action$='/endings']", ("LastDay", Written(today.AddDays(9))));

        var stopped = await one.Submit(preview, $"form[action='{Edits}']");

        Assert.Contains("Có người vừa sửa", stopped.Text, StringComparison.Ordinal);
        Assert.Equal(today.AddDays(9), (await Speaking("SV-HV15"))!.To);
        Assert.Null((await Speaking("SV-HV16"))!.To);
        Assert.Contains("Đã sửa xong", (await one.Submit(stopped, $"form[action='{Edits}']")).Text, StringComparison.Ordinal);
        Assert.Equal(today, (await Speaking("SV-HV16"))!.To);
    }

    [Fact]
    public async Task People_of_another_centre_are_left_out_and_a_form_without_an_act_is_told_so()
    {
        var office = await app.As("SV-CB03");
        var stranger = await app.Person("DL-HV01");
        var page = await office.Get($"{Edits}/new?people={stranger}&people={await app.Person("SV-HV17")}");

        Assert.DoesNotContain("DL-HV01", page.Text, StringComparison.Ordinal);
        var bare = await office.Submit(page, $"form[action='{Edits}']", ("Day", Written(app.Clock.Today())));
        Assert.NotNull(bare.Document.QuerySelector(".field--bad [name=Kind]"));
        var forged = await office.PostTo(Edits, ("People", $"{stranger}"), ("Kind", "End"), ("Day", Written(app.Clock.Today())), ("Seen", "x"));
        Assert.Equal(HttpStatusCode.OK, forged.StatusCode);
        Assert.Null((await Speaking("DL-HV01"))!.To);
    }

    private async Task<Page> Preview(Visitor office, string[] codes, params (string, string)[] fields)
    {
        var people = new List<Guid>();
        foreach (var code in codes)
        {
            people.Add(await app.Person(code));
        }

        // As a browser sends it: every chosen person, and what was filled in.
        var page = await office.Get($"{Edits}/new?{string.Join('&', people.Select(id => $"people={id}"))}");
        return await office.Submit(page, $"form[action='{Edits}']", fields);
    }

    private static string Written(DateOnly day) => day.ToString("dd/MM/yyyy", null);

    private async Task<DutyAssignment?> Speaking(string code) => DutyAssignment.On(await Duties(code), app.Clock.Today());

    private async Task<List<DutyAssignment>> Duties(string code)
    {
        var person = await app.Person(code);
        return await app.InDatabase(db => db.DutyAssignments.AsNoTracking().Where(duty => duty.PersonId == person).ToListAsync(Stop));
    }
}
