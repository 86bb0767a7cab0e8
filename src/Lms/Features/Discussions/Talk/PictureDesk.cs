using Lms.Data;
using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Discussions.Talk;

/// <summary>Takes a picture for a room.</summary>
public sealed class PictureDesk(RoomLog log, FloodGate gate, LmsDbContext db, TimeProvider clock)
{
    /// <returns>The picture as it is written into a post; null for strangers.</returns>
    public async Task<string?> Add(RoomVisitor who, Guid sessionId, Upload upload, string home, string description, CancellationToken stop)
    {
        gate.Pass(who.PersonId);
        if (await log.Enter(who, sessionId, stop) is not { } entry)
        {
            return null;
        }

        RoomPicture.RequireKind(upload.Format.ContentType, upload.Name);
        var file = upload.ToFile(who.CentreId, who.PersonId, clock.GetUtcNow());
        var already = await db.RoomPictures.CountAsync(
            one => one.CentreId == who.CentreId && one.ClassSessionId == sessionId
                && db.Files.Any(stored => stored.CentreId == one.CentreId && stored.Id == one.FileId && stored.StoredBy == who.PersonId),
            stop);
        var picture = entry.Room.AddPicture(entry.Seat, file.Id, already);
        db.Files.Add(file);
        db.RoomPictures.Add(picture);
        await db.SaveChangesAsync(stop);
        return $"![{Plain(description)}]({home}/files/{file.Id})";
    }

    private static string Plain(string description)
    {
        var words = string.Join(' ', TalkDesk.Clean(description).Split(['[', ']', '\\', '\n', ' '], StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= RoomPicture.DescriptionLength ? words : words[..RoomPicture.DescriptionLength];
    }
}
