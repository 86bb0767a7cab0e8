using Lms.Data.Discussions;
using Lms.Domain.Discussions;

namespace Lms.Features.Discussions.Questions;

/// <summary>Gathers the question wall: who reads, and what they may see of it.</summary>
public sealed class QuestionWalls(RoomLog log, RoomQuestions questions)
{
    /// <param name="path">Of the room.</param>
    /// <returns>Null for strangers.</returns>
    public async Task<QuestionWall?> Open(RoomVisitor who, Guid sessionId, string path, CancellationToken stop)
    {
        if (await log.Enter(who, sessionId, stop) is not { } entry)
        {
            return null;
        }

        return new QuestionWall
        {
            Path = path,
            Seat = entry.Seat,
            IsOpen = entry.Room.IsOpen,
            AllowsAnonymous = entry.Room.AllowsAnonymousQuestions,
            LastSequence = entry.LastSequence,
            Entries = QuestionWall.Order(await questions.All(who, sessionId, stop), entry.Seat),
            Former = entry.Seat.Leads ? await questions.Former(who.CentreId, sessionId, stop) : [],
        };
    }
}
