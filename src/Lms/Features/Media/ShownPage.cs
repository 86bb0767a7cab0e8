using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Media;
using Lms.Web;
using Lms.Web.Documents;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Media;

/// <summary>What there is of a document to be read in the page.</summary>
/// <param name="Document">Null while no job has seen it.</param>
/// <param name="Path">The document's.</param>
public sealed record ShownPage(StoredFile File, ShownDocument? Document, string Path)
{
    /// <summary>Whether this site makes PDF of documents.</summary>
    public required bool IsMadeHere { get; init; }

    /// <summary>How many come before it.</summary>
    public required int Ahead { get; init; }

    /// <summary>Since it was begun.</summary>
    public required int Seconds { get; init; }

    public required bool HasWords { get; init; }

    public required bool MayTry { get; init; }

    public WorkState State => Document?.State ?? WorkState.Waiting;

    /// <summary>It is worth asking again.</summary>
    public bool Changes => State is WorkState.Waiting or WorkState.Working && IsMadeHere;
}

/// <summary>Reads what a person may have of a document: exactly those who may have the file may have what it became.</summary>
public sealed class ShownDocuments(LmsDbContext db, CurrentUser me, OfficeToPdf office, TimeProvider clock)
{
    /// <returns>Null for strangers, and for a file that is no such document.</returns>
    public async Task<ShownPage?> Page(Guid fileId, string path, bool mayTry, CancellationToken stop)
    {
        var found = await Readable(fileId).AsNoTracking()
            .Select(file => new
            {
                File = file,
                Document = db.ShownDocuments.SingleOrDefault(document => document.CentreId == file.CentreId && document.Sha256 == file.Sha256),
                HasWords = db.FileTexts.Any(text => text.CentreId == file.CentreId && text.FileId == file.Id && text.State == FileTextState.Taken),
            })
            .SingleOrDefaultAsync(stop);
        if (found is null || !ShownDocument.IsNamedSo(found.File.Name))
        {
            return null;
        }

        var (file, document) = (found.File, found.Document);
        return new ShownPage(file, document, path)
        {
            IsMadeHere = office.IsHere,
            Ahead = document is { State: WorkState.Done or WorkState.Failed } ? 0 : await Ahead(document?.AskedAt ?? file.StoredAt, stop),
            Seconds = document?.StartedAt is { } started ? Math.Max(0, (int)(clock.GetUtcNow() - started).TotalSeconds) : 0,
            HasWords = found.HasWords,
            MayTry = mayTry && document is { MayBeTriedAgain: true },
        };
    }

    public Task<ShownDocument?> Made(Guid fileId, CancellationToken stop) => Readable(fileId)
        .Join(
            db.ShownDocuments.Where(document => document.State == WorkState.Done),
            file => new { file.CentreId, file.Sha256 },
            document => new { document.CentreId, document.Sha256 },
            (file, document) => document)
        .AsNoTracking().SingleOrDefaultAsync(stop);

    /// <summary>To be changed.</summary>
    public Task<ShownDocument?> Own(Guid fileId, CancellationToken stop) => db.ShownDocuments
        .Where(document => Readable(fileId).Any(file => file.CentreId == document.CentreId && file.Sha256 == document.Sha256))
        .SingleOrDefaultAsync(stop);

    public Task<string?> Words(Guid fileId, CancellationToken stop) => db.FileTexts
        .Where(text => text.State == FileTextState.Taken && Readable(fileId).Any(file => file.CentreId == text.CentreId && file.Id == text.FileId))
        .Select(text => text.Text).SingleOrDefaultAsync(stop);

    private IQueryable<StoredFile> Readable(Guid fileId) =>
        db.Files.ReadableBy(me, db).Where(file => file.Id == fileId);

    // Of every centre on this site: they share what converts.
    private Task<int> Ahead(DateTimeOffset askedAt, CancellationToken stop) => db.ShownDocuments.CountAsync(
        document => (document.State == WorkState.Waiting || document.State == WorkState.Working) && document.AskedAt < askedAt, stop);
}
