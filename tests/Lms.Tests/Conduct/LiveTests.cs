using System.Diagnostics;
using System.Text.Json;
using Lms.Domain.Exams;
using Lms.Tests.Discussions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Conduct;

/// <summary>What is done in the room is heard within two seconds, over real WebSockets and on every node.</summary>
public sealed class LiveTests(RoomApp app) : IClassFixture<RoomApp>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_trainee_hears_extra_time_a_pause_and_a_word_to_all_within_two_seconds()
    {
        var room = await Room.Open(app, ["SV-HV03"]);
        var writer = await room.Begin("SV-HV03");
        await using var line = await Open(writer.Visitor);
        var first = await line.Call("Follow", writer.Id);
        var office = await app.As(Room.Office);

        Assert.False(first.GetProperty("paused").GetBoolean());
        var deadline = first.GetProperty("deadline").GetDateTimeOffset();
        await Within(Soon, () => office.PostTo($"{room.Path}/extensions", ("Extension.Minutes", "10"), ("Extension.Reason", "Mất mạng")),
            () => line.Hears("state", state => state.GetProperty("deadline").GetDateTimeOffset() == deadline.AddMinutes(10)));
        await Within(Soon, () => office.PostTo($"{room.Path}/pauses", ("Pause.Reason", "Mất điện")),
            () => line.Hears("state", state => state.GetProperty("paused").GetBoolean()));
        await Within(Soon, () => office.PostTo($"{room.Path}/announcements", ("Announcement.Text", "Đợi có điện")),
            () => line.Hears("state", state => state.GetProperty("announcements").EnumerateArray().Any(one => one.GetProperty("text").GetString() == "Đợi có điện")));
    }

    [Fact]
    public async Task A_suspension_is_heard_on_another_node_too()
    {
        await using var other = await RoomApp.NodeBeside(app);
        var room = await Room.Open(app, ["SV-HV04"]);
        var writer = await room.Begin("SV-HV04");
        var elsewhere = await other.As("SV-HV04");
        await using var line = await Line.Open(other, elsewhere, hub: "sittings/live");
        await line.Call("Follow", writer.Id);
        var office = await app.As(Room.Office);

        await Within(Soon, () => office.PostTo($"{room.Path}/incidents", ("Incident.Number", "1"), ("Incident.Kind", "Suspension"), ("Incident.Account", "a")),
            () => line.Hears("state", state => state.GetProperty("suspended").GetBoolean() && state.GetProperty("over").GetBoolean()));
    }

    [Fact]
    public async Task The_board_shows_who_begins_saves_and_hands_in()
    {
        var room = await Room.Open(app, ["SV-HV05", "SV-HV06"]);
        var invigilator = await app.As(Room.Invigilator);
        await using var line = await Open(invigilator);
        var board = await line.Call("Watch", room.Id);
        Assert.Equal(["NotStarted", "NotStarted"], board.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("standing").GetString()));

        var writer = await room.Begin("SV-HV05");
        await line.Hears("board", news => Row(news, 1)?.GetProperty("standing").GetString() == "Writing");
        await writer.Save("chữ đầu", 0);
        await line.Hears("board", news => Row(news, 1)?.GetProperty("savedAt").ValueKind == JsonValueKind.String);
        await writer.HandIn();
        var last = await line.Hears("board", news => Row(news, 1)?.GetProperty("standing").GetString() == "HandedIn");

        // Only what changed is sent again.
        Assert.Null(Row(last[0], 2));
    }

    [Fact]
    public async Task Nobody_follows_anothers_attempt_or_watches_without_the_right()
    {
        var room = await Room.Open(app, ["SV-HV07", "SV-HV08"]);
        var writer = await room.Begin("SV-HV07");
        await using var neighbour = await Open(await app.As("SV-HV08"));
        await using var director = await Open(await app.As(Room.Director));

        await Assert.ThrowsAsync<RefusedException>(() => neighbour.Call("Follow", writer.Id));
        await Assert.ThrowsAsync<RefusedException>(() => neighbour.Call("Watch", room.Id));
        await Assert.ThrowsAsync<RefusedException>(() => director.Call("Watch", room.Id));
        await Assert.ThrowsAsync<RefusedException>(() => director.Call("Follow", writer.Id));
        await Assert.ThrowsAsync<LineRefusedException>(() => Open(app.Stranger()));

        // Whoever was refused hears nothing that comes after either.
        await (await app.As(Room.Office)).PostTo($"{room.Path}/announcements", ("Announcement.Text", "Còn 5 phút"));
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(neighbour.Raw.Concat(director.Raw), raw => raw.Contains("\"target\":\"state\"", StringComparison.Ordinal) || raw.Contains("\"target\":\"board\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_invigilator_who_is_dismissed_is_sent_away_from_the_board()
    {
        var room = await Room.Open(app, ["SV-HV09"]);
        await using var line = await Open(await app.As(Room.Invigilator));
        await line.Call("Watch", room.Id);
        var person = await app.Person(Room.Invigilator);

        await (await app.As(Room.Office)).PostTo($"{room.Path}/appointments/removals", ("person", $"{person}"), ("kind", $"{AppointmentKind.Invigilator}"));

        await line.Closed;
        Assert.True(line.WasRemoved);
    }

    private Task<Line> Open(Visitor visitor) => Line.Open(app, visitor, hub: "sittings/live");

    private static JsonElement? Row(JsonElement news, int number) =>
        news.GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("number").GetInt32() == number).Cast<JsonElement?>().FirstOrDefault();

    private static async Task Within(TimeSpan time, Func<Task> act, Func<Task> heard)
    {
        await act();
        var since = Stopwatch.GetTimestamp();
        await heard();
        Assert.True(Stopwatch.GetElapsedTime(since) < time, $"Heard after {Stopwatch.GetElapsedTime(since)}.");
    }
}
