using System.Net;
using System.Text.Json;
using Lms.Data;
using Lms.Tests.Conduct;
using Lms.Tests.Support;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Identity;

/// <summary>Into the room by the code on a slip: to that sitting, for as long as it lasts, and to nothing else.</summary>
public sealed class EntryTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Trainee = "SV-HV03";
    private const string Wrong = "Số báo danh hoặc mã chưa đúng";
    private const string Excused = "Người dự thi này được hoãn thi";

    [Theory]
    [InlineData("1")]
    [InlineData("0001")]
    [InlineData(" sv-hv03 ")]
    public async Task A_candidate_comes_in_by_number_or_code_however_the_slips_code_is_typed(string login)
    {
        var room = await Room.Open(app, [Trainee]);
        var code = (await Slips(room))[0];
        var visitor = app.Stranger();

        var page = await Enter(visitor, login, code.ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal));

        Assert.Equal($"{room.Path}/attempts/new", visitor.Location.AbsolutePath);
        Assert.Empty(page.Document.QuerySelectorAll("nav.nav, a[href='/password'], a[href$='/profile']"));
        page = await visitor.Submit(page, "form[action$='/attempts']");
        Assert.NotNull(page.Find("form#paper"));
        Assert.Equal("/exam-entry/renewals", page.Find("dialog[data-sign-in] form").GetAttribute("action"));
        Assert.Equal(1, await room.Logged("ExamSitting.EnteredByCode"));
    }

    [Fact]
    public async Task What_is_written_by_code_is_saved_and_handed_in_and_the_receipt_is_there()
    {
        var room = await Room.Open(app, [Trainee]);
        var writer = await Begin(room, (await Slips(room))[0]);

        Assert.Equal(HttpStatusCode.OK, await writer.Save("Bài làm bằng mã.", 0));
        Assert.Equal(JsonValueKind.Object, (await writer.State()).ValueKind);
        Assert.Equal(HttpStatusCode.OK, (await writer.Visitor.Get($"{writer.Path}/answers/1/revisions")).Status);
        Assert.Equal(HttpStatusCode.Found, (await writer.HandIn()).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await writer.Visitor.Get($"{writer.Path}/receipt")).Status);
    }

    /// <summary>Every endpoint but those that strangers reach too, and those that say so themselves.</summary>
    [Fact]
    public async Task A_session_by_code_reaches_nothing_but_its_exam()
    {
        var room = await Room.Open(app, [Trainee]);
        var visitor = (await Begin(room, (await Slips(room))[0])).Visitor;
        var (open, shut) = (new List<string>(), 0);

        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            {
                continue;
            }

            if (endpoint.Metadata.GetMetadata<WithCodeAttribute>() is not null)
            {
                open.Add(endpoint.RoutePattern.RawText!);
                continue;
            }

            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
            {
                var answer = await visitor.Send(new HttpRequestMessage(new HttpMethod(method), Filled(endpoint, room)));
                var isShut = answer.StatusCode == HttpStatusCode.Forbidden
                    || (answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.ToString() == $"{room.Path}/attempts/new");
                Assert.True(isShut, $"{method} {endpoint.RoutePattern.RawText} answers {answer.StatusCode} {answer.Headers.Location}");
                shut++;
            }
        }

        Assert.True(shut > 150, $"{shut} endpoints were tried");
        Assert.Equal(
            [
                "c/{centre}/attempts/{attemptId:guid}/answers/{number:int}", "c/{centre}/attempts/{attemptId:guid}/answers/{number:int}/revisions",
                "c/{centre}/attempts/{attemptId:guid}/answers/{number:int}/revisions/{sequence:long}", "c/{centre}/attempts/{attemptId:guid}/files",
                "c/{centre}/attempts/{attemptId:guid}/files/{id:guid}", "c/{centre}/attempts/{attemptId:guid}/files/{id:guid}/moves",
                "c/{centre}/attempts/{attemptId:guid}/files/{id:guid}/removals", "c/{centre}/attempts/{attemptId:guid}/form-token",
                "c/{centre}/attempts/{attemptId:guid}/hand-ins", "c/{centre}/attempts/{attemptId:guid}/hand-ins/new", "c/{centre}/attempts/{attemptId:guid}/pastes",
                "c/{centre}/attempts/{attemptId:guid}/receipt", "c/{centre}/attempts/{attemptId:guid}/receipt/file", "c/{centre}/attempts/{attemptId:guid}/state",
                "c/{centre}/attempts/{id:guid}", "c/{centre}/sittings/live", "c/{centre}/sittings/live/negotiate",
                "c/{centre}/sittings/{sittingId:guid}/attempts", "c/{centre}/sittings/{sittingId:guid}/attempts/new", "sign-out",
            ],
            open.Select(template => template.Trim('/')).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Another_sitting_or_attempt_of_the_same_person_stays_shut()
    {
        var (room, other) = (await Room.Open(app, [Trainee]), await Room.Open(app, [Trainee]));
        var elsewhere = await other.Begin(Trainee);
        var visitor = (await Begin(room, (await Slips(room))[0])).Visitor;

        foreach (var path in new[] { $"{other.Path}/attempts/new", elsewhere.Path, $"{elsewhere.Path}/hand-ins/new", $"{elsewhere.Path}/receipt" })
        {
            await visitor.Get(path);
            Assert.NotEqual(path, visitor.Location.AbsolutePath);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Send(new HttpRequestMessage(HttpMethod.Get, $"{elsewhere.Path}/state"))).StatusCode);
    }

    [Fact]
    public async Task A_wrong_number_a_wrong_code_and_a_slip_out_of_its_time_are_answered_alike()
    {
        var room = await Room.Open(app, [Trainee, "SV-HV07"], opensIn: TimeSpan.FromMinutes(31));
        var (codes, texts) = (await Slips(room), new List<string>());

        foreach (var (login, code) in new[] { ("1", codes[0]), ("2", codes[0]), ("0009", codes[0]), ("SV-HV03", "zzzz-zzzz"), ("Nguyễn Thị Hường", "…") })
        {
            texts.Add((await Enter(app.Stranger(), login, code)).Find(".field--bad .field__error").TextContent);
        }

        Assert.Single(texts.Distinct());
        Assert.Contains(Wrong, texts[0], StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var visitor = app.Stranger();
        await Enter(visitor, "1", codes[0]);
        Assert.Equal($"{room.Path}/attempts/new", visitor.Location.AbsolutePath);
    }

    /// <summary>Forty people behind one address, six tries each, and everybody gets in; a machine that tries hundreds is held up, on every node.</summary>
    [Fact]
    public async Task A_room_that_mistypes_waits_for_nothing_and_a_machine_that_tries_hundreds_waits_on_every_node()
    {
        const string Held = "Đợi một phút";
        var room = await Room.Open(app, ["SV-HV08"]);
        var code = (await Slips(room))[0];
        await using var node = LmsApp.On(app.ConnectionString, app.Services.GetRequiredService<FileStore>().Folder);
        await node.InitializeAsync();
        node.Clock.Set(app.Clock.GetUtcNow());
        var guesser = app.Stranger();
        var form = await guesser.Get("/exam-entry");
        for (var wrong = 0; wrong < 240; wrong++)
        {
            await Try(wrong % 40);
        }

        Assert.DoesNotContain(Held, (await Enter(app.Stranger(), "1", code)).Text, StringComparison.Ordinal);
        for (var wrong = 0; wrong < 61; wrong++)
        {
            await Try(wrong);
        }

        Assert.Contains(Held, (await Enter(app.Stranger(), "1", code)).Text, StringComparison.Ordinal);
        Assert.Contains(Held, (await Enter(node.Stranger(), "SV-HV08", code)).Text, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        node.Clock.Set(app.Clock.GetUtcNow());
        Assert.DoesNotContain(Held, (await Enter(node.Stranger(), "1", code)).Text, StringComparison.Ordinal);

        Task Try(int number) => guesser.Post(form, "form[action='/exam-entry']", ("Login", $"{number}"), ("Code", "abcd-efgh"));
    }

    [Fact]
    public async Task A_new_slip_ends_the_old_code_and_its_session_and_the_writer_goes_on_with_the_new_one()
    {
        var room = await Room.Open(app, [Trainee]);
        var old = (await Slips(room))[0];
        var writer = await Begin(room, old);
        Assert.Equal(HttpStatusCode.OK, await writer.Save("Trước.", 0));

        var fresh = (await Slips(room, ("number", "1")))[0];

        Assert.Equal(HttpStatusCode.Unauthorized, await writer.Save("Sau.", 1));
        Assert.Contains(Wrong, (await Enter(app.Stranger(), "1", old)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Renew(writer.Visitor, await app.Person("SV-HV07"), fresh)).StatusCode);
        var refused = await Renew(writer.Visitor, await app.Person(Trainee), old);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.DoesNotContain("Số báo danh", JsonDocument.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Renew(writer.Visitor, await app.Person(Trainee), fresh)).StatusCode);
        var token = JsonDocument.Parse(await (await writer.Visitor.Send(new HttpRequestMessage(HttpMethod.Get, $"{writer.Path}/form-token"))).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, await (writer with { Token = token.RootElement.GetProperty("token").GetString()! }).Save("Sau.", 1));
        Assert.Equal(2, await room.Logged("ExamSitting.SlipsPrinted"));
    }

    [Fact]
    public async Task The_session_ends_with_the_sitting_and_lasts_as_long_as_time_was_given()
    {
        var room = await Room.Open(app, [Trainee], minutes: null);
        var writer = await Begin(room, (await Slips(room))[0]);
        await (await app.As(Room.Office)).PostTo($"{room.Path}/extensions", ("Extension.Number", "1"), ("Extension.Minutes", "30"), ("Extension.Reason", "Mất điện"));

        app.Clock.Advance(TimeSpan.FromMinutes(110));
        Assert.Equal(HttpStatusCode.OK, (await writer.Visitor.Get(writer.Path)).Status);
        app.Clock.Advance(TimeSpan.FromMinutes(30));
        await writer.Visitor.Get(writer.Path);
        Assert.Equal("/exam-entry", writer.Visitor.Location.AbsolutePath);
    }

    [Fact]
    public async Task The_excused_come_in_by_no_code_and_are_sent_out()
    {
        var room = await Room.Open(app, [Trainee]);
        var (code, visitor) = ((await Slips(room))[0], app.Stranger());
        await Enter(visitor, "1", code);
        await (await app.As(Room.Office)).PostTo(
            $"{room.Path}/postponements", ("person", $"{await app.Person(Trainee)}"), ("Postponement.Reason", "Ốm."), ("Postponement.Basis", "Giấy"));

        var page = await visitor.Get($"{room.Path}/attempts/new");
        Assert.Equal("/exam-entry", visitor.Location.AbsolutePath);
        Assert.Contains(Excused, page.Text, StringComparison.Ordinal);
        page = await Enter(app.Stranger(), "1", code);
        Assert.Contains(Excused, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Wrong, page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await room.Logged("ExamSitting.EnteredByCode"));
    }

    [Fact]
    public async Task Whoever_is_excused_while_writing_hears_so_where_the_code_is_asked_for_again_and_nobody_else_does()
    {
        var room = await Room.Open(app, [Trainee, "SV-HV07"]);
        var codes = await Slips(room);
        var writer = await Begin(room, codes[0]);
        await (await app.As(Room.Office)).PostTo(
            $"{room.Path}/postponements", ("person", $"{await app.Person(Trainee)}"), ("Postponement.Reason", "Ngất."), ("Postponement.Basis", "Biên bản"),
            ("Postponement.IsForceMajeure", "true"));

        Assert.Equal(HttpStatusCode.Unauthorized, await writer.Save("Sau.", 0));
        Assert.Contains(Excused, await Reason(await Renew(writer.Visitor, await app.Person(Trainee), codes[0])), StringComparison.Ordinal);

        foreach (var (person, code) in new[] { (Trainee, "zzzz-zzzz"), (Trainee, codes[1]), ("SV-HV07", codes[0]) })
        {
            Assert.DoesNotContain(Excused, await Reason(await Renew(app.Stranger(), await app.Person(person), code)), StringComparison.Ordinal);
        }

        Assert.Contains(Wrong, (await Enter(app.Stranger(), "2", codes[0])).Text, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Contains(Wrong, (await Enter(app.Stranger(), "1", codes[0])).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_never_changed_the_first_password_writes_by_code_all_the_same_and_a_second_device_is_told_on_the_board()
    {
        var room = await Room.Open(app, ["SV-HV13"]);
        var person = await app.Person("SV-HV13");
        await app.InDatabase(db => db.Users.Where(account => account.Id == person).ExecuteUpdateAsync(set => set.SetProperty(account => account.MustChangePassword, true)));
        var code = (await Slips(room))[0];
        var office = await app.As(Room.Office);

        var first = app.Stranger();
        await Enter(first, "1", code);
        await Enter(first, "1", code);
        Assert.Equal($"{room.Path}/attempts/new", first.Location.AbsolutePath);
        Assert.DoesNotContain("thiết bị khác", (await office.Get(room.Board)).Text, StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await Enter(app.Stranger(), "1", code);
        Assert.Contains("thiết bị khác: 0001", (await office.Get(room.Board)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await first.Get($"{room.Path}/attempts/new")).Status);
    }

    [Fact]
    public async Task What_is_written_before_the_first_password_was_changed_is_acknowledged_and_stands()
    {
        var room = await Room.Open(app, ["SV-HV14"]);
        var person = await app.Person("SV-HV14");
        await app.InDatabase(db => db.Users.Where(account => account.Id == person).ExecuteUpdateAsync(set => set.SetProperty(account => account.MustChangePassword, true)));
        var writer = await Begin(room, (await Slips(room))[0]);

        Assert.Equal(HttpStatusCode.OK, await writer.Save("Chưa đổi mật khẩu.", 0));
        Assert.Equal(HttpStatusCode.OK, await writer.Save("Chưa đổi mật khẩu, vẫn lưu.", 1));
        Assert.Contains("Chưa đổi mật khẩu, vẫn lưu.", (await writer.Visitor.Get(writer.Path)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await writer.HandIn()).StatusCode);
    }

    /// <summary>In class without minutes a sitting takes files too: photographs of what was written by hand.</summary>
    [Fact]
    public async Task Where_files_are_taken_who_came_by_code_adds_them_and_nobody_elses()
    {
        var room = await Room.Open(app, [Trainee], minutes: null, takesFiles: true);
        var other = await Room.Open(app, [Trainee], minutes: null, takesFiles: true);
        var elsewhere = await other.Begin(Trainee);
        var writer = await Begin(room, (await Slips(room))[0]);

        var page = await writer.Visitor.Get($"{writer.Path}/files");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Find("input[type='file']"));
        await writer.Visitor.Get($"{elsewhere.Path}/files");
        Assert.NotEqual($"{elsewhere.Path}/files", writer.Visitor.Location.AbsolutePath);
    }

    [Fact]
    public async Task One_number_in_two_rooms_is_two_candidates_told_apart_by_the_code()
    {
        var (one, other) = (await Room.Open(app, [Trainee]), await Room.Open(app, ["SV-HV07"]));
        var (first, second) = ((await Slips(one))[0], (await Slips(other))[0]);
        var visitor = app.Stranger();

        await Enter(visitor, "1", second);
        Assert.Equal($"{other.Path}/attempts/new", visitor.Location.AbsolutePath);
        await Enter(visitor, "1", first);
        Assert.Equal($"{one.Path}/attempts/new", visitor.Location.AbsolutePath);
    }

    [Fact]
    public async Task Slips_are_for_whoever_conducts_a_sitting_in_class_and_only_their_hashes_are_kept()
    {
        var room = await Room.Open(app, [Trainee, "SV-HV07"]);
        var codes = await Slips(room);
        var stored = await app.InDatabase(db => db.EntryPasses.Where(pass => pass.ExamSittingId == room.Id).Select(pass => pass.CodeHash).ToListAsync());

        Assert.Equal(2, codes.Distinct().Count());
        Assert.Equal(codes.Select(EntryCode.Hash).Order(), stored.Order());
        Assert.DoesNotContain(stored, hash => codes.Exists(code => hash.Contains(code.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal)));
        foreach (var (who, expected) in new[] { ("SV-CB01", HttpStatusCode.Forbidden), (Trainee, HttpStatusCode.Forbidden), ("SV-CB05", HttpStatusCode.NotFound), (Room.Invigilator, HttpStatusCode.OK) })
        {
            Assert.Equal(expected, (await (await app.As(who)).PostTo($"{room.Path}/entry-slips", ("again", "true"))).StatusCode);
        }

        var home = await app.InDatabase(db => db.Sittings.Where(one => one.Kind == Domain.Exams.SittingKind.TakeHome && one.CentreId == db.Centres.First(centre => centre.Slug == "song-van").Id).Select(one => one.Id).FirstAsync());
        var refused = await Page.Read(await (await app.As(Room.Office)).PostTo($"/c/song-van/sittings/{home}/entry-slips"));
        Assert.Contains("chỉ dùng cho kỳ thi tại lớp", refused.Text, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> Renew(Visitor visitor, Guid person, string code)
    {
        var told = await visitor.Send(new HttpRequestMessage(HttpMethod.Get, "/exam-entry/renewals/new"));
        var token = JsonDocument.Parse(await told.Content.ReadAsStringAsync()).RootElement.GetProperty("token").GetString()!;
        return await visitor.Send(new HttpRequestMessage(HttpMethod.Post, "/exam-entry/renewals")
        {
            Content = new FormUrlEncodedContent(
            [
                KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("Person", $"{person}"), KeyValuePair.Create("Password", code),
            ]),
        });
    }

    private static async Task<string> Reason(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("reason").GetString()!;
    }

    private static async Task<Page> Enter(Visitor visitor, string login, string code) =>
        await visitor.Submit(await visitor.Get("/exam-entry"), "form[action='/exam-entry']", ("Login", login), ("Code", code));

    private static async Task<Writer> Begin(Room room, string code, LmsApp app)
    {
        var visitor = app.Stranger();
        var page = await visitor.Submit(await Enter(visitor, "1", code), "form[action$='/attempts']");
        Assert.StartsWith("/c/song-van/attempts/", visitor.Location.AbsolutePath, StringComparison.Ordinal);
        return new Writer(visitor, visitor.Location.AbsolutePath, page.Find("form#paper input[name='__RequestVerificationToken']").GetAttribute("value")!);
    }

    private Task<Writer> Begin(Room room, string code) => Begin(room, code, app);

    private async Task<List<string>> Slips(Room room, params (string, string)[] fields)
    {
        var answer = await (await app.As(Room.Office)).PostTo($"{room.Path}/entry-slips", fields);
        Assert.Contains("no-store", answer.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
        return [.. (await Page.Read(answer)).Document.QuerySelectorAll(".slips code").Select(code => code.TextContent)];
    }

    private static string Filled(RouteEndpoint endpoint, Room room)
    {
        var segments = endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "centre" } => "song-van",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "province" } => "ha-van",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart value when value.ParameterPolicies.Any(policy => policy.Content == "guid") => $"{room.Id}",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart value when value.ParameterPolicies.Count > 0 => "1",
            _ => "a",
        })));
        return "/" + string.Join('/', segments);
    }
}
