using Lms.Data;
using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Domain.Media;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Discussions.Talk;

/// <summary>Takes a picture for a room: its clean copy is what is kept.</summary>
public sealed class PictureDesk(RoomLog log, FloodGate gate, FileStore files, LmsDbContext db, TimeProvider clock)
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

    // What came is named by nothing: the sweep takes it.
    private async Task<StoredFile> Clean(RoomVisitor who, Upload upload, CancellationToken stop)
    {
        await using var sent = await files.Open(upload.Sha256, stop);
        await using var clean = files.Scratch();
        var type = CleanPicture.Copy(sent, clean, upload.Name);
        clean.Position = 0;
        var (sha256, length) = await files.Put(clean, long.MaxValue, stop);
        return new StoredFile(who.CentreId, sha256, upload.Name, type, length, who.PersonId, clock.GetUtcNow());
    }

    private static string Plain(string description)
    {
        var words = string.Join(' ', TalkDesk.Clean(description).Split(['[', ']', '\\', '\n', ' '], StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= RoomPicture.DescriptionLength ? words : words[..RoomPicture.DescriptionLength];
    }
}
