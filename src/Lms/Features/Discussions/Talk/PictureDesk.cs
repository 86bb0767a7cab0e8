using Lms.Data;
using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Domain.Media;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Discussions.Talk;

/// <summary>Takes a picture for a room: its clean copy is what is kept.</summary>
public sealed class PictureDesk(RoomLog log, FloodGate gate, PictureStore pictures, LmsDbContext db, TimeProvider clock)
{
    /// <returns>The picture as it is written into a post; null for strangers.</returns>
    public async Task<string?> Add(RoomVisitor who, Guid sessionId, Upload upload, string home, string description, CancellationToken stop)
    {
        gate.Pass(who.PersonId);
        if (await log.Enter(who, sessionId, stop) is not { } entry)
        {
            return null;
        }

        var file = await Clean(who, upload, stop);
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

    private async Task<StoredFile> Clean(RoomVisitor who, Upload upload, CancellationToken stop)
    {
        var kept = await pictures.Keep(upload.Sha256, upload.Name, stop);
        return new StoredFile(who.CentreId, kept.Sha256, upload.Name, kept.ContentType, kept.Length, who.PersonId, clock.GetUtcNow());
    }

    private static string Plain(string description)
    {
        var words = string.Join(' ', TalkDesk.Clean(description).Split(['[', ']', '\\', '\n', ' '], StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= RoomPicture.DescriptionLength ? words : words[..RoomPicture.DescriptionLength];
    }
}
