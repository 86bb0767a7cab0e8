using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Seeding;

/// <summary>What was asked in the demo's rooms: from the lesson plan, by its question's words, or on the spot.</summary>
internal sealed class DemoPolls(LmsDbContext db, PollLog polls, DemoCentre centre)
{
    private readonly Dictionary<string, Guid> lines = [];

    public async Task<RoomEvent> Ask(SessionRoom room, RoomLineFile line, RoomSeat seat, DateTimeOffset at, CancellationToken stop)
    {
        var id = lines[line.Key!] = Guid.CreateVersion7();
        if (line.Asks is { } file)
        {
            return room.OpenPoll(seat, id, file.ToQuestion(), lessonPollId: null, at);
        }

        var planned = await db.LessonPolls.AsNoTracking()
            .SingleAsync(poll => poll.CentreId == room.CentreId && poll.Question.Text == line.Text && db.Sessions.Any(session =>
                session.CentreId == room.CentreId && session.Id == room.ClassSessionId && db.LessonParts.Any(part =>
                    part.CentreId == poll.CentreId && part.Id == poll.LessonPartId && part.LessonPlanId == session.LessonPlanId)), stop);
        return room.OpenPoll(seat, id, planned.Question, planned.Id, at);
    }

    /// <summary>The answers come with the question, each a minute after the one before at most.</summary>
    public async Task Answer(SessionRoom room, RoomLineFile line, DateTimeOffset at, CancellationToken stop)
    {
        var poll = await Find(room, line.Key!, stop);
        foreach (var (place, answer) in line.AnsweredBy.Index())
        {
            var seat = new RoomSeat(centre.People[answer.Person].Id, RoomPlace.Trainee);
            if (!await polls.Keep(room.Answer(seat, poll, answer.Choices, answer.Text, at.AddSeconds(5 * (place + 1))), stop))
            {
                throw new FormatException($"{answer.Person}'s answer was not taken.");
            }
        }
    }

    public async Task<RoomPoll> Find(SessionRoom room, string key, CancellationToken stop)
    {
        var id = lines[key];
        var number = await db.RoomEvents.Where(one => one.CentreId == room.CentreId && one.Id == id).Select(one => one.Sequence).SingleAsync(stop);
        return await polls.Find(room.CentreId, room.ClassSessionId, number, stop) ?? throw new FormatException($"{key} is no poll.");
    }
}

public sealed class PollFile
{
    public required PollKind Kind { get; set; }
    public required string Question { get; set; }
    public List<string> Choices { get; set; } = [];
    public List<int> Right { get; set; } = [];
    public string LowEnd { get; set; } = "";
    public string HighEnd { get; set; } = "";

    public PollQuestion ToQuestion() => PollQuestion.Of(
        Kind, Question, [.. Choices.Select((choice, place) => new PollChoice(choice, Right.Contains(place + 1)))], LowEnd, HighEnd);
}

public sealed class PollAnswerFile
{
    public required string Person { get; set; }
    public List<int> Choices { get; set; } = [];
    public string Text { get; set; } = "";
}
