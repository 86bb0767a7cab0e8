using Lms.Domain;
using Lms.Domain.Media;
using Lms.Web.Documents;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Documents;

/// <summary>Makes PDF of the documents that are materials of lesson plans.</summary>
public sealed class DocumentConversion(LmsDbContext db, FileStore files, OfficeToPdf office, TimeProvider clock, ILogger<DocumentConversion> log)
    : FileWorking<ShownDocument, DocumentProblem>(db, clock, log)
{
    private static readonly string[] Suffixes = [.. ShownDocument.NamesEndIn.Select(ending => "%" + ending)];

    public override bool IsHere => office.IsHere;

    public override Task Enqueue(CancellationToken stop) => Db.Database.ExecuteSqlAsync(
        $"""
        insert into shown_documents (centre_id, sha256, state, asked_at, tries, tries_since_asked)
        select f.centre_id, f.sha256, {(int)WorkState.Waiting}, min(f.stored_at), 0, 0
        from files f
        where lower(f.name) like any({Suffixes})
            and exists (select from materials m where m.centre_id = f.centre_id and m.file_id = f.id)
            and not exists (select from shown_documents d where d.centre_id = f.centre_id and d.sha256 = f.sha256)
        group by f.centre_id, f.sha256
        on conflict do nothing
        """,
        stop);

    protected override async Task Work(ShownDocument work, CancellationToken stop)
    {
        var (sha256, length) = await Convert(work, stop);
        work.Finish(sha256, length, Now);
    }

    private async Task<(string Sha256, long Length)> Convert(ShownDocument document, CancellationToken stop)
    {
        var ending = await Ending(document, stop);
        var folder = files.ScratchFolder();
        try
        {
            await using var pdf = File.OpenRead(await office.Convert(files.PathOf(document.Sha256), ending, folder, stop));
            return await files.Put(pdf, office.LongestPdf, stop);
        }
        catch (FileTooLargeException)
        {
            throw new WorkFailedException<DocumentProblem>(DocumentProblem.TooLarge);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Looked at again: what came before uploads were looked at so closely, or out of a backup, is opened by LibreOffice no sooner.
    private async Task<string> Ending(ShownDocument document, CancellationToken stop)
    {
        var name = await Db.Files.Where(file => file.CentreId == document.CentreId && file.Sha256 == document.Sha256)
            .OrderBy(file => file.StoredAt).ThenBy(file => file.Id).Select(file => file.Name).FirstOrDefaultAsync(stop);
        if (name is null || !await files.Fetch(document.Sha256, stop))
        {
            throw new WorkFailedException<DocumentProblem>(DocumentProblem.NotReadable);
        }

        try
        {
            await using var content = await files.Open(document.Sha256, stop);
            return SentDocument.RequireHarmless(content, name) is { } ending && ShownDocument.NamesEndIn.Contains(ending)
                ? ending
                : throw new WorkFailedException<DocumentProblem>(DocumentProblem.NotReadable);
        }
        catch (RuleBrokenException broken)
        {
            throw new WorkFailedException<DocumentProblem>(broken.Key switch
            {
                "Office.Locked" => DocumentProblem.Locked,
                "Office.Macros" or "Office.Bomb" or "Office.Climbs" or "Office.Declares" or "Office.TooManyParts" => DocumentProblem.Harmful,
                _ => DocumentProblem.NotReadable,
            });
        }
    }
}
