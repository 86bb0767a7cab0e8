using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Lms.Web.Documents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Papers;

public enum PaperFormat
{
    Docx,
    Xlsx,
}

/// <summary>The papers of a sitting's marking: by mask number, and by name only where names are open.</summary>
[Route("c/{centre}/sittings/{id:guid}/papers")]
public sealed class MarkPapersController(
    LmsDbContext db, MarkRecords records, MarkSheetPaper sheets, ReconciliationPaper reconciliation, MarkTablePaper table) : MarkingPagesController
{
    private bool Leads => Me.IsAnyOf(Role.Director, Role.DeputyDirector, Role.AcademicOffice);

    [HttpGet]
    public async Task<IActionResult> Index(Guid id, CancellationToken stop)
    {
        var sitting = await db.SittingKnownTo(Me, id, stop);
        if (sitting is null)
        {
            return NotFound();
        }

        // Whoever writes in it does not conduct it: the policy asks for that.
        await db.Entry(sitting).Collection(sitting => sitting.Candidates).Query().Where(candidate => candidate.PersonId == Me.PersonId).LoadAsync(stop);
        var (conducts, reads) = (await May(ConductSitting.Policy, sitting), await May(ReadMarks.Policy, sitting));
        return conducts || reads || await May(OverseeMarking.Policy, sitting)
            ? View(new MarkPapersPage(sitting, conducts, reads ? await records.Count(sitting, stop) : 0, sitting.ReleasedAt is not null && Leads && reads))
            : Forbid();
    }

    /// <summary>Written to disk first, like every long list: the slowest line holds no connection to the database.</summary>
    [HttpGet("mark-sheets")]
    public Task<IActionResult> Sheets(Guid id, CancellationToken stop) => OfMarked(id, async sitting =>
    {
        var file = new FileBufferingWriteStream();
        Response.RegisterForDisposeAsync(file);
        await sheets.Write(file, await records.Head(sitting, stop), await records.Questions(sitting, stop), records.Scripts(sitting, stop), stop);
        return new BufferedFile(file, PaperFormat.Docx.Type(), "phieu-cham.docx");
    }, stop);

    [HttpGet("reconciliation")]
    public Task<IActionResult> Reconciliation(Guid id, PaperFormat format, CancellationToken stop) => OfMarked(id, async sitting =>
    {
        var source = await Source(sitting, stop);
        return Give(format == PaperFormat.Xlsx ? reconciliation.Sheet(source) : reconciliation.Document(source), format, "bien-ban-thong-nhat-diem");
    }, stop);

    [HttpGet("mark-table")]
    public Task<IActionResult> Table(Guid id, PaperFormat format, CancellationToken stop) => OfMarked(id, async sitting =>
    {
        if (sitting.ReleasedAt is null || !Leads)
        {
            var source = await Source(sitting, stop);
            return Give(format == PaperFormat.Xlsx ? table.MaskedSheet(source) : table.MaskedDocument(source), format, "bang-diem-theo-phach");
        }

        var (head, rows, bands) = (await records.Head(sitting, stop), await records.Results(sitting, stop), await records.Bands(sitting, stop));
        return Give(format == PaperFormat.Xlsx ? table.Sheet(head, rows, bands) : table.Document(head, rows, bands), format, "bang-diem");
    }, stop);

    /// <summary>Before release 404 too while no script has both its sheets locked.</summary>
    private async Task<IActionResult> OfMarked(Guid id, Func<ExamSitting, Task<IActionResult>> answer, CancellationToken stop)
    {
        var sitting = await db.SittingKnownTo(Me, id, stop);
        if (sitting is null || !await May(ReadMarks.Policy, sitting))
        {
            return Refused(sitting);
        }

        return sitting.ReleasedAt is null && await records.Count(sitting, stop) == 0 ? NotFound() : await answer(sitting);
    }

    private Task<ReconciliationSource> Source(ExamSitting sitting, CancellationToken stop) => ReconciliationSource.Read(records, sitting, stop);

    private FileContentResult Give(byte[] paper, PaperFormat format, string name)
    {
        Response.Headers.CacheControl = "no-store";
        return File(paper, format.Type(), $"{name}.{format.ToString().ToLowerInvariant()}");
    }
}

/// <param name="Marked">Scripts both of whose sheets are locked, for who may read marks.</param>
/// <param name="MayArchive">The names are open to the reader.</param>
public sealed record MarkPapersPage(ExamSitting Sitting, bool MayConduct, int Marked, bool MayArchive);
