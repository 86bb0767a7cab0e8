using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Seeding;

/// <summary>What was said in the demo centre's session rooms, said again line by line as people would have.</summary>
internal sealed class DemoRooms(LmsDbContext db, RoomLog log, ContentFiles content, DemoCentre centre, DateTimeOffset now)
{
    public async Task Load(CancellationToken stop)
    {
        if (!File.Exists(content.PathOf("rooms.yml")))
        {
            return;
        }

        foreach (var file in content.Read<List<RoomFile>>("rooms.yml"))
        {
            var session = centre.Sessions[(file.Class, file.Session)];
            var parts = await db.LessonParts.AsNoTracking()
                .Where(part => part.CentreId == session.CentreId && part.LessonPlanId == session.LessonPlanId)
                .OrderBy(part => part.Position).Select(part => part.Id).ToListAsync(stop);
            await Load(file, new SessionRoom(session.CentreId, session.Id), session.LecturerId, parts, stop);
        }
    }

    private async Task Load(RoomFile file, SessionRoom room, Guid lecturer, List<Guid> parts, CancellationToken stop)
    {
        var posts = new Dictionary<string, RoomPost>();
        foreach (var line in file.Lines)
        {
            var person = centre.People[line.Person].Id;
            var seat = new RoomSeat(person, person == lecturer ? RoomPlace.Lecturer : RoomPlace.Trainee);
            var written = Happen(room, line, seat, parts, posts) ?? throw new FormatException($"{line.Act} changes nothing.");
            if (await log.Write(written, long.MaxValue, stop) is null)
            {
                throw new FormatException($"{line.Act} was not taken.");
            }

            if (line.Key is { } key)
            {
                posts[key] = await log.Post(written.CentreId, written.ClassSessionId, written.Id, stop) ?? throw new FormatException($"{key} is no post.");
            }
        }
    }

    private RoomEvent? Happen(SessionRoom room, RoomLineFile line, RoomSeat seat, List<Guid> parts, Dictionary<string, RoomPost> posts)
    {
        var at = line.At is { } moment ? centre.At(moment.Day, moment.Time) : now.AddMinutes(-line.Ago);
        return line.Act switch
        {
            "Open" => room.Open(seat, parts.Count == 0 ? null : parts[0], at),
            "Close" => room.Close(seat, at),
            "Show" => room.ShowPart(seat, parts[line.Part - 1], at),
            "RaiseHand" => room.RaiseHand(seat, isUp: false, at),
            "CallHand" => room.LowerHand(seat, centre.People[line.Hand!].Id, isUp: true, at),
            "Post" => room.Post(seat, Guid.CreateVersion7(), Prose.Write(line.Text), line.Answers is null ? null : posts[line.Answers], lastPostAt: null, at),
            "React" => room.React(seat, posts[line.Answers!], line.Reaction, at),
            _ => throw new FormatException($"Nothing in a room is called {line.Act}."),
        };
    }
}

public sealed class RoomFile
{
    public required string Class { get; set; }
    public required string Session { get; set; }
    public required List<RoomLineFile> Lines { get; set; }
}

public sealed class RoomLineFile
{
    public required string Act { get; set; }
    public required string Person { get; set; }
    public MomentFile? At { get; set; }
    public int Ago { get; set; }
    public string? Key { get; set; }
    public string? Answers { get; set; }
    public string? Hand { get; set; }
    public int Part { get; set; }
    public PostReaction? Reaction { get; set; }
    public string Text { get; set; } = "";
}
