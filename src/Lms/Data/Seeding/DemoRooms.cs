using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Domain.Language;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Seeding;

/// <summary>What was said in the demo centre's session rooms, said again line by line as people would have.</summary>
internal sealed class DemoRooms(LmsDbContext db, RoomLog log, PollLog pollLog, ContentFiles content, DemoCentre centre, DateTimeOffset now)
{
    private readonly DemoPolls polls = new(db, pollLog, centre);

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
        var questions = new Dictionary<string, WallQuestion>();
        IReadOnlyList<RoomGroup> groups = [];
        foreach (var line in file.Lines)
        {
            var person = centre.People[line.Person].Id;
            var seat = new RoomSeat(person, person == lecturer ? RoomPlace.Lecturer : RoomPlace.Trainee);
            if (line.Groups.Count > 0)
            {
                (var split, groups) = room.FormGroups(seat, line.Groups.ConvertAll(group => new GroupDraft("", group.ConvertAll(one => centre.People[one].Id))), At(line));
                await log.Write(split, long.MaxValue, stop, GroupRows.Adding(split, groups));
                continue;
            }

            var written = await AboutPolls(room, line, seat, stop) ?? AboutGroups(room, line, seat, groups)
                ?? Happen(room, line, seat, parts, posts, questions) ?? throw new FormatException($"{line.Act} changes nothing.");
            if (await log.Write(written, long.MaxValue, stop) is not { } said)
            {
                throw new FormatException($"{line.Act} was not taken.");
            }

            if (line.Act == "OpenPoll")
            {
                await polls.Answer(room, line, At(line), stop);
            }
            else if (written.Kind == RoomEventKind.QuestionAsked)
            {
                questions[line.Key ?? ""] = new WallQuestion(said.Sequence, person, false, false, false, false, false, said.Sequence, false, false);
            }
            else if (line.Key is { } key)
            {
                posts[key] = await log.Post(written.CentreId, written.ClassSessionId, written.Id, stop) ?? throw new FormatException($"{key} is no post.");
            }
        }
    }

    private DateTimeOffset At(RoomLineFile line) => line.At is { } moment ? centre.At(moment.Day, moment.Time) : now.AddMinutes(-line.Ago);

    private async Task<RoomEvent?> AboutPolls(SessionRoom room, RoomLineFile line, RoomSeat seat, CancellationToken stop) => line.Act switch
    {
        "OpenPoll" => await polls.Ask(room, line, seat, At(line), stop),
        "ShowPoll" => room.ShowResults(seat, await polls.Find(room, line.Poll!, stop), show: true, At(line)),
        "ClosePoll" => room.ClosePoll(seat, await polls.Find(room, line.Poll!, stop), At(line)),
        _ => null,
    };

    private RoomEvent? AboutGroups(SessionRoom room, RoomLineFile line, RoomSeat seat, IReadOnlyList<RoomGroup> groups)
    {
        if (line.Act == "EndGroups")
        {
            return room.EndGroups(seat, At(line));
        }

        if (line.Group == 0)
        {
            return null;
        }

        var group = groups[line.Group - 1];
        var state = new GroupState(group.Id, group.RapporteurId, IsOfNow: true);
        return line.Act == "Report"
            ? room.Report(seat, state, Prose.Write(line.Text), At(line))
            : room.PostInGroup(seat with { GroupId = group.Id }, Guid.CreateVersion7(), state, Prose.Write(line.Text), At(line));
    }

    private RoomEvent? Happen(
        SessionRoom room, RoomLineFile line, RoomSeat seat, List<Guid> parts, Dictionary<string, RoomPost> posts, Dictionary<string, WallQuestion> questions)
    {
        var at = At(line);
        return line.Act switch
        {
            "Open" => room.Open(seat, parts.Count == 0 ? null : parts[0], at, allowsAnonymousQuestions: true),
            "Close" => room.Close(seat, at),
            "Show" => room.ShowPart(seat, parts[line.Part - 1], at),
            "RaiseHand" => room.RaiseHand(seat, isUp: false, at),
            "GiveFloor" => room.GiveFloor(seat, centre.People[line.Hand!].Id, isUp: true, speaks: false, at),
            "Ask" => room.Ask(seat, Guid.CreateVersion7(), Prose.Write(line.Text), line.Unnamed, lastSaidAt: null, at),
            "Vote" => room.Vote(seat, questions[line.About!], vote: true, at),
            "Answer" => room.Answer(seat, questions[line.About!], line.Text.Length == 0 ? WrittenText.Empty : Prose.Write(line.Text), at),
            "Pin" => room.Pin(seat, questions[line.About!], pin: true, pinned: 0, at),
            "CallHand" => room.LowerHand(seat, centre.People[line.Hand!].Id, isUp: true, at),
            "Post" => room.Post(seat, Guid.CreateVersion7(), Prose.Write(line.Text), line.Answers is null ? null : posts[line.Answers], lastSaidAt: null, at),
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
    public string? About { get; set; }
    public bool Unnamed { get; set; }
    public int Part { get; set; }
    public PostReaction? Reaction { get; set; }
    public string Text { get; set; } = "";
    public string? Poll { get; set; }
    public PollFile? Asks { get; set; }

    /// <summary>The class is split into these; the first of each reports.</summary>
    public List<List<string>> Groups { get; set; } = [];

    /// <summary>In which group it is said: 1 for the first.</summary>
    public int Group { get; set; }
    public List<PollAnswerFile> AnsweredBy { get; set; } = [];
}
