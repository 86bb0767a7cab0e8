using Lms.Domain.Discussions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Discussions;

/// <summary>What the transcript tells besides posts: questions, polls, small groups, the lecturer's order; each to whom it is for.</summary>
public sealed class TranscriptKindsTests(RoomApp app) : IClassFixture<RoomApp>
{
    private const string Asker = "SV-HV01";
    private const string AskerName = "Nguyễn Thị Hường";
    private const string Peer = "SV-HV02";

    [Fact]
    public async Task Questions_are_told_with_their_votes_and_answers_and_nobody_learns_who_asked_without_a_name_or_voted()
    {
        var session = await app.OpenRoom();
        var room = Rooms.RoomPath(session);
        var (asker, peer, lecturer) = (await Open(Asker, session), await Open(Peer, session), await Open(Rooms.Lecturer, session));
        await using var voter = await Open("SV-HV03", session);
        var (open, same, hidden, withdrawn) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await asker.Call("AskQuestion", session, open, "Hỏi kín một câu", true);
        await peer.Call("AskQuestion", session, same, "Hỏi giống thế", false);
        await peer.Call("AskQuestion", session, hidden, "Câu sẽ bị ẩn", false);
        await peer.Call("AskQuestion", session, withdrawn, "Câu sẽ rút", false);
        await voter.Call("VoteQuestion", session, open, true);
        await lecturer.Call("JoinQuestion", session, same, open);
        await lecturer.Call("PinQuestion", session, open, true);
        await lecturer.Call("HideQuestion", session, hidden, true);
        await peer.Call("WithdrawQuestion", session, withdrawn);
        await lecturer.Call("AnswerQuestion", session, open, "Trả lời **ngắn**");
        await lecturer.Call("SetHold", session, true);
        await peer.Call("AskQuestion", session, Guid.NewGuid(), "Câu chờ duyệt", false);

        string[] all = ["Hỏi kín một câu", "Hỏi giống thế", "1 người cùng hỏi", "ghim", "đã trả lời", "Trả lời ngắn", "trả lời câu hỏi “Hỏi kín một câu”", "Không nêu tên",
            "gộp câu hỏi “Hỏi giống thế” vào câu hỏi “Hỏi kín một câu”", "gộp vào câu hỏi số 2", "1 câu hỏi, 1 đã trả lời"];
        string[] unnamed = [AskerName, await Name("SV-HV03"), "Câu sẽ bị ẩn", "Câu sẽ rút", "Câu chờ duyệt"];
        var office = await app.Transcript(Rooms.Office, room);
        Transcripts.Tells(office.Skip(1).ToList(), all[..^1], unnamed);
        Transcripts.Tells([office[1]], [all[^1]], []);
        var lead = await app.Transcript(Rooms.Lecturer, room);
        Transcripts.Tells(lead.Skip(1).ToList(), [.. all[..7], AskerName, "giấu tên với lớp", "Câu sẽ bị ẩn", "Câu chờ duyệt"], ["Không nêu tên", "Câu sẽ rút", await Name("SV-HV03")]);
        Transcripts.Tells([(await (await app.As("SV-HV04")).Get($"{room}/transcript")).Text], all[..^1], unnamed);
        Transcripts.Tells([(await (await app.As(Peer)).Get($"{room}/transcript")).Text], [.. all[..^1], "Câu chờ duyệt"], [AskerName, "Câu sẽ rút"]);
        Transcripts.Tells([(await (await app.As(Asker)).Get($"{room}/transcript")).Text], [AskerName], ["Câu chờ duyệt"]);

        var page = await (await app.As("SV-HV04")).Get($"{room}/transcript");
        Assert.Equal("1 1 đã trả lời", string.Join(' ', page.Document.QuerySelectorAll(".figures dd")[4].TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.NotNull(page.Document.QuerySelector(".told + .told--answer"));
    }

    [Fact]
    public async Task Polls_are_told_with_what_each_reader_may_see_of_their_results_and_never_who_answered()
    {
        var session = await app.OpenRoom();
        var room = Rooms.RoomPath(session);
        var (one, two, lecturer) = (await Open(Asker, session), await Open(Peer, session), await Open(Rooms.Lecturer, session));
        var shown = await Poll(lecturer, session, new { kind = "One", question = "Câu công bố", choices = new[] { "Lựa chọn A", "Lựa chọn B" }, right = new[] { 2 } });
        var unshown = await Poll(lecturer, session, new { kind = "Scale", question = "Câu không công bố", lowEnd = "Ít lắm", highEnd = "Nhiều lắm" });
        var texts = await Poll(lecturer, session, new { kind = "ShortText", question = "Câu trả lời ngắn" });
        foreach (var (line, choice) in new[] { (one, 1), (two, 2) })
        {
            await line.Call("AnswerPoll", session, shown, new[] { choice }, null);
            await line.Call("AnswerPoll", session, unshown, new[] { choice }, null);
        }

        await one.Call("AnswerPoll", session, texts, Array.Empty<int>(), "Chữ để lại");
        await two.Call("AnswerPoll", session, texts, Array.Empty<int>(), "Chữ bị ẩn");
        var answer = await app.InDatabase(db => db.PollAnswers.Where(row => row.ClassSessionId == session && row.Text == "Chữ bị ẩn").Select(row => row.Id).SingleAsync());
        await lecturer.Call("HidePollText", session, texts, answer, true);
        await lecturer.Call("ShowPoll", session, shown, true);
        await lecturer.Call("ShowPoll", session, texts, true);
        await lecturer.Call("ClosePoll", session, unshown);

        string[] all = ["Câu công bố", "Lựa chọn A: 1", "Lựa chọn B: 1 (đúng)", "Câu không công bố", "1. Ít lắm", "Chữ để lại", "2 trên", "kết thúc lấy ý kiến “Câu không công bố”", "công bố kết quả “Câu công bố”"];
        string[] not = ["1. Ít lắm: 1", "Chữ bị ẩn", "ẩn một câu trả lời", AskerName, await Name(Peer)];
        Transcripts.Tells(await app.Transcript(Rooms.Office, room), all, not);
        Transcripts.Tells([(await (await app.As("SV-HV04")).Get($"{room}/transcript")).Text], all, not);
        Transcripts.Tells(await app.Transcript(Rooms.Lecturer, room), [.. all, "1. Ít lắm: 1", "Chữ bị ẩn (đã ẩn)", "ẩn một câu trả lời của “Câu trả lời ngắn”"], not[3..]);
        Assert.Equal("3", (await (await app.As(Peer)).Get($"{room}/transcript")).Document.QuerySelectorAll(".figures dd")[4].TextContent);
    }

    [Fact]
    public async Task The_lecturers_order_is_told_to_those_who_saw_it_and_with_its_own_time()
    {
        var session = await app.OpenRoom();
        var room = Rooms.RoomPath(session);
        var (author, lecturer, id, held) = (await Open(Asker, session), await Open(Rooms.Lecturer, session), Guid.NewGuid(), Guid.NewGuid());
        await author.Post(session, "Lời sẽ ẩn", id);
        app.Clock.Advance(TimeSpan.FromMinutes(7));
        await using var later = await Open(Rooms.Lecturer, session);
        await later.Call("HidePost", session, id);
        await later.Call("RestorePost", session, id);
        await later.Call("SetPace", session, 15);
        await later.Call("SetPace", session, 0);
        await later.Call("SetHold", session, true);
        await (await Open(Peer, session)).Post(session, "Lời được duyệt", held);
        await later.Call("ApprovePost", session, held);
        await later.Call("SetHold", session, false);
        await later.Call("Mute", session, await app.Person(Peer), true);
        await later.Call("Mute", session, await app.Person(Peer), false);
        var peer = await Name(Peer);

        string[] all = [$"ẩn một ý kiến của {AskerName}", $"cho hiện lại ý kiến của {AskerName}", "cách nhau 15 giây", "bỏ hạn chế nhịp", "duyệt ý kiến trước khi hiện", "thôi duyệt trước"];
        string[] muted = [$"tạm dừng quyền phát biểu của {peer}", $"cho {peer} phát biểu lại"];
        var approved = $"duyệt ý kiến của {peer}";
        Transcripts.Tells(await app.Transcript(Rooms.Lecturer, room), [.. all, .. muted, approved], []);
        Transcripts.Tells(await app.Transcript(Rooms.Office, room), all, [.. muted, approved]);
        Transcripts.Tells([(await (await app.As(Peer)).Get($"{room}/transcript")).Text], [.. all, .. muted], [approved]);
        var page = await (await app.As("SV-HV04")).Get($"{room}/transcript");
        Transcripts.Tells([page.Text], all, [.. muted, approved]);
        Assert.Equal(
            SchoolTime.Show(app.Clock.GetUtcNow(), "time"),
            page.Document.QuerySelectorAll(".told").Single(line => line.TextContent.Contains("ẩn một ý kiến", StringComparison.Ordinal)).QuerySelector("time")!.TextContent);
    }

    [Fact]
    public async Task What_a_group_said_is_told_to_its_members_and_to_the_lecturer_and_the_pages_count_honestly()
    {
        var session = await app.OpenRoom();
        var room = Rooms.RoomPath(session);
        await (await app.As(Rooms.Lecturer)).PostTo($"{room}/groups", ("by", "Lot"), ("count", "4"), ("all", "true"));
        var groups = await app.InDatabase(db => db.RoomGroups.Include(one => one.Members).Where(one => one.ClassSessionId == session).OrderBy(one => one.Number).ToListAsync());
        var (mine, other) = (groups[0], groups[1]);
        var (member, stranger) = (await Code(mine.Members[0].PersonId), await Code(other.Members[0].PersonId));
        await using (var line = await Open(await Code(mine.Members[1].PersonId), session))
        {
            await line.Call("PostInGroup", session, mine.Id, Guid.NewGuid(), "Chuyện riêng của tổ");
        }

        await using (var reporter = await Open(await Code(mine.RapporteurId), session))
        {
            await reporter.Call("ReportGroup", session, mine.Id, "Điều tổ báo cáo");
        }

        Transcripts.Tells(await app.Transcript(Rooms.Lecturer, room), ["Chuyện riêng của tổ", "trong tổ 1", "Điều tổ báo cáo", "báo cáo của tổ 1"], []);
        Transcripts.Tells(await app.Transcript(Rooms.Office, room), ["Điều tổ báo cáo"], ["Chuyện riêng của tổ"]);
        Transcripts.Tells([(await (await app.As(member)).Get($"{room}/transcript")).Text], ["Chuyện riêng của tổ", "trong tổ 1"], []);
        Transcripts.Tells([(await (await app.As(stranger)).Get($"{room}/transcript")).Text], ["Điều tổ báo cáo"], ["Chuyện riêng của tổ"]);

        // Two hundred more in the group: a member has three pages, the others one.
        await app.InDatabase(db => db.Database.ExecuteSqlRawAsync("""
            with said as (
                insert into room_events (centre_id, class_session_id, sequence, id, kind, actor_id, at, body_source, body_html, body_sanitizer_version, audience, group_id)
                select centre_id, class_session_id, 1000 + n, gen_random_uuid(), 1, actor_id, at, 'Ý ' || n, '<p>Ý ' || n || '</p>', 2, 2, group_id
                from room_events, generate_series(1, 200) n where class_session_id = {0} and kind = 1)
            update session_rooms set last_sequence = 1200 where class_session_id = {0}
            """, session));
        var page = await (await app.As(member)).Get($"{room}/transcript?page=3");
        Assert.Equal("Ý 200", page.Document.QuerySelectorAll(".told .post__text")[^1].TextContent.Trim());
        Assert.Equal("201–204 trên 204", page.Find(".pager > span").TextContent.Trim());
        Assert.Null((await (await app.As(stranger)).Get($"{room}/transcript")).Document.QuerySelector(".pager a"));
    }

    private static async Task<long> Poll(Line lecturer, Guid session, object form)
    {
        var before = lecturer.Last;
        await lecturer.Call("OpenPoll", session, form);
        for (var start = DateTime.UtcNow; lecturer.Last == before && DateTime.UtcNow - start < TimeSpan.FromSeconds(10); await Task.Delay(5))
        {
        }

        return lecturer.Last;
    }

    private Task<string> Name(string code) => app.InDatabase(db => db.People.Where(one => one.Code == code).Select(one => one.FullName).SingleAsync());

    private Task<string> Code(Guid person) => app.InDatabase(db => db.People.Where(one => one.Id == person).Select(one => one.Code).SingleAsync());

    private async Task<Line> Open(string code, Guid session)
    {
        var line = await Line.Open(app, await app.As(code));
        await line.Follow(session);
        return line;
    }
}
