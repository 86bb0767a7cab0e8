using System.Net;
using Lms.Domain.People;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Duties;

public sealed class CorrectionsTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Queue = "/c/song-van/duty-corrections";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_trainee_proposes_the_cells_officer_confirms_and_the_trainee_is_told()
    {
        var trainee = await app.As("SV-HV01");
        var duty = await Speaking("SV-HV01");
        var from = app.Clock.Today().AddDays(-5);

        var sent = await Propose(trainee, duty.Id, CorrectionKind.Changed, "phó bí thư chi bộ", from);
        Assert.Contains("Đã gửi đề nghị", sent.Text, StringComparison.Ordinal);
        Assert.Contains("Đang đề nghị sửa", sent.Text, StringComparison.Ordinal);

        var officer = await app.As("SV-CB11");
        Assert.Contains("đề nghị sửa nhiệm vụ chờ quyết định", (await officer.Get("/c/song-van")).Text, StringComparison.Ordinal);
        var id = await Pending("SV-HV01");
        var page = await officer.Get($"{Queue}/{id}");
        Assert.Contains(duty.Position, page.Text, StringComparison.Ordinal);
        await officer.Submit(page, "form[action$='/confirmations']");

        var duties = await Duties("SV-HV01");
        Assert.Equal("phó bí thư chi bộ", DutyAssignment.On(duties, from)!.Position);
        Assert.Equal(duty.Position, DutyAssignment.On(duties, from.AddDays(-1))!.Position);
        Assert.Contains("Đã sửa nhiệm vụ theo đề nghị", (await trainee.Get("/c/song-van")).Text, StringComparison.Ordinal);
        Assert.True(await app.InDatabase(db => db.Outbox.AnyAsync(mail => mail.Subject == "Kết quả đề nghị sửa nhiệm vụ", Stop)));
        Assert.Contains("Xác nhận đề nghị sửa nhiệm vụ", (await (await app.As("SV-CB03")).Get($"/c/song-van/people/{duty.PersonId}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_begins_with_what_is_recorded()
    {
        var trainee = await app.As("SV-HV09");
        var duty = await Speaking("SV-HV09");
        var link = (await trainee.Get("/c/song-van/profile")).Find($"a[href*='{duty.Id}']").GetAttribute("href")!;

        var form = await trainee.Get(link);

        Assert.Equal((duty.Position, duty.Duty), (form.Find("[name=Position]").GetAttribute("value"), form.Find("[name=Duty]").GetAttribute("value")));
    }

    [Fact]
    public async Task A_mistake_is_struck_and_says_what_stands_instead()
    {
        var trainee = await app.As("SV-HV03");
        var duty = await Speaking("SV-HV03");
        await Propose(trainee, duty.Id, CorrectionKind.Mistake, "phó bí thư chi bộ", duty.From);

        var office = await app.As("SV-CB03");
        await office.Submit(await office.Get($"{Queue}/{await Pending("SV-HV03")}"), "form[action$='/confirmations']");

        var old = (await Duties("SV-HV03")).Single(one => one.Id == duty.Id);
        Assert.NotNull(old.WithdrawnAt);
        Assert.NotNull(old.ReplacedById);
        var profile = await trainee.Get("/c/song-van/profile");
        Assert.Equal(duty.Position, profile.Find(".duty--withdrawn h3 s").TextContent);
        Assert.Contains("Ghi sai, đã thay bằng: phó bí thư chi bộ", profile.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusing_needs_an_answer_which_the_proposer_reads()
    {
        var trainee = await app.As("SV-HV04");
        var duty = await Speaking("SV-HV04");
        await Propose(trainee, duty.Id, CorrectionKind.Ended, null, null, app.Clock.Today());
        var office = await app.As("SV-CB03");
        var path = $"{Queue}/{await Pending("SV-HV04")}";

        var silent = await office.Submit(await office.Get(path), "form[action$='/refusals']", ("answer", " "));
        Assert.Contains("cần ghi lý do", silent.Text, StringComparison.Ordinal);
        await office.Submit(await office.Get(path), "form[action$='/refusals']", ("answer", "Chi bộ chưa bầu lại."));

        Assert.Contains("Chi bộ chưa bầu lại.", (await trainee.Get("/c/song-van/profile")).Text, StringComparison.Ordinal);
        Assert.Null((await Speaking("SV-HV04")).To);

        var late = await office.PostTo($"{path}/confirmations");
        Assert.Contains("đã được quyết định", (await office.After(late)).Text, StringComparison.Ordinal);
        Assert.Null((await Speaking("SV-HV04")).To);
    }

    [Fact]
    public async Task A_second_proposal_for_one_duty_waits_for_the_first_which_may_be_taken_back()
    {
        var trainee = await app.As("SV-HV05");
        var duty = await Speaking("SV-HV05");
        await Propose(trainee, duty.Id, CorrectionKind.Ended, null, null, app.Clock.Today());

        var again = await Propose(trainee, duty.Id, CorrectionKind.Ended, null, null, app.Clock.Today());
        Assert.Contains("đang chờ", again.Text, StringComparison.Ordinal);
        var id = await Pending("SV-HV05");
        await trainee.Submit(await trainee.Get("/c/song-van/profile"), $"form[action$='{id}/withdrawals']");
        await Propose(trainee, duty.Id, CorrectionKind.Ended, null, null, app.Clock.Today());

        var person = await app.Person("SV-HV05");
        Assert.Equal(
            [CorrectionState.Proposed, CorrectionState.Withdrawn],
            await app.InDatabase(db => db.DutyCorrections.Where(one => one.PersonId == person).Select(one => one.State).Order().ToListAsync(Stop)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await trainee.PostTo($"{Queue}/{id}/withdrawals")).StatusCode);
    }

    [Fact]
    public async Task An_officer_of_another_cell_and_of_another_centre_find_nothing()
    {
        // The officer's Party committee is Đoài Thượng's; this trainee's school lies in Sông Vân.
        var id = await Pending("SV-HV08");
        var officer = await app.As("SV-CB11");
        var outsider = await app.As("DL-CB02");

        Assert.Equal(HttpStatusCode.NotFound, await officer.StatusOf($"{Queue}/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.PostTo($"{Queue}/{id}/confirmations")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.PostTo($"{Queue}/{id}/refusals", ("answer", "không"))).StatusCode);
        Assert.DoesNotContain("Phạm Thị Bích Ngọc", (await officer.Get(Queue)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await outsider.StatusOf($"/c/dong-lam/duty-corrections/{id}"));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As("SV-HV08")).PostTo($"{Queue}/{id}/confirmations")).StatusCode);
    }

    [Fact]
    public async Task Nobody_proposes_for_another_nor_confirms_their_own()
    {
        var other = await Speaking("SV-HV11");
        var trainee = await app.As("SV-HV12");
        Assert.Equal(HttpStatusCode.NotFound, await trainee.StatusOf($"{Queue}/new?of={other.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, (await trainee.PostTo(Queue, ("DutyId", $"{other.Id}"), ("Kind", "Ended"), ("Reason", "x"))).StatusCode);

        // The office may sit in a class of its own.
        await (await app.As("SV-CB01")).PostTo($"/c/song-van/people/{await app.Person("SV-CB03")}/roles", ("role", "Trainee"), ("do", "grant"));
        var office = await app.As("SV-CB03");
        await Propose(office, null, CorrectionKind.Missing, "báo cáo viên", app.Clock.Today());
        var id = await Pending("SV-CB03");
        Assert.Null((await office.Get($"{Queue}/{id}")).Document.QuerySelector("form[action$='/confirmations']"));
        var own = await office.After(await office.PostTo($"{Queue}/{id}/confirmations"));
        Assert.Contains("Không ai tự xác nhận", own.Text, StringComparison.Ordinal);
        Assert.Empty(await Duties("SV-CB03"));
    }

    [Fact]
    public async Task A_former_primary_duty_ends_only_when_that_is_said()
    {
        var trainee = await app.As("SV-HV06");
        var former = await Speaking("SV-HV06");
        await Propose(trainee, null, CorrectionKind.Missing, "báo cáo viên", app.Clock.Today());
        var office = await app.As("SV-CB03");
        var path = $"{Queue}/{await Pending("SV-HV06")}";

        var page = await office.Get(path);
        Assert.Contains("Kết thúc nhiệm vụ chính hiện nay", page.Text, StringComparison.Ordinal);
        var refused = await office.Submit(page, "form[action$='/confirmations']");
        Assert.Contains("đã có một nhiệm vụ chính khác", refused.Text, StringComparison.Ordinal);
        await office.Submit(await office.Get(path), "form[action$='/confirmations']", ("endsFormer", "true"));

        var duties = await Duties("SV-HV06");
        Assert.Equal(app.Clock.Today().AddDays(-1), duties.Single(duty => duty.Id == former.Id).To);
        Assert.Equal("báo cáo viên", DutyAssignment.On(duties, app.Clock.Today())!.Position);
    }

    [Fact]
    public async Task Nobody_holds_a_duty_on_at_a_unit_that_is_no_more()
    {
        var duty = await Speaking("SV-HV10");
        await Propose(await app.As("SV-HV10"), duty.Id, CorrectionKind.Changed, "phó bí thư chi bộ", app.Clock.Today().AddDays(-9));
        var id = await Pending("SV-HV10");
        var ended = await app.InDatabase(db => db.Units.Where(unit => unit.Name == "Chi bộ thôn Cầu Đá").Select(unit => unit.Id).SingleAsync(Stop));
        await app.InDatabase(async db =>
        {
            await db.DutyCorrections.Where(one => one.Id == id).ExecuteUpdateAsync(one => one.SetProperty(it => it.UnitId, ended), Stop);
            return await db.Units.Where(unit => unit.Id == ended).ExecuteUpdateAsync(unit => unit.SetProperty(one => one.LastDay, app.Clock.Today().AddDays(-1)), Stop);
        });
        var office = await app.As("SV-CB03");

        var told = await office.Submit(await office.Get($"{Queue}/{id}"), "form[action$='/confirmations']");
        Assert.Contains("Đơn vị trong đề nghị không còn", told.Text, StringComparison.Ordinal);
        Assert.Equal(id, await Pending("SV-HV10"));
        Assert.DoesNotContain(await Duties("SV-HV10"), one => one.UnitId == ended);

        var path = $"/c/song-van/people/{duty.PersonId}/duties";
        (string, string)[] fields =
        [
            ("Position", "tổ trưởng"), ("Duty", "giúp việc chi bộ"), ("Tag", "CellLeadership"), ("UnitId", $"{ended}"),
            ("From", app.Clock.Today().AddDays(-9).ToString("dd/MM/yyyy", null)), ("IsPrimary", "false"),
        ];
        var form = $"form[action='{path}']";
        var refused = await office.Submit(await office.Get($"{path}/new"), form, fields);
        Assert.Contains("Chọn một đơn vị", refused.Find("#UnitId-error").TextContent, StringComparison.Ordinal);
        var former = await office.Submit(await office.Get($"{path}/new"), form, [.. fields, ("To", app.Clock.Today().AddDays(-2).ToString("dd/MM/yyyy", null))]);
        Assert.Contains("Đã ghi nhiệm vụ", former.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_officers_deciding_at_once_are_one()
    {
        var trainee = await app.As("SV-HV07");
        var duty = await Speaking("SV-HV07");
        await Propose(trainee, duty.Id, CorrectionKind.Changed, "phó bí thư chi bộ", app.Clock.Today());
        var id = await Pending("SV-HV07");
        var (one, other) = (await app.As("SV-CB03"), await app.As("SV-CB04"));

        await Task.WhenAll(one.PostTo($"{Queue}/{id}/confirmations"), other.PostTo($"{Queue}/{id}/refusals", ("answer", "không")));

        var (state, added) = await app.InDatabase(async db => (
            (await db.DutyCorrections.SingleAsync(known => known.Id == id, Stop)).State,
            await db.DutyAssignments.CountAsync(known => known.PersonId == duty.PersonId && known.Position == "phó bí thư chi bộ", Stop)));
        Assert.Equal(state == CorrectionState.Confirmed ? 1 : 0, added);
    }

    private async Task<Page> Propose(Visitor who, Guid? duty, CorrectionKind kind, string? position, DateOnly? from, DateOnly? to = null)
    {
        var centre = await app.Centre("song-van");
        var unit = await app.InDatabase(db => db.Units.Where(one => one.CentreId == centre).Select(one => one.Id).FirstAsync(Stop));
        var page = await who.Get($"{Queue}/new{(duty is null ? "" : $"?of={duty}")}");
        return await who.Submit(
            page, $"form[action='{Queue}']",
            [
                .. duty is null ? Array.Empty<(string, string)>() : [("Kind", kind.ToString())],
                .. position is null ? Array.Empty<(string, string)>() : [("Position", position), ("Duty", "giúp việc bí thư"), ("Tag", "CellLeadership"), ("UnitId", $"{unit}"), ("IsPrimary", "true")],
                .. from is null ? Array.Empty<(string, string)>() : [("From", from.Value.ToString("dd/MM/yyyy", null))],
                .. to is null ? Array.Empty<(string, string)>() : [("To", to.Value.ToString("dd/MM/yyyy", null))],
                ("Reason", "Đảng uỷ đã chuẩn y."),
            ]);
    }

    private async Task<DutyAssignment> Speaking(string code) => DutyAssignment.On(await Duties(code), app.Clock.Today())!;

    private async Task<List<DutyAssignment>> Duties(string code)
    {
        var person = await app.Person(code);
        return await app.InDatabase(db => db.DutyAssignments.AsNoTracking().Where(duty => duty.PersonId == person).ToListAsync(Stop));
    }

    private async Task<Guid> Pending(string code)
    {
        var person = await app.Person(code);
        return await app.InDatabase(db => db.DutyCorrections
            .Where(one => one.PersonId == person && one.State == CorrectionState.Proposed).Select(one => one.Id).FirstAsync(Stop));
    }
}
