using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Lms.Domain.Discussions;
using Lms.Features.Discussions.Questions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Discussions;

/// <summary>The question wall: what is asked and by whom, who may know it, and what becomes of it.</summary>
public sealed class RoomQuestionsTests(RoomApp app) : IClassFixture<RoomApp>
{
    private const string Asker = "SV-HV01";
    private const string AskerName = "Nguyễn Thị Hường";
    private const string Peer = "SV-HV02";

    // As many as the server has connections for, besides those of other tests.
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 24 };

    [Fact]
    public async Task The_wall_is_kept_with_forms_alone()
    {
        var session = await app.OpenRoom();
        var path = Wall(session);
        var (lecturer, asker, peer) = (await app.As(Rooms.Lecturer), await app.As(Asker), await app.As(Peer));

        // In NFD, as some phones type.
        var page = await asker.Submit(await asker.Get(path), "[data-ask]", ("Text", "Chi bộ ít người thì bầu thế nào?".Normalize(NormalizationForm.FormD)));
        Assert.Equal("Chi bộ ít người thì bầu thế nào?", page.Find(".asked .post__text").TextContent.Trim());
        Assert.Equal($"{AskerName} (tôi)", page.Find(".asked__who b").TextContent);
        Assert.Null(page.Document.QuerySelector("form[data-do='VoteQuestion']"));

        page = await peer.Submit(await peer.Get(path), "form[data-do='VoteQuestion']");
        Assert.Equal(("1", "true"), (page.Find("[data-votes]").TextContent, page.Find(".vote").GetAttribute("aria-pressed")));
        page = await peer.Submit(page, "form[data-do='VoteQuestion']");
        Assert.Equal("0", page.Find("[data-votes]").TextContent);

        await peer.Submit(page, "[data-ask]", ("Text", "Thiếu người thì bầu ra sao?"));
        page = await lecturer.Get(path);
        page = await lecturer.Submit(page, "[data-question]:last-child form[data-do='PinQuestion']");
        Assert.Equal("Thiếu người thì bầu ra sao?", page.Find(".asked--pinned .post__text").TextContent.Trim());
        page = await lecturer.Submit(page, "[data-question]:last-child form[data-do='JoinQuestion']");
        Assert.Contains(AskerName + " cũng hỏi", page.Find(".asked__same").TextContent, StringComparison.Ordinal);
        page = await lecturer.Submit(page, ".asked__more form[data-do='AnswerQuestion']", ("text", "Xem **Điều 9**."));
        Assert.Equal("Điều 9", page.Find(".asked__answer strong").TextContent);
        Assert.Contains("Xem Điều 9.", (await asker.Get(path)).Find(".asked__answer").TextContent, StringComparison.Ordinal);
        page = await lecturer.Submit(page, "form[data-do='ReopenQuestion']");
        Assert.Null(page.Document.QuerySelector(".asked__answer"));
        page = await lecturer.Submit(page, "form[data-do='HideQuestion']");
        Assert.Equal(2, page.Document.QuerySelectorAll(".asked[data-question]").Length);
        Assert.Single((await asker.Get(path)).Document.QuerySelectorAll(".asked"));
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_question_and_one_refused_keeps_what_was_typed()
    {
        var session = await app.OpenRoom();
        var asker = await app.As(Asker);
        var page = await asker.Get(Wall(session));
        await asker.Submit(page, "[data-ask]", ("Text", "Bấm hai lần"));
        page = await asker.Submit(page, "[data-ask]", ("Text", "Bấm hai lần"));
        Assert.Single(page.Document.QuerySelectorAll(".asked"));

        var tooLong = new string('x', SessionRoom.QuestionLength + 1);
        page = await asker.Submit(page, "[data-ask]", ("Text", tooLong));
        Assert.Contains("từ 1 đến 600", page.Find("[data-ask-wrong]").TextContent, StringComparison.Ordinal);
        Assert.Equal(tooLong, page.Find("#ask").TextContent);
    }

    /// <summary>
    /// Everything that ever happens to an unnamed question, and everything that a peer, or the office, gets to read of it: pushed, caught up
    /// with, drawn as page or part of one. Neither the asker's name is there nor their id; the lecturer and the asker know.
    /// </summary>
    [Fact]
    public async Task Nothing_tells_a_peer_who_asked_without_a_name()
    {
        var session = await app.OpenRoom();
        var (asker, peer, office, lecturer) = (await Open(Asker, session), await Open(Peer, session), await Open(Rooms.Office, session), await Open(Rooms.Lecturer, session));
        var (id, other) = (Guid.NewGuid(), Guid.NewGuid());
        await lecturer.Call("SetHold", session, true);
        await asker.Call("AskQuestion", session, id, "Hỏi mà không nêu tên", true);
        await lecturer.Call("ApproveQuestion", session, id);
        await lecturer.Call("SetHold", session, false);
        await peer.Call("AskQuestion", session, other, "Câu của người khác", false);
        await peer.Call("VoteQuestion", session, id, true);
        await asker.Call("VoteQuestion", session, other, true);
        await lecturer.Call("PinQuestion", session, id, true);
        await lecturer.Call("PinQuestion", session, id, false);
        await lecturer.Call("JoinQuestion", session, other, id);
        await lecturer.Call("AnswerQuestion", session, id, "Trả lời");
        await lecturer.Call("ReopenQuestion", session, id);
        await lecturer.Call("HideQuestion", session, id, true);
        await lecturer.Call("HideQuestion", session, id, false);
        await WalkAsPeers(session, peer, office);

        await asker.Call("WithdrawQuestion", session, id);
        await WalkAsPeers(session, peer, office);
        var mine = await app.Person(Asker);
        foreach (var told in new[] { asker, lecturer })
        {
            var line = await Heard(told, "QuestionAnswered");
            Assert.Equal((AskerName, mine), (line.GetProperty("actor").GetString(), line.GetProperty("actorId").GetGuid()));
        }
    }

    [Fact]
    public async Task The_lecturer_reads_who_asked_and_the_asker_knows_their_own()
    {
        var session = await app.OpenRoom();
        await using var asker = await Open(Asker, session);
        await asker.Call("AskQuestion", session, Guid.NewGuid(), "Hỏi kín", true);

        Assert.Contains(AskerName, (await (await app.As(Rooms.Lecturer)).Get(Wall(session))).Find(".asked").TextContent, StringComparison.Ordinal);
        Assert.Contains(AskerName, (await (await app.As(Asker)).Get(Wall(session))).Find(".asked").TextContent, StringComparison.Ordinal);
        Assert.Contains("Không nêu tên", (await (await app.As(Peer)).Get(Wall(session))).Find(".asked").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_the_voter_is_told_who_voted()
    {
        var session = await app.OpenRoom();
        var (asker, voter, lecturer) = (await Open(Asker, session), await Open(Peer, session), await Open(Rooms.Lecturer, session));
        var id = Guid.NewGuid();
        await asker.Call("AskQuestion", session, id, "Bầu thế nào?", false);
        await voter.Call("VoteQuestion", session, id, true);

        Assert.Equal(await app.Person(Peer), (await Heard(voter, "QuestionVoted")).GetProperty("actorId").GetGuid());
        foreach (var other in new[] { asker, lecturer })
        {
            var line = await Heard(other, "QuestionVoted");
            Assert.Equal((Guid.Empty, Guid.Empty, ""), (line.GetProperty("actorId").GetGuid(), line.GetProperty("id").GetGuid(), line.GetProperty("actor").GetString()));
        }

        var late = await Line.Open(app, await app.As(Rooms.Lecturer));
        var caught = (await late.Call("Follow", session, 0)).ToString();
        Assert.Contains("QuestionVoted", caught, StringComparison.Ordinal);
        Assert.DoesNotContain((await app.Person(Peer)).ToString(), caught, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Two_hundred_votes_at_once_are_all_counted_and_each_once()
    {
        await using var own = new RoomApp();
        await own.InitializeAsync();
        await using var other = await RoomApp.NodeBeside(own);
        var session = await own.OpenRoom();
        var (asker, people) = (await own.As(Asker), await own.CrowdOf(200));
        var id = Guid.NewGuid();
        await using (var line = await Line.Open(own, asker))
        {
            await line.Call("AskQuestion", session, id, "Ai cũng muốn biết", false);
        }

        var acts = new[] { own, other }.Select(node => node.Services.GetRequiredService<QuestionDesk>()).ToArray();
        await Parallel.ForEachAsync(people.Index(), AtOnce, async (one, stop) => await acts[one.Index % 2].Vote(one.Item, session, id, vote: true, stop));
        await Parallel.ForEachAsync(people.Take(50).Index(), AtOnce, async (one, stop) => await acts[one.Index % 2].Vote(one.Item, session, id, one.Index % 2 == 0, stop));

        Assert.Equal("175", (await asker.Get(Wall(session))).Find("[data-votes]").TextContent);
        Assert.Equal(225, await own.InDatabase(db => db.RoomEvents.CountAsync(line => line.ClassSessionId == session && line.Kind == RoomEventKind.QuestionVoted)));
    }

    [Fact]
    public async Task Votes_of_joined_questions_unite_one_per_person_and_part_again_when_the_head_goes()
    {
        var session = await app.OpenRoom();
        var (asker, peer, lecturer) = (await Open(Asker, session), await Open(Peer, session), await Open(Rooms.Lecturer, session));
        var (third, fourth) = (await Open("SV-HV03", session), await Open("SV-HV04", session));
        var (head, same) = (Guid.NewGuid(), Guid.NewGuid());
        await asker.Call("AskQuestion", session, head, "Đầu nhóm", false);
        await peer.Call("AskQuestion", session, same, "Cũng hỏi vậy", false);
        await third.Call("VoteQuestion", session, head, true);
        await third.Call("VoteQuestion", session, same, true);
        await fourth.Call("VoteQuestion", session, same, true);
        await lecturer.Call("JoinQuestion", session, same, head);
        Assert.Equal("2", await Votes(session));

        await Refused(() => peer.Call("VoteQuestion", session, head, true));
        await third.Call("VoteQuestion", session, same, false);
        Assert.Equal("1", await Votes(session));
        await third.Call("VoteQuestion", session, same, true);
        Assert.Equal("2", await Votes(session));
        await third.Call("VoteQuestion", session, head, false);
        await asker.Call("WithdrawQuestion", session, head);
        Assert.Equal("1", await Votes(session));
        Assert.Contains("Cũng hỏi vậy", (await (await app.As(Asker)).Get(Wall(session))).Find(".asked").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_turns_the_writing_is_taken_out_of_questions_and_answers()
    {
        var session = await app.OpenRoom();
        await using var asker = await Open(Asker, session);
        await using var lecturer = await Open(Rooms.Lecturer, session);
        var id = Guid.NewGuid();

        await asker.Call("AskQuestion", session, id, "Giá \u202Eđ000.01\u202C ư\u200B", false);
        await lecturer.Call("AnswerQuestion", session, id, "\u2066Không\u2069");

        var said = await app.InDatabase(db => db.RoomEvents
            .Where(line => line.ClassSessionId == session && line.Body.Source != "").OrderBy(line => line.Sequence).Select(line => line.Body.Source).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["Giá đ000.01 ư", "Không"], said);
    }

    [Fact]
    public async Task A_joining_undone_gives_each_question_its_own_votes_and_none_that_was_taken_back()
    {
        var session = await app.OpenRoom();
        var (asker, peer, lecturer) = (await Open(Asker, session), await Open(Peer, session), await Open(Rooms.Lecturer, session));
        var (third, fourth) = (await Open("SV-HV03", session), await Open("SV-HV04", session));
        var (head, same, top) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await asker.Call("AskQuestion", session, head, "Đầu nhóm", false);
        await peer.Call("AskQuestion", session, same, "Gộp nhầm", false);
        await asker.Call("AskQuestion", session, top, "Trên cùng", false);
        await third.Call("VoteQuestion", session, same, true);
        await fourth.Call("VoteQuestion", session, same, true);
        await lecturer.Call("JoinQuestion", session, same, head);
        await lecturer.Call("JoinQuestion", session, head, top);
        await third.Call("VoteQuestion", session, top, false);
        await (await Open("SV-HV05", session)).Call("VoteQuestion", session, same, true);
        Assert.Equal(["Trên cùng 2"], await Standing(session));
        await Refused(() => peer.Call("SeparateQuestion", session, same));

        // By the form, without script.
        var lead = await app.As(Rooms.Lecturer);
        await lead.Submit(await lead.Get(Wall(session)), $"form[action$='/{same}/joins/undoings']");

        Assert.Equal(["Gộp nhầm 1", "Trên cùng 1"], await Standing(session));
        await lecturer.Call("SeparateQuestion", session, same);
        await lecturer.Call("SeparateQuestion", session, head);
        Assert.Equal(["Gộp nhầm 1", "Trên cùng 1", "Đầu nhóm 0"], (await Standing(session)).Order(StringComparer.Ordinal));
        Assert.Equal("3", (await lead.Get(Rooms.RoomPath(session))).Find("[data-question-count]").TextContent);
    }

    [Fact]
    public async Task The_pace_holds_for_posts_and_questions_together_also_when_they_come_at_once()
    {
        var session = await app.OpenRoom();
        await (await app.As(Rooms.Lecturer)).PostTo($"{Rooms.RoomPath(session)}/pace", ("seconds", "60"));
        await using var one = await Open(Asker, session);
        await using var two = await Open(Asker, session);

        var tries = await Task.WhenAll(
            Try(() => one.Call("AskQuestion", session, Guid.NewGuid(), "Hỏi nhanh", false)),
            Try(() => two.Post(session, "Nói nhanh")),
            Try(() => one.Call("AskQuestion", session, Guid.NewGuid(), "Hỏi nữa", false)));

        Assert.Single(tries, refusal => refusal is null);
        Assert.All(tries.OfType<string>(), refusal => Assert.Contains("cách nhau 60 giây", refusal, StringComparison.Ordinal));
        await (await Open(Rooms.Lecturer, session)).Call("AskQuestion", session, Guid.NewGuid(), "Giảng viên hỏi", false);
    }

    private static async Task<string?> Try(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Message;
        }
    }

    /// <summary>The questions on the wall with their votes, from the top.</summary>
    private async Task<IEnumerable<string>> Standing(Guid session) => (await (await app.As(Asker)).Get(Wall(session))).Document
        .QuerySelectorAll(".asked").Select(one => $"{one.QuerySelector(".post__text")!.TextContent.Trim()} {one.QuerySelector("[data-votes]")!.TextContent}");

    [Fact]
    public async Task Ids_of_another_room_and_of_held_questions_are_not_there()
    {
        var (session, elsewhere) = (await app.OpenRoom(), await app.OpenRoom());
        var (asker, peer, lecturer) = (await Open(Asker, session), await Open(Peer, session), await Open(Rooms.Lecturer, session));
        var (foreign, held) = (Guid.NewGuid(), Guid.NewGuid());
        await asker.Call("AskQuestion", elsewhere, foreign, "Ở phòng khác", false);
        await lecturer.Call("SetHold", session, true);
        await asker.Call("AskQuestion", session, held, "Đang chờ", false);

        foreach (var id in new[] { foreign, held, Guid.NewGuid() })
        {
            Assert.Contains("Không thấy câu hỏi này", await Refused(() => peer.Call("VoteQuestion", session, id, true)), StringComparison.Ordinal);
        }

        await Refused(() => lecturer.Call("AnswerQuestion", session, foreign, ""));
        await Refused(() => lecturer.Call("CarryQuestion", session, foreign));
        await Refused(() => peer.Call("AskQuestion", session, held, "Chiếm số", false));
        Assert.DoesNotContain("Đang chờ", (await (await app.As(Peer)).Get(Wall(session))).Find("[data-wall]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Đang chờ", (await (await app.As(Asker)).Get(Wall(session))).Find("[data-wall]").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await (await app.As(Rooms.OtherClass)).StatusOf(Wall(session) + "?bare=true"));
    }

    [Fact]
    public async Task Where_the_rule_of_the_day_names_everyone_the_room_opened_that_day_does()
    {
        await using var own = new RoomApp();
        await own.InitializeAsync();
        var before = await own.OpenRoom();
        await own.InDatabase(db => db.Database.ExecuteSqlRawAsync(
            "update policy_records set value = '\"AlwaysNamed\"' where key = 'discussion.questions.asker'"));
        var after = await own.OpenRoom();
        var asker = await own.As(Asker);

        Assert.NotNull((await asker.Get(Wall(before))).Document.QuerySelector("[data-unnamed]:not([hidden])"));
        var page = await asker.Get(Wall(after));
        Assert.Null(page.Document.QuerySelector("[data-unnamed]:not([hidden])"));
        page = await asker.Submit(page, "[data-ask]", ("Text", "Cứ giấu"), ("Anonymous", "true"));
        Assert.Contains("kèm tên người hỏi", page.Find("[data-ask-wrong]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_open_is_taken_over_once_into_the_next_session_and_stays_unnamed()
    {
        var former = await app.FreshSession();
        var next = await app.FreshSession();
        await app.InDatabase(db => db.Sessions.Where(one => one.Id == former)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.StartsAt, one => one.StartsAt.AddDays(-40))));
        var lecturer = await app.As(Rooms.Lecturer);
        await lecturer.PostTo($"{Rooms.RoomPath(former)}/openings");
        var (asker, peer) = (await Open(Asker, former), await Open(Peer, former));
        var (open, answered) = (Guid.NewGuid(), Guid.NewGuid());
        await asker.Call("AskQuestion", former, open, "Còn để ngỏ", true);
        await asker.Call("AskQuestion", former, answered, "Đã xong", false);
        await peer.Call("VoteQuestion", former, open, true);
        await (await Open(Rooms.Lecturer, former)).Call("AnswerQuestion", former, answered, null);
        var closed = await lecturer.Submit(await lecturer.Get(Rooms.RoomPath(former)), "form[action$='/closings']");
        Assert.Contains("Còn 1 câu hỏi chưa trả lời", closed.Text, StringComparison.Ordinal);

        await lecturer.PostTo($"{Rooms.RoomPath(next)}/openings");
        Assert.Null((await (await app.As(Peer)).Get(Wall(next))).Document.QuerySelector("[data-former]"));
        var page = await lecturer.Get(Wall(next));
        Assert.Null(page.Document.QuerySelectorAll("[data-former]").FirstOrDefault(one => one.TextContent.Contains("Đã xong", StringComparison.Ordinal)));
        page = await lecturer.Submit(page, $"[data-former='{open}'] form");
        Assert.Contains("từ buổi", page.Find(".asked[data-question] .asked__who").TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector($"[data-former='{open}']"));
        Assert.Equal("0", page.Find("[data-votes]").TextContent);
        await Refused(async () => await (await Open(Rooms.Lecturer, next)).Call("CarryQuestion", next, open));
        var seen = await (await app.As(Peer)).Get(Wall(next));
        Assert.Contains("Không nêu tên", seen.Find(".asked").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(AskerName, seen.Find("[data-wall]").OuterHtml, StringComparison.Ordinal);
        await asker.Call("Follow", next, 0);
        Assert.Contains($"{AskerName} (tôi)", (await (await app.As(Asker)).Get(Wall(next))).Find(".asked").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_floor_goes_from_one_to_the_next_and_every_page_says_so()
    {
        var session = await app.OpenRoom();
        var path = Rooms.RoomPath(session);
        var (lecturer, first, second) = (await app.As(Rooms.Lecturer), await app.As(Asker), await app.As(Peer));
        await using var line = await Open("SV-HV03", session);
        await first.PostTo($"{path}/hands");
        await second.PostTo($"{path}/hands");
        await line.Call("RaiseHand", session);
        Assert.Equal("Đồng chí đang chờ, thứ 2", (await second.Get(path)).Find("[data-my-place]").TextContent);

        var page = await lecturer.Submit(await lecturer.Get(path), ".hands form[data-act='floor']");
        Assert.Contains("Đang nói", page.Find(".hands li[data-speaks='yes']").TextContent, StringComparison.Ordinal);
        Assert.NotNull((await first.Get(path)).Document.QuerySelector("[data-my-turn]:not([hidden])"));
        Assert.Equal("Đồng chí đang chờ, thứ 1", (await second.Get(path)).Find("[data-my-place]").TextContent);

        await lecturer.Submit(page, ".hands li:nth-child(2) form[data-act='floor']");
        Assert.Equal("FloorGiven", (await line.Hears(6)).GetProperty("kind").GetString());
        page = await lecturer.Get(path);
        Assert.Equal(2, page.Document.QuerySelectorAll(".hands li").Length);
        Assert.Null((await first.Get(path)).Document.QuerySelector(".hands li.is-me"));
        await lecturer.Submit(page, ".hands li[data-speaks='yes'] form[data-act='lower']");
        Assert.Null((await second.Get(path)).Document.QuerySelector(".hands li[data-speaks='yes']"));

        var person = await app.Person(Asker);
        var refused = await lecturer.PostTo($"{path}/floor", ("personId", person.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        await first.PostTo($"{path}/hands");
        Assert.Equal(2, (await lecturer.Get(path)).Document.QuerySelectorAll(".hands li").Length);
    }

    private async Task WalkAsPeers(Guid session, Line peer, Line office)
    {
        var asker = (await app.Person(Asker)).ToString();
        var last = await app.InDatabase(db => db.RoomEvents.Where(line => line.ClassSessionId == session).MaxAsync(line => line.Sequence));
        await Task.WhenAll(peer.Hears(last), office.Hears(last));
        foreach (var code in new[] { Peer, Rooms.Office })
        {
            var visitor = await app.As(code);
            await using var late = await Line.Open(app, visitor);
            var caught = (await late.Call("Follow", session, 0)).ToString();
            var pages = new[] { Wall(session), Wall(session) + "?bare=true", Rooms.RoomPath(session) };
            var texts = new List<string>([caught, .. late.Raw, .. peer.Raw, .. office.Raw]);
            foreach (var page in pages)
            {
                texts.Add((await visitor.Get(page)).Html);
            }

            Assert.Contains("Hỏi mà không nêu tên", string.Concat(peer.Raw), StringComparison.Ordinal);
            Assert.All(texts, text => Assert.DoesNotContain(asker, text, StringComparison.OrdinalIgnoreCase));
            Assert.All(texts, text => Assert.DoesNotContain(AskerName, JsonUnescaped(text), StringComparison.Ordinal));
        }
    }

    // Names come in JSON with their letters escaped.
    private static string JsonUnescaped(string text) => System.Text.RegularExpressions.Regex.Replace(
        text, @"\\u([0-9a-fA-F]{4})", match => ((char)int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    private async Task<string> Votes(Guid session) => (await (await app.As(Asker)).Get(Wall(session))).Find("[data-votes]").TextContent;

    private static async Task<JsonElement> Heard(Line line, string kind)
    {
        for (var tries = 0; tries < 500; tries++)
        {
            if (line.News.FirstOrDefault(one => one.Line.GetProperty("kind").GetString() == kind) is { Sequence: > 0 } found)
            {
                return found.Line;
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"{kind} was not heard.");
    }

    private async Task<Line> Open(string code, Guid session)
    {
        var line = await Line.Open(app, await app.As(code));
        await line.Follow(session);
        return line;
    }

    private static string Wall(Guid session) => $"{Rooms.RoomPath(session)}/questions";

    private static async Task<string> Refused(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Message;
}
