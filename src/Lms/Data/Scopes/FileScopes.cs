using Lms.Domain.Discussions;
using Lms.Domain.Media;
using Lms.Web;

namespace Lms.Data.Scopes;

public static class FileScopes
{
    /// <summary>
    /// A file is read by those who may read what it belongs to: a material of a lesson plan that they see, or of one
    /// taught in a session of theirs; a picture of a room that they are in, while a post of its sender that they read shows it.
    /// That another text mentions a file gives nobody anything.
    /// </summary>
    public static IQueryable<StoredFile> ReadableBy(this IQueryable<StoredFile> files, CurrentUser me, LmsDbContext db)
    {
        var (centre, person) = (me.CentreId, me.PersonId);
        var materials = db.Materials.ReadableBy(me, db);
        var taught = db.Sessions.VisibleTo(me, db);
        return files.Where(file => file.CentreId == centre
            && (file.StoredBy == person
                || materials.Any(material => material.FileId == file.Id)
                || db.RoomPictures.Any(picture => picture.CentreId == centre && picture.FileId == file.Id
                    && taught.Any(session => session.Id == picture.ClassSessionId
                        && db.RoomEvents.Any(post => post.CentreId == centre && post.ClassSessionId == session.Id
                            && post.ActorId == file.StoredBy && post.Kind == RoomEventKind.Post
                            && (db.RoomEvents.Where(line => line.CentreId == centre && line.ClassSessionId == session.Id
                                        && line.About == post.Sequence && line.Kind == RoomEventKind.PostEdited)
                                    .OrderByDescending(line => line.Sequence).Select(line => line.Body.Html).FirstOrDefault()
                                ?? post.Body.Html).Contains(file.Id.ToString())
                            && !db.RoomEvents.Any(line => line.CentreId == centre && line.ClassSessionId == session.Id
                                && line.About == post.Sequence && line.Kind == RoomEventKind.PostWithdrawn)
                            && (session.LecturerId == person
                                || ((post.Audience == RoomAudience.Everyone
                                        || db.RoomEvents.Any(line => line.CentreId == centre && line.ClassSessionId == session.Id
                                            && line.About == post.Sequence && line.Kind == RoomEventKind.PostApproved))
                                    && !db.RoomEvents.Any(hidden => hidden.CentreId == centre && hidden.ClassSessionId == session.Id
                                        && hidden.About == post.Sequence && hidden.Kind == RoomEventKind.PostHidden
                                        && !db.RoomEvents.Any(line => line.CentreId == centre && line.ClassSessionId == session.Id
                                            && line.About == post.Sequence && line.Kind == RoomEventKind.PostRestored
                                            && line.Sequence > hidden.Sequence)))))))));
    }
}
