using Lms.Domain;
using Lms.Domain.Media;
using Lms.Web.Documents;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Documents;

/// <summary>
/// Makes PDF of the documents that are materials of lesson plans, one after the other on each node. That a document is begun is written first
/// and can be seen; its row is then held until it has ended, so that a node that goes down gives it back at once.
/// </summary>
public sealed class DocumentConversion(
    LmsDbContext db, FileStore files, OfficeToPdf office, IHostApplicationLifetime host, TimeProvider clock, ILogger<DocumentConversion> log)
{
    private static readonly string[] Suffixes = [.. ShownDocument.NamesEndIn.Select(ending => "%" + ending)];

    /// <returns>How many ended, well or badly. None where no LibreOffice is.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        if (!office.IsHere)
        {
            return 0;
        }

        // The clockwork waits for what runs when the site stops: this would be minutes.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, host.ApplicationStopping);
        await Enqueue(either.Token);
        var ended = 0;
        while (await Begin(either.Token) is { } begun)
        {
            ended += await Hold(begun, either.Token) ? 1 : 0;
        }

        return ended;
    }

    private Task<int> Enqueue(CancellationToken stop) => db.Database.ExecuteSqlAsync(
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

    /// <summary>The next one that nobody holds: it waits, or its node went down over it.</summary>
    private async Task<ShownDocument?> Begin(CancellationToken stop)
    {
        while (true)
        {
            db.ChangeTracker.Clear();
            await using var change = await db.Database.BeginTransactionAsync(stop);
            var next = (await db.ShownDocuments.FromSql(
                $"""
                select * from shown_documents where state in ({(int)WorkState.Waiting}, {(int)WorkState.Working})
                order by asked_at, sha256, centre_id for update skip locked limit 1
                """).ToListAsync(stop)).SingleOrDefault();
            var begins = next?.Begin(clock.GetUtcNow()) ?? false;
            await db.SaveChangesAsync(stop);
            await change.CommitAsync(stop);
            if (next is null || begins)
            {
                return next;
            }
        }
    }

    /// <returns>False when another node has taken it meanwhile, or this one stops.</returns>
    private async Task<bool> Hold(ShownDocument begun, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        await using var change = await db.Database.BeginTransactionAsync(stop);
        var document = (await db.ShownDocuments.FromSql(
            $"""
            select * from shown_documents where centre_id = {begun.CentreId} and sha256 = {begun.Sha256}
                and state = {(int)WorkState.Working} and tries = {begun.Tries} for update skip locked
            """).ToListAsync(stop)).SingleOrDefault();
        if (document is null)
        {
            return false;
        }

        try
        {
            var (sha256, length) = await Convert(document, stop);
            document.Finish(sha256, length, clock.GetUtcNow());
        }
        catch (ConversionFailedException failed)
        {
            log.LogInformation("The document {Sha256} did not become a PDF: {Problem}", document.Sha256, failed.Problem);
            document.Fail(failed.Problem, clock.GetUtcNow());
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            document.PutBack();
        }

        await db.SaveChangesAsync(CancellationToken.None);
        await change.CommitAsync(CancellationToken.None);
        return document.State != WorkState.Waiting;
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
            throw new ConversionFailedException(DocumentProblem.TooLarge);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Looked at again: what came before uploads were looked at so closely, or out of a backup, is opened by LibreOffice no sooner.
    private async Task<string> Ending(ShownDocument document, CancellationToken stop)
    {
        var name = await db.Files.Where(file => file.CentreId == document.CentreId && file.Sha256 == document.Sha256)
            .OrderBy(file => file.StoredAt).ThenBy(file => file.Id).Select(file => file.Name).FirstOrDefaultAsync(stop);
        if (name is null || !files.Has(document.Sha256))
        {
            throw new ConversionFailedException(DocumentProblem.NotReadable);
        }

        try
        {
            await using var content = files.Open(document.Sha256);
            return SentDocument.RequireHarmless(content, name) is { } ending && ShownDocument.NamesEndIn.Contains(ending)
                ? ending
                : throw new ConversionFailedException(DocumentProblem.NotReadable);
        }
        catch (RuleBrokenException broken)
        {
            throw new ConversionFailedException(broken.Key switch
            {
                "Office.Locked" => DocumentProblem.Locked,
                "Office.Macros" or "Office.Bomb" or "Office.Climbs" or "Office.Declares" or "Office.TooManyParts" => DocumentProblem.Harmful,
                _ => DocumentProblem.NotReadable,
            });
        }
    }
}
