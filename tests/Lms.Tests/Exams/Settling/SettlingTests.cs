using System.Net;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Tests.Conduct;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lms.Tests.Exams.Settling;

/// <summary>Who could not start is seen beforehand and settled in one list: recorded, looked over, granted, excused.</summary>
public sealed class SettlingTests(LmsApp app) : IClassFixture<LmsApp>
{
    private static readonly string[] Five = ["SV-HV07", "SV-HV08", "SV-HV13", "SV-HV20", "SV-HV21"];

    [Fact]
    public async Task Everybody_who_could_not_start_stands_on_the_list_with_the_reason_and_is_counted_wherever_the_office_looks()
    {
        // The office's day names only so many: what other tests left waiting would stand before it.
        await app.Renew();
        await TroubleFor(Five);
        var room = await Room.Open(app, [.. Five, "SV-HV03"], opensIn: TimeSpan.FromDays(2));
        var office = await app.As(Room.Office);

        var page = await office.Get($"{room.Path}/blocked");

        Assert.Equal(
            ["Chưa ghi nhiệm vụ nào", "Nhiệm vụ đã hết hạn", "Lời ghi nhiệm vụ chưa được xem lại", "Đề chưa có cách hỏi cho nhiệm vụ này", "Nhiều nhiệm vụ, chưa ghi nhiệm vụ chính"],
            page.Document.QuerySelectorAll(".split p.is-late, .split p.muted").Select(why => why.TextContent.Split(';')[0]));
        Assert.Contains("5 người cần xử lý", (await office.Get(room.Path)).Text, StringComparison.Ordinal);
        Assert.Contains("5 người cần xử lý", Line(await office.Get("/c/song-van/sittings"), room), StringComparison.Ordinal);
        Assert.Contains("5 thí sinh chưa sẵn sàng", Line(await office.Get("/c/song-van"), room), StringComparison.Ordinal);

        var one = await office.Get($"{room.Path}/blocked?why=Expired");
        Assert.Single(one.Document.QuerySelectorAll("input[name='person']"));
        Assert.Equal(5, (await office.Get($"{room.Path}/blocked?all=true")).Document.QuerySelectorAll("input[name='person'][checked]").Length);
    }

    [Fact]
    public async Task A_sitting_a_month_away_waits_on_its_page_and_not_on_the_offices_day()
    {
        var room = await Room.Open(app, ["SV-HV24"], opensIn: TimeSpan.FromDays(30));
        var office = await app.As(Room.Office);

        Assert.Contains("1 người cần xử lý", (await office.Get(room.Path)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{room.Id}", (await office.Get("/c/song-van")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_duty_form_and_the_look_over_come_back_to_the_list_and_to_nowhere_else()
    {
        var room = await Room.Open(app, ["SV-HV24", "SV-HV14"]);
        await Change("SV-HV14", "concerns = 1, looked_over_at = null, looked_over_by = null");
        var office = await app.As(Room.Office);
        var list = await office.Get($"{room.Path}/blocked");

        var form = await office.Get(list.Find("a[href*='/duties/new?back=']").GetAttribute("href")!);
        Assert.Equal($"{room.Path}/blocked", form.Find("input[name='Back']").GetAttribute("value"));
        await office.Submit(await office.Get(list.Find("a[href*='/look-overs/new?back=']").GetAttribute("href")!), "form[action$='/look-overs']");
        Assert.Equal($"{room.Path}/blocked", office.Location.AbsolutePath);
        Assert.DoesNotContain("chưa được xem lại", (await office.Get($"{room.Path}/blocked")).Text, StringComparison.Ordinal);

        var person = await app.Person("SV-HV24");
        foreach (var evil in new[] { "https://evil.example", "//evil.example", "/c/dong-lam/people", "/\\evil.example" })
        {
            form = await office.Get($"/c/song-van/people/{person}/duties/new?back={Uri.EscapeDataString(evil)}");
            Assert.Equal($"/c/song-van/people/{person}", form.Find("input[name='Back']").GetAttribute("value"));
        }
    }

    [Fact]
    public async Task Several_are_granted_in_one_act_and_the_count_is_said()
    {
        var room = await Room.Open(app, ["SV-HV23", "SV-HV24", "SV-HV03"]);
        var people = await app.InDatabase(db => db.People.Where(one => one.Code == "SV-HV23" || one.Code == "SV-HV24").Select(one => one.Id).ToListAsync());
        var office = await app.As(Room.Office);
        await Change("SV-HV23", "withdrawn_at = now()");

        var refused = await office.PostTo($"{room.Path}/general-variants", ("person", $"{people[0]}"), ("person", $"{await app.Person("SV-HV25")}"));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(0, await Granted(room));

        var page = await office.After(await office.PostTo($"{room.Path}/general-variants", ("person", $"{people[0]}"), ("person", $"{people[1]}")));
        Assert.Contains("Đã cho 2 người làm câu hỏi chung", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, await Granted(room));
        Assert.Equal(2, await room.Logged("ExamSitting.GeneralVariantGranted"));
    }

    [Fact]
    public async Task Excused_on_a_paper_a_candidate_is_not_let_in_and_is_told_so_everywhere()
    {
        var room = await Room.Open(app, ["SV-HV03", "SV-HV07"]);
        var office = await app.As(Room.Office);

        var page = await office.After(await Postpone(office, room, "SV-HV03"));

        Assert.Contains("Đã hoãn thi cho 1 người", page.Text, StringComparison.Ordinal);
        Assert.Contains("Căn cứ: Giấy ra viện số 12", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await room.Logged("ExamSitting.Postponed"));
        var trainee = await app.As("SV-HV03");
        var mine = await trainee.Get($"{room.Path}/attempts/new");
        Assert.Contains("được hoãn thi", mine.Text, StringComparison.Ordinal);
        Assert.Empty(mine.Document.QuerySelectorAll("form[action$='/attempts']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await trainee.PostTo($"{room.Path}/attempts")).StatusCode);
        Assert.Contains("Hoãn thi", (await trainee.Get("/c/song-van/results")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{room.Id}", (await trainee.Get("/c/song-van")).Html, StringComparison.Ordinal);
        Assert.Contains("Hoãn thi", (await office.Get($"/c/song-van/people/{await app.Person("SV-HV03")}")).Find("#results").ParentElement!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        var board = await office.Get(room.Board);
        Assert.Contains("Hoãn thi", board.Find("tr[data-number='1']").TextContent, StringComparison.Ordinal);
        Assert.Contains("Giấy ra viện số 12", board.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_who_cannot_be_excused_keeps_all_who_were_ticked()
    {
        var room = await Room.Open(app, ["SV-HV08", "SV-HV03"]);
        await room.Begin("SV-HV03");
        var office = await app.As(Room.Office);

        var page = await Page.Read(await Postpone(office, room, "SV-HV08", "SV-HV03"));

        Assert.Contains("số 0002 đã vào thi", page.Text, StringComparison.Ordinal);
        Assert.Equal("Nằm viện.", page.Find("#Postponement_Reason").GetAttribute("value"));
        Assert.Equal(0, await app.InDatabase(db => db.Postponements.CountAsync(one => one.ExamSittingId == room.Id)));
        Assert.Equal(0, await room.Logged("ExamSitting.Postponed"));
    }

    [Fact]
    public async Task By_force_majeure_whoever_writes_is_stopped_and_called_back_they_get_the_time_back()
    {
        var room = await Room.Open(app, ["SV-HV16"]);
        var writer = await room.Begin("SV-HV16");
        Assert.Equal(HttpStatusCode.OK, await writer.Save("Viết dở.", 0));
        var (office, deadline) = (await app.As(Room.Office), (await room.AttemptOf(writer)).Deadline);

        await Postpone(office, room, ["SV-HV16"], ("Postponement.IsForceMajeure", "true"));
        Assert.NotEqual(HttpStatusCode.OK, await writer.Save("Viết tiếp.", 1));
        Assert.NotNull((await room.AttemptOf(writer)).SetAsideAt);

        app.Clock.Advance(TimeSpan.FromMinutes(10));
        var page = await office.Get($"{room.Path}/blocked");
        await office.Submit(page, "form[action$='/withdrawals']", ("reason", "Đã khoẻ lại."));
        Assert.Equal(deadline.AddMinutes(10), (await room.AttemptOf(writer)).Deadline);
        Assert.Equal(HttpStatusCode.OK, await writer.Save("Viết tiếp.", 1));
        Assert.Equal(1, await room.Logged("ExamSitting.PostponementWithdrawn"));
    }

    [Fact]
    public async Task A_second_tab_that_excuses_again_is_told_and_changes_nothing()
    {
        var room = await Room.Open(app, ["SV-HV03"]);
        var office = await app.As(Room.Office);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Postpone(office, room, "SV-HV03")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Found);
        Assert.Equal(1, await app.InDatabase(db => db.Postponements.CountAsync(one => one.ExamSittingId == room.Id)));
    }

    [Fact]
    public async Task Excused_while_beginning_one_of_the_two_comes_first_and_the_other_sees_it()
    {
        for (var round = 0; round < 5; round++)
        {
            var room = await Room.Open(app, ["SV-HV03"]);
            var (office, trainee) = (await app.As(Room.Office), await app.As("SV-HV03"));

            var answers = await Task.WhenAll(Postpone(office, room, "SV-HV03"), trainee.PostTo($"{room.Path}/attempts"));

            var (excused, begun) = await app.InDatabase(async db => (
                await db.Candidates.AnyAsync(one => one.ExamSittingId == room.Id && one.PostponedAt != null),
                await db.Attempts.AnyAsync(one => one.ExamSittingId == room.Id)));
            Assert.True(excused ^ begun, $"{answers[0].StatusCode} {answers[1].StatusCode}");
        }
    }

    [Theory]
    [InlineData("SV-CB01", HttpStatusCode.Found, HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    [InlineData("SV-CB02", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    [InlineData("SV-CB09", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    [InlineData("SV-CB05", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.NotFound)]
    [InlineData("SV-HV03", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("DL-CB02", HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound)]
    public async Task Each_role_goes_as_far_as_it_may(string code, HttpStatusCode postpones, HttpStatusCode grants, HttpStatusCode sees)
    {
        var room = await Room.Open(app, ["SV-HV03"]);
        var (visitor, person) = (await app.As(code), await app.Person("SV-HV03"));

        Assert.Equal(sees, (await visitor.Get($"{room.Path}/blocked")).Status);
        Assert.Equal(grants, (await visitor.PostTo($"{room.Path}/general-variants", ("person", $"{person}"))).StatusCode);
        Assert.Equal(postpones, (await Postpone(visitor, room, "SV-HV03")).StatusCode);
    }

    [Fact]
    public async Task The_papers_name_the_excused_apart()
    {
        var room = await Room.Open(app, ["SV-HV03", "SV-HV07"]);
        var office = await app.As(Room.Office);
        await Postpone(office, room, "SV-HV03");

        foreach (var paper in new[] { "minutes", "attendance-sheet" })
        {
            var answer = await office.Send(new HttpRequestMessage(HttpMethod.Get, $"{room.Path}/{paper}"));
            await using var bytes = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
            using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(bytes, false);
            var text = document.MainDocumentPart!.Document!.InnerText;
            Assert.Contains(" (0001).", text, StringComparison.Ordinal);
            Assert.Contains(paper == "minutes" ? "2 thí sinh; có mặt 0; vắng 1; hoãn thi 1" : "Danh sách có 1 thí sinh", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_conducts_a_sitting_of_today_finds_its_board_on_the_days_page()
    {
        var room = await Room.Open(app, ["SV-HV03"]);

        foreach (var code in new[] { Room.Office, Room.Invigilator })
        {
            Assert.NotNull((await (await app.As(code)).Get("/c/song-van")).Find($"a[href='{room.Board}']"));
        }

        Assert.DoesNotContain(room.Board, (await (await app.As("SV-HV03")).Get("/c/song-van")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain(room.Board, (await (await app.As("SV-CB05")).Get("/c/song-van")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_without_an_invigilator_says_so_until_one_is_appointed()
    {
        var room = await Room.Open(app, ["SV-HV03"], opensIn: TimeSpan.FromDays(1));
        var office = await app.As(Room.Office);
        var page = await office.Get(room.Path);
        Assert.DoesNotContain("chưa có cán bộ coi thi", page.Text, StringComparison.Ordinal);

        page = await office.Submit(page, "form[action$='/removals']");
        Assert.Contains("chưa có cán bộ coi thi", page.Text, StringComparison.Ordinal);
        Assert.Contains("chưa có cán bộ coi thi", (await office.Get(room.Board)).Text, StringComparison.Ordinal);
    }

    private static string Line(Page page, Room room) =>
        page.Document.QuerySelectorAll(".row").First(row => row.InnerHtml.Contains($"{room.Id}", StringComparison.Ordinal)).TextContent;

    private async Task<HttpResponseMessage> Postpone(Visitor visitor, Room room, params string[] codes) => await Postpone(visitor, room, codes, []);

    private async Task<HttpResponseMessage> Postpone(Visitor visitor, Room room, string[] codes, params (string, string)[] more)
    {
        var people = await Task.WhenAll(codes.Select(app.Person));
        return await visitor.PostTo(
            $"{room.Path}/postponements",
            [.. people.Select(person => ("person", $"{person}")), ("Postponement.Reason", "Nằm viện."), ("Postponement.Basis", "Giấy ra viện số 12"), .. more]);
    }

    private Task<int> Granted(Room room) =>
        app.InDatabase(db => db.Candidates.CountAsync(one => one.ExamSittingId == room.Id && one.GeneralVariantGrantedAt != null));

    /// <summary>One of each trouble, in the order of the list.</summary>
    private async Task TroubleFor(string[] codes)
    {
        await Change(codes[0], "withdrawn_at = now()");
        await Change(codes[1], "\"to\" = now()::date - 1, \"from\" = '2020-01-01'");
        await Change(codes[2], "concerns = 1, looked_over_at = null, looked_over_by = null");
        await app.InDatabase(async db =>
        {
            var centre = await db.Centres.SingleAsync(one => one.Slug == "song-van");
            db.DutyTags.Add(new Domain.Organisation.DutyTag(centre.Id, "Unserved", "Việc đề chưa hỏi", "Not asked for"));
            await db.SaveChangesAsync();
        });
        await Change(codes[3], "tag = 'Unserved'");
        await app.InDatabase(async db =>
        {
            var held = await db.DutyAssignments.AsNoTracking().FirstAsync(duty => db.People.Any(one => one.Id == duty.PersonId && one.Code == codes[4]));
            await Change(codes[4], "is_primary = false");
            db.DutyAssignments.Add(new DutyAssignment(held.CentreId, held.PersonId, "phó bí thư chi bộ", "phụ trách nghị quyết", held.Tag, held.UnitId, app.Clock.Today().AddDays(-3), false));
            await db.SaveChangesAsync();
        });
    }

    private async Task Change(string code, string set)
    {
        // Not pooled: the database may have been renewed since.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(app.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"update duty_assignments d set {set} from people p where p.id = d.person_id and p.code = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = code });
        await command.ExecuteNonQueryAsync();
    }
}
