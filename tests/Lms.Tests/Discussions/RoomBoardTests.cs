using System.Net;
using Lms.Domain.Lessons;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Discussions;

/// <summary>What stands on the board: followed, looked back at, with its films and the lecturer's own notes.</summary>
public sealed class RoomBoardTests(RoomApp app) : IClassFixture<RoomApp>
{
    private const string Trainee = "SV-HV01";

    [Fact]
    public async Task Whoever_looks_back_sees_that_part_and_where_the_lecturer_is()
    {
        var session = await app.OpenRoom();
        var (trainee, path) = (await app.As(Trainee), Rooms.RoomPath(session));
        await (await app.As(Rooms.Lecturer)).PostTo($"{path}/shown-parts", ("position", "4"));

        var followed = await trainee.Get(path);
        Assert.StartsWith("4. ", followed.Find("[data-title]").TextContent, StringComparison.Ordinal);
        Assert.True(followed.Find("[data-strays]").HasAttribute("hidden"));
        var back = await trainee.Get($"{path}?part=2");

        Assert.StartsWith("2. ", back.Find("[data-title]").TextContent, StringComparison.Ordinal);
        Assert.Equal("giảng viên đang ở phần 4", back.Find("[data-strays]").TextContent);
        Assert.False(back.Find(".board__back").HasAttribute("hidden"));
        Assert.StartsWith("4. ", (await trainee.Get($"{path}?part=99")).Find("[data-title]").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("2. ", (await trainee.Get($"{path}/board?part=2")).Find("[data-title]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_notes_are_for_the_lecturer_of_the_session_alone()
    {
        var session = await app.OpenRoom();
        var (position, word) = await PartWithNotes(session);
        await (await app.As(Rooms.Lecturer)).PostTo($"{Rooms.RoomPath(session)}/shown-parts", ("position", $"{position}"));

        foreach (var path in new[] { Rooms.RoomPath(session), $"{Rooms.RoomPath(session)}/board", $"{Rooms.RoomPath(session)}?part={position}" })
        {
            Assert.Contains(word, (await (await app.As(Rooms.Lecturer)).Get(path)).Find(".board__notes").TextContent, StringComparison.Ordinal);
            foreach (var code in new[] { Trainee, Rooms.Office })
            {
                Assert.Null((await (await app.As(code)).Get(path)).Document.QuerySelector(".board__notes"));
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(Rooms.OtherClass)).Get($"{Rooms.RoomPath(session)}/board")).Status);
    }

    [Fact]
    public async Task A_film_of_the_part_on_the_board_runs_for_all_and_who_comes_later_is_told_where_it_is()
    {
        var session = await app.OpenRoom();
        var (film, position) = await Film(session);
        await using var lecturer = await Open(Rooms.Lecturer, session);
        await using var trainee = await Open(Trainee, session);
        Assert.Contains("không nằm trong phần đang hiện", await Refused(() => lecturer.Call("Film", session, film, true, 5)), StringComparison.Ordinal);
        await lecturer.Call("ShowPart", session, position);

        await lecturer.Call("Film", session, film, true, 5);

        var heard = await trainee.Hears(3);
        Assert.Equal(("FilmStarted", film, 5), (heard.GetProperty("kind").GetString(), heard.GetProperty("materialId").GetGuid(), heard.GetProperty("value").GetInt32()));
        app.Clock.Advance(TimeSpan.FromSeconds(40));
        var board = (await (await app.As(Trainee)).Get(Rooms.RoomPath(session))).Find("[data-board]");
        Assert.Equal(("45", "yes"), (board.GetAttribute("data-film-second"), board.GetAttribute("data-film-runs")));
        await lecturer.Call("Film", session, film, false, 50);
        app.Clock.Advance(TimeSpan.FromSeconds(40));
        board = (await (await app.As(Trainee)).Get(Rooms.RoomPath(session))).Find("[data-board]");
        Assert.Equal(("50", ""), (board.GetAttribute("data-film-second"), board.GetAttribute("data-film-runs")));
        await lecturer.Call("ShowPart", session, position + 1);
        Assert.Equal("", (await (await app.As(Trainee)).Get(Rooms.RoomPath(session))).Find("[data-board]").GetAttribute("data-film"));
        Assert.Contains("Chỉ giảng viên", await Refused(() => trainee.Call("Film", session, film, true, 0)), StringComparison.Ordinal);
        await Refused(() => lecturer.Call("Film", session, Guid.NewGuid(), true, 0));
    }

    private static async Task<string> Refused(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Message;

    private async Task<Line> Open(string code, Guid session)
    {
        var line = await Line.Open(app, await app.As(code));
        await line.Follow(session);
        return line;
    }

    private Task<(Guid Film, int Position)> Film(Guid session) => app.InDatabase(async db =>
    {
        var plan = await db.Sessions.Where(one => one.Id == session).Select(one => one.LessonPlanId).SingleAsync();
        var part = await db.LessonParts.Where(part => part.LessonPlanId == plan && part.Materials.Any(one => one.Kind == MaterialKind.Video))
            .Include(part => part.Materials).FirstAsync();
        return (part.Materials.First(one => one.Kind == MaterialKind.Video).Id, part.Position);
    });

    private Task<(int Position, string Word)> PartWithNotes(Guid session) => app.InDatabase(async db =>
    {
        var plan = await db.Sessions.Where(one => one.Id == session).Select(one => one.LessonPlanId).SingleAsync();
        var part = await db.LessonParts.Where(part => part.LessonPlanId == plan && part.Notes != "").OrderBy(part => part.Position).FirstAsync();
        return (part.Position, part.Notes.Split(' ', '\n').First(word => word.Length > 2 && word.All(char.IsLetter)));
    });
}
