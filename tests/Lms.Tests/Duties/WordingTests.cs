using System.Net;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Duties;

public sealed class WordingTests(LmsApp app) : IClassFixture<LmsApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wording_with_a_name_is_kept_only_when_somebody_says_so()
    {
        var office = await app.As("SV-CB03");
        var id = await app.Person("SV-HV18");
        var first = await Add(office, id, ("Duty", "giúp việc đồng chí Nguyễn Thị Hường"));

        Assert.Contains("Có họ tên của người", first.Text, StringComparison.Ordinal);
        Assert.False(await app.InDatabase(db => db.DutyAssignments.AnyAsync(duty => duty.PersonId == id && duty.Duty.StartsWith("giúp việc"), Stop)));
        await office.Submit(first, $"form[action$='/{id}/duties']", ("LookedOver", "true"));

        var kept = await app.InDatabase(db => db.DutyAssignments.SingleAsync(duty => duty.PersonId == id && duty.Duty.StartsWith("giúp việc"), Stop));
        Assert.Equal((WordingConcerns.NamesPerson, false), (kept.Concerns, kept.WantsLook));
    }

    [Fact]
    public async Task What_was_wrong_from_the_start_is_replaced_or_withdrawn_and_stays_to_be_seen()
    {
        var office = await app.As("SV-CB03");
        var id = await app.Person("SV-HV21");
        var duty = await app.InDatabase(db => db.DutyAssignments.SingleAsync(one => one.PersonId == id && one.IsPrimary && one.To == null, Stop));
        var replaced = await office.Submit(
            await office.Get($"/c/song-van/duties/{duty.Id}/replacements/new"), "form[action$='/replacements']", ("Duty", "phụ trách nội dung sinh hoạt"));
        Assert.Contains("Đã thay nhiệm vụ ghi sai", replaced.Text, StringComparison.Ordinal);
        Assert.Contains("phụ trách nội dung sinh hoạt", replaced.Find(".duty--withdrawn").TextContent, StringComparison.Ordinal);

        var next = await app.InDatabase(db => db.DutyAssignments.SingleAsync(one => one.PersonId == id && one.Duty == "phụ trách nội dung sinh hoạt", Stop));
        Assert.Equal((duty.From, true), (next.From, next.IsPrimary));
        var withdrawn = await office.Submit(await office.Get($"/c/song-van/duties/{next.Id}/replacements/new"), "form[action$='/withdrawals']");
        Assert.Contains("không có gì thay", withdrawn.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await office.PostTo($"/c/song-van/duties/{next.Id}/withdrawals")).StatusCode);
        var ended = await office.After(await office.PostTo($"/c/song-van/duties/{next.Id}/endings", ("LastDay", "01/01/2030")));
        Assert.Contains("đã bị gỡ", ended.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_position_of_the_list_gives_the_words_and_the_tag_that_were_left_empty()
    {
        var office = await app.As("SV-CB03");
        var id = await app.Person("SV-HV19");
        await Add(office, id, ("PositionCode", "propagandist"), ("Position", ""), ("Tag", ""), ("Duty", "tuyên truyền miệng ở thôn"));

        var made = await app.InDatabase(db => db.DutyAssignments.SingleAsync(duty => duty.PersonId == id && duty.PositionCode == "propagandist", Stop));
        Assert.Equal(("báo cáo viên", "Propaganda"), (made.Position, made.Tag));
        var forged = await Add(office, id, ("PositionCode", "king"), ("Duty", "x"));
        Assert.NotNull(forged.Document.QuerySelector(".field--bad [name=PositionCode]"));
    }

    [Fact]
    public async Task A_candidate_whose_wording_was_not_looked_over_waits_until_the_office_did()
    {
        // A candidate of the open sitting who did not begin.
        var (code, sitting, duty) = await Waiting();
        await app.InDatabase(async db =>
        {
            var tracked = await db.DutyAssignments.SingleAsync(one => one.Id == duty, Stop);
            tracked.Judge(WordingConcerns.NamesPerson);
            await db.SaveChangesAsync(Stop);
        });
        var trainee = await app.As(code);
        var begin = $"/c/song-van/sittings/{sitting}/attempts";

        var stopped = await trainee.Get($"{begin}/new");
        Assert.Contains("chưa được xem lại", stopped.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await trainee.PostTo(begin)).StatusCode);

        var office = await app.As("SV-CB03");
        Assert.NotNull((await office.Get($"/c/song-van/sittings/{sitting}")).Find($"a[href$='/sittings/{sitting}/blocked']"));
        Assert.Contains("Lời ghi nhiệm vụ chưa được xem lại", (await office.Get($"/c/song-van/sittings/{sitting}/blocked")).Text, StringComparison.Ordinal);
        await office.Submit(await office.Get($"/c/song-van/duties/{duty}/look-overs/new"), "form[action$='/look-overs']");
        Assert.Equal(HttpStatusCode.Redirect, (await trainee.PostTo(begin)).StatusCode);
    }

    [Fact]
    public async Task Checking_again_finds_what_was_recorded_before_wordings_were_looked_over()
    {
        var id = await app.Person("SV-HV20");
        await app.InDatabase(db => db.DutyAssignments.Where(duty => duty.PersonId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(duty => duty.Duty, "gọi 0912 345 678 khi cần"), Stop));
        var office = await app.As("SV-CB03");

        var page = await office.Submit(await office.Get("/c/song-van/duties?state=Unclear"), "form[action$='/wording-checks']");

        Assert.Contains("gọi 0912 345 678 khi cần", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lists_say_who_has_none_expired_ending_overlapping_or_unclear_duties()
    {
        var (centre, today) = (await app.Centre("song-van"), app.Clock.Today());
        var unit = await app.InDatabase(db => db.Units.Where(one => one.CentreId == centre).Select(one => one.Id).FirstAsync(Stop));
        string[] codes = ["SV-HV31", "SV-HV32", "SV-HV33", "SV-HV34", "SV-HV35", "SV-HV36"];
        var ids = new List<Guid>();
        foreach (var code in codes)
        {
            ids.Add(await app.Person(code));
        }

        DutyAssignment Duty(int who, DateOnly from, DateOnly? to, bool primary, string position) =>
            new(centre, ids[who], new DutyTerms(position, null, "phụ trách", "Propaganda", unit, from, to, primary));
        await app.InDatabase(async db =>
        {
            await db.DutyAssignments.Where(duty => ids.Contains(duty.PersonId)).ExecuteDeleteAsync(Stop);
            db.DutyAssignments.AddRange(
                Duty(1, today.AddDays(-90), today.AddDays(-1), true, "bí thư"),
                Duty(2, today.AddDays(-90), today.AddDays(30), true, "bí thư"),
                Duty(3, today.AddDays(-90), today.AddDays(10), true, "bí thư"),
                Duty(3, today.AddDays(11), null, true, "phó bí thư"),
                Duty(4, today.AddDays(-90), null, false, "bí thư"),
                Duty(4, today.AddDays(-50), null, false, "trưởng thôn"),
                Duty(5, today.AddDays(-90), null, true, "bí thư"),
                Duty(5, today.AddDays(-10), null, false, "bí thư"));
            await db.SaveChangesAsync(Stop);
        });

        var standings = await app.InDatabase(db => db.DutyStandings(centre, today).Where(one => ids.Contains(one.PersonId)).ToDictionaryAsync(one => one.PersonId, Stop));
        bool[] Of(int who) => standings[ids[who]] is var one ? [one.IsNone, one.IsExpired, one.IsEnding, one.IsOverlapping] : [];
        Assert.Equal([true, false, false, false], Of(0));
        Assert.Equal([false, true, false, false], Of(1));
        Assert.Equal([false, false, true, false], Of(2));
        Assert.Equal([false, false, false, false], Of(3));
        Assert.Equal([false, false, false, true], Of(4));
        Assert.Equal([false, false, false, true], Of(5));
        Assert.Contains("SV-HV32", (await (await app.As("SV-CB03")).Get("/c/song-van/duties?state=Expired")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Positions_are_added_and_reworded_without_touching_what_is_recorded()
    {
        var office = await app.As("SV-CB03");
        var page = await office.Submit(
            await office.Get("/c/song-van/positions/new"), "form[action$='/positions']",
            ("Name", "trưởng ban công tác Mặt trận"), ("NameInEnglish", "head of a Front committee"), ("Tag", "MassOrganisation"));
        Assert.Contains("trưởng ban công tác Mặt trận", page.Text, StringComparison.Ordinal);
        var code = await app.InDatabase(db => db.Positions.Where(one => one.Name == "trưởng ban công tác Mặt trận").Select(one => one.Code).SingleAsync(Stop));
        Assert.Equal("truong-ban-cong-tac-mat-tran", code);

        var before = await app.InDatabase(db => db.DutyAssignments.CountAsync(duty => duty.Position == "bí thư chi bộ", Stop));
        await office.Submit(await office.Get("/c/song-van/positions/cell-secretary/edit"), "form[action$='/edit']", ("Name", "bí thư chi bộ cơ sở"));
        Assert.Equal(before, await app.InDatabase(db => db.DutyAssignments.CountAsync(duty => duty.Position == "bí thư chi bộ", Stop)));

        var tag = await office.Submit(
            await office.Get("/c/song-van/duty-tags/new"), "form[action$='/duty-tags']", ("Name", "Nội chính"), ("NameInEnglish", "Internal affairs"));
        Assert.Contains("InternalAffairs", tag.Text, StringComparison.Ordinal);
    }

    private async Task<(string Code, Guid Sitting, Guid Duty)> Waiting() => await app.InDatabase(async db =>
    {
        var (now, today) = (app.Clock.GetUtcNow(), app.Clock.Today());
        var open = await db.Sittings.Include(one => one.Candidates).FirstAsync(one => one.Opens <= now && one.Closes > now && one.SealedAt == null, Stop);
        var begun = await db.Attempts.Where(one => one.ExamSittingId == open.Id).Select(one => one.PersonId).ToListAsync(Stop);
        foreach (var person in open.Candidates.Select(one => one.PersonId).Except(begun))
        {
            var duties = await db.DutyAssignments.Where(duty => duty.PersonId == person && duty.CentreId == open.CentreId).ToListAsync(Stop);
            if (DutyAssignment.On(duties, today) is { Tag: "CellLeadership" or "Propaganda" } speaking)
            {
                return ((await db.People.SingleAsync(one => one.Id == person, Stop)).Code, open.Id, speaking.Id);
            }
        }

        throw new InvalidOperationException("Everybody with a duty has begun.");
    });

    private async Task<Page> Add(Visitor office, Guid person, params (string Name, string Value)[] fields)
    {
        var path = $"/c/song-van/people/{person}/duties";
        var unit = await app.InDatabase(db => db.Units.Where(one => one.Name == "Chi bộ thôn Đoài").Select(one => one.Id).FirstAsync(Stop));
        (string Name, string Value)[] usual =
        [
            ("Position", "tổ trưởng"), ("Tag", "CellLeadership"), ("UnitId", $"{unit}"), ("From", app.Clock.Today().ToString("dd/MM/yyyy", null)), ("IsPrimary", "false"),
        ];
        return await office.Submit(
            await office.Get($"{path}/new"), $"form[action='{path}']", [.. usual.Where(field => !fields.Any(own => own.Name == field.Name)), .. fields]);
    }
}
