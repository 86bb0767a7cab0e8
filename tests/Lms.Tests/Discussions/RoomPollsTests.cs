using System.Net;
using System.Text.Json;
using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Discussions;

/// <summary>Polls: asked, answered, counted and shown, with and without script.</summary>
public sealed class RoomPollsTests(RoomApp app) : IClassFixture<RoomApp>
{
    private const string Trainee = "SV-HV01";
    private const string Another = "SV-HV08";

    [Fact]
    public async Task Without_script_the_lecturer_asks_trainees_answer_and_only_then_everyone_sees_the_result()
    {
        var session = await app.OpenRoom();
        var number = await Ask(session);
        var (trainee, lecturer) = (await app.As(Trainee), await app.As(Rooms.Lecturer));

        var page = await trainee.Submit(await trainee.Get(Rooms.RoomPath(session)), $"#poll-{number} form", ("choices", "2"));
        Assert.Equal("2", page.Find($"#poll-{number} input:checked").GetAttribute("value"));
        Assert.Contains("1 trên", page.Find($"#poll-{number} [data-poll-count]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll($"#poll-{number} progress"));

        var office = await app.As(Rooms.Office);
        Assert.Empty((await office.Get($"{Rooms.RoomPath(session)}/polls")).Document.QuerySelectorAll("progress, form[data-poll-act=answer]"));
        var own = await lecturer.Get(Rooms.RoomPath(session));
        Assert.Equal(["0 / 1 · 0 %", "1 / 1 · 100 %", "0 / 1 · 0 %"], own.Document.QuerySelectorAll("[data-poll-bars] b").Select(bar => bar.TextContent));

        await lecturer.Submit(own, $"form[action$='{number}/showings']");
        var shown = await trainee.Get($"{Rooms.RoomPath(session)}/polls");
        Assert.Contains("Đúng", shown.Find("[data-poll-bars] li:nth-child(2)").TextContent, StringComparison.Ordinal);
        Assert.Equal(3, (await office.Get($"{Rooms.RoomPath(session)}/polls")).Document.QuerySelectorAll("progress").Length);
    }

    [Fact]
    public async Task What_is_right_is_not_in_the_page_before_the_results_are_shown()
    {
        var session = await app.OpenRoom();
        var number = await Ask(session);

        var page = await (await app.As(Trainee)).Get($"{Rooms.RoomPath(session)}/polls/{number}?bare=true");

        Assert.DoesNotContain("Đúng", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_answer_says_why_and_keeps_what_was_chosen()
    {
        var session = await app.OpenRoom();
        var number = await Ask(session);
        var trainee = await app.As(Trainee);
        var form = await trainee.Get($"{Rooms.RoomPath(session)}/polls");

        var nothing = await trainee.Submit(form, "form[data-poll-act=answer]");
        Assert.Equal("Chưa chọn gì. Chọn rồi gửi.", nothing.Find("[role=alert]:not([hidden])").TextContent);
        await (await app.As(Rooms.Lecturer)).PostTo($"{Rooms.RoomPath(session)}/polls/{number}/closings");
        var late = await trainee.Submit(form, "form[data-poll-act=answer]", ("choices", "3"));

        Assert.Contains("đã kết thúc", late.Find("[role=alert]:not([hidden])").TextContent, StringComparison.Ordinal);
        Assert.Equal("3", late.Find("input:checked").GetAttribute("value"));
        Assert.Equal(0, await Answers(session));
    }

    [Fact]
    public async Task Two_windows_of_one_person_are_one_answer_and_the_last_one_counts()
    {
        var session = await app.OpenRoom();
        var number = await Ask(session);
        await using var first = await Follow(Trainee, session);
        await using var second = await Follow(Trainee, session);

        await first.Call("AnswerPoll", session, number, new[] { 1 }, null);
        await second.Call("AnswerPoll", session, number, new[] { 3 }, null);

        var kept = await app.InDatabase(db => db.PollAnswers.Where(one => one.ClassSessionId == session).Select(one => one.Choices).SingleAsync());
        Assert.Equal([3], kept);
    }

    [Fact]
    public async Task Choices_that_are_not_there_two_of_one_and_polls_of_another_room_are_refused()
    {
        var (session, other) = (await app.OpenRoom(), await app.OpenRoom());
        var number = await Ask(session);
        await (await app.As(Rooms.Lecturer)).PostTo($"{Rooms.RoomPath(other)}/pace", ("seconds", "15"));
        var foreign = await Ask(other);
        await using var line = await Follow(Trainee, session);

        Assert.NotEqual(number, foreign);
        await Assert.ThrowsAsync<RefusedException>(() => line.Call("AnswerPoll", session, number, new[] { 4 }, null));
        await Assert.ThrowsAsync<RefusedException>(() => line.Call("AnswerPoll", session, number, new[] { 1, 2 }, null));
        await Assert.ThrowsAsync<RefusedException>(() => line.Call("AnswerPoll", session, foreign, new[] { 1 }, null));
        await Assert.ThrowsAsync<RefusedException>(() => line.Call("ShowPoll", session, number, true));
        Assert.Equal(HttpStatusCode.NotFound, await (await app.As(Trainee)).StatusOf($"{Rooms.RoomPath(session)}/polls/{foreign}"));
        Assert.Equal(0, await Answers(session));
    }

    [Fact]
    public async Task Strangers_find_nothing_and_readers_do_not_answer()
    {
        var session = await app.OpenRoom();
        var number = await Ask(session);
        foreach (var stranger in new[] { Rooms.OtherClass, Rooms.OtherLecturer })
        {
            var visitor = await app.As(stranger);
            Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOf($"{Rooms.RoomPath(session)}/polls"));
            Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOf($"{Rooms.RoomPath(session)}/polls/{number}?bare=true"));
        }

        await using var office = await Follow(Rooms.Office, session);
        await Assert.ThrowsAsync<RefusedException>(() => office.Call("AnswerPoll", session, number, new[] { 1 }, null));
    }

    [Fact]
    public async Task Counts_are_pushed_on_another_node_too_and_never_say_who_or_what()
    {
        var session = await app.OpenRoom();
        var number = await Ask(session);
        await using var node = await RoomApp.NodeBeside(app);
        await using var here = await Follow(Trainee, session);
        await using var there = await Line.Open(node, await node.As(Another));
        await there.Follow(session);

        await here.Call("AnswerPoll", session, number, new[] { 2 }, null);

        var counts = await there.Hears("polls", said => said[0].GetProperty("answered").GetInt32() == 1);
        Assert.Equal(JsonValueKind.Null, counts[0][0].GetProperty("figures").ValueKind);
        var person = (await app.Person(Trainee)).ToString();
        Assert.DoesNotContain(there.Raw, raw => raw.Contains("polls", StringComparison.Ordinal) && raw.Contains(person, StringComparison.Ordinal));
    }

    [Fact]
    public async Task However_many_answer_at_once_the_count_is_right_and_told_at_most_once_a_second()
    {
        var session = await app.OpenRoom();
        var number = await Ask(session);
        var people = await app.InDatabase(async db => await db.Enrolments
            .Where(one => one.LeftAt == null && db.Sessions.Any(s => s.Id == session && s.ClassId == one.ClassId)).Select(one => one.PersonId).ToListAsync());
        await using var listener = await Follow(Another, session);
        var polls = app.Services.GetRequiredService<PollLog>();
        var centre = await app.InDatabase(db => db.Sessions.Where(one => one.Id == session).Select(one => one.CentreId).SingleAsync());
        var poll = (await polls.Find(centre, session, number, TestContext.Current.CancellationToken))!;
        var room = SessionRoom.As(centre, session, DateTimeOffset.UtcNow, null, null, 0, false);

        // Two hundred answers: everyone changes their mind until there are as many.
        await Task.WhenAll(Enumerable.Range(0, 200).Select(turn => polls.Keep(
            room.Answer(new(people[turn % people.Count], RoomPlace.Trainee), poll, [turn % 3 + 1], "", DateTimeOffset.UtcNow), default)));

        await listener.Hears("polls", said => said[0].GetProperty("answered").GetInt32() == people.Count);
        Assert.Equal(people.Count, await Answers(session));
        var counts = (await app.Services.GetRequiredService<RoomReading>().Counts(centre, session, TestContext.Current.CancellationToken)).Single();
        Assert.Equal((people.Count, people.Count), (counts.Answered, counts.Asked));
        Assert.InRange(listener.Raw.Count(raw => raw.Contains("\"target\":\"polls\"", StringComparison.Ordinal)), 1, 15);
    }

    [Fact]
    public async Task Short_texts_carry_no_names_and_are_hidden_one_by_one()
    {
        var session = await app.OpenRoom();
        var number = await Ask(session, "ShortText");
        var (trainee, lecturer) = (await app.As(Trainee), await app.As(Rooms.Lecturer));
        await using var line = await Follow(Another, session);
        await line.Call("AnswerPoll", session, number, Array.Empty<int>(), "=1+1 <b>đậm</b>");
        await trainee.Submit(await trainee.Get(Rooms.RoomPath(session)), $"#poll-{number} form", ("text", "Gửi dự thảo muộn"));
        await lecturer.PostTo($"{Rooms.RoomPath(session)}/polls/{number}/showings");

        var page = await trainee.Get($"{Rooms.RoomPath(session)}/polls");
        Assert.Equal(["=1+1 <b>đậm</b>", "Gửi dự thảo muộn"], page.Document.QuerySelectorAll(".texts bdi").Select(text => text.TextContent));
        Assert.DoesNotContain("Phạm Thị Bích Ngọc", page.Find(".texts").TextContent, StringComparison.Ordinal);

        var list = await lecturer.Get($"{Rooms.RoomPath(session)}/polls");
        await lecturer.Submit(list, ".texts li:first-child form");
        Assert.Equal("Gửi dự thảo muộn", (await trainee.Get($"{Rooms.RoomPath(session)}/polls")).Find(".texts bdi").TextContent);
        var csv = await (await lecturer.Send(new(HttpMethod.Get, $"{Rooms.RoomPath(session)}/polls/exports?format=Csv"))).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("'=1+1", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("=1+1", await (await (await app.As(Rooms.Office)).Send(
            new(HttpMethod.Get, $"{Rooms.RoomPath(session)}/polls/exports?format=Csv"))).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_plan_has_ready_is_offered_at_its_part_and_asked_by_one_press()
    {
        var session = await app.InDatabase(db => db.Sessions.Where(one => db.LessonPolls.Any(poll => db.LessonParts.Any(part =>
            part.Id == poll.LessonPartId && part.LessonPlanId == one.LessonPlanId))).Select(one => one.Id).FirstAsync());
        var lecturer = await app.As(Rooms.Lecturer);
        await lecturer.PostTo($"{Rooms.RoomPath(session)}/openings");
        await lecturer.PostTo($"{Rooms.RoomPath(session)}/shown-parts", ("position", "4"));
        var page = await lecturer.Get(Rooms.RoomPath(session));
        var offered = page.Document.QuerySelectorAll("[data-planned] form").Length;
        Assert.DoesNotContain("data-planned", (await (await app.As(Trainee)).Get(Rooms.RoomPath(session))).Document.Body!.InnerHtml, StringComparison.Ordinal);

        var after = await lecturer.Submit(page, "[data-planned] form");

        Assert.Equal(offered - 1, after.Document.QuerySelectorAll("[data-planned] form").Length);
        Assert.StartsWith(after.Find("[data-poll-list] .poll .poll__text").TextContent, page.Find("[data-planned] li span").TextContent, StringComparison.Ordinal);
    }

    private Task<int> Answers(Guid session) => app.InDatabase(db => db.PollAnswers.CountAsync(one => one.ClassSessionId == session));

    private async Task<Line> Follow(string code, Guid session)
    {
        var line = await Line.Open(app, await app.As(code));
        await line.Follow(session);
        return line;
    }

    private async Task<long> Ask(Guid session, string kind = "One")
    {
        var lecturer = await app.As(Rooms.Lecturer);
        await lecturer.Submit(
            await lecturer.Get($"{Rooms.RoomPath(session)}/polls/new"), ".pollform",
            ("Kind", kind), ("Question", "Bước nào hay bị làm tắt?"), ("Choices[0]", "Chuẩn bị"), ("Choices[1]", "Thảo luận"), ("Choices[2]", "Biểu quyết"), ("Right", "2"));
        return await app.InDatabase(db => db.Polls.Where(one => one.ClassSessionId == session).MaxAsync(one => one.Sequence));
    }
}
