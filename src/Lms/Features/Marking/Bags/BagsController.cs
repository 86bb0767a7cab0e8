using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Bags;

/// <summary>Where marking begins: what I have to mark, and the sittings whose marking I see to.</summary>
[Route("c/{centre}/marking")]
public sealed class BagsController(LmsDbContext db, TimeProvider clock) : CentreController
{
    private const int PageSize = 20;

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop, int page = 1)
    {
        page = Math.Clamp(page, 1, 10_000);
        var sheets = await MySheets().ToListAsync(stop);
        var seenTo = db.SittingsSeenToBy(Me);
        var sittings = await Rows(seenTo.OrderByDescending(sitting => sitting.Closes).ThenBy(sitting => sitting.Id))
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        var total = page == 1 && sittings.Count < PageSize ? sittings.Count : await seenTo.CountAsync(stop);
        return View(new BagsPage(
            [.. sheets.GroupBy(sheet => sheet.SittingId).Select(bag => new Bag(bag.Key, bag.First().SittingTitle, [.. bag]))],
            await MyStandardSheets().ToListAsync(stop), sittings, page, PageSize, total, clock.GetUtcNow()));
    }

    private IQueryable<BagSheet> MySheets() =>
        from sheet in db.MarkedBy(Me)
        join script in db.Scripts on new { sheet.CentreId, Id = sheet.ScriptId } equals new { script.CentreId, script.Id }
        join sitting in db.Sittings on new { script.CentreId, Id = script.ExamSittingId } equals new { sitting.CentreId, sitting.Id }
        // A sheet of an appeal comes after release: while it is open it lies in the bag like any other.
        where sitting.ReleasedAt == null || sheet.LockedAt == null
        orderby sitting.Closes, sitting.Id, script.MaskNumber
        select new BagSheet
        {
            Id = sheet.Id,
            MaskNumber = script.MaskNumber,
            SittingId = sitting.Id,
            SittingTitle = sitting.Title,
            LockedAt = sheet.LockedAt,
            Marked = sheet.Marks.Count,
            Total = sheet.Marks.Sum(mark => mark.Value),
            Items = db.PaperQuestions.Where(asked => asked.CentreId == sitting.CentreId && asked.ExamPaperId == sitting.ExamPaperId && asked.Form == sitting.Form)
                .SelectMany(asked => asked.Question.Scheme).Count(),
        };

    private IQueryable<StandardBag> MyStandardSheets() =>
        from sheet in db.StandardSheetsOf(Me)
        join common in db.StandardScripts on new { sheet.CentreId, sheet.ScriptId } equals new { common.CentreId, common.ScriptId }
        join script in db.Scripts on new { sheet.CentreId, Id = sheet.ScriptId } equals new { script.CentreId, script.Id }
        join sitting in db.Sittings on new { script.CentreId, Id = script.ExamSittingId } equals new { sitting.CentreId, sitting.Id }
        where sitting.ReleasedAt == null
        orderby sitting.Closes, sitting.Id, common.Place
        select new StandardBag
        {
            Id = sheet.Id,
            SittingId = sitting.Id,
            Title = sitting.Title,
            First = sitting.StandardFirst,
            Place = common.Place,
            MaskNumber = script.MaskNumber,
            LockedAt = sheet.LockedAt,
            Marked = sheet.Marks.Count,
        };

    private IQueryable<SittingRow> Rows(IQueryable<ExamSitting> sittings) => sittings.Select(sitting => new SittingRow
    {
        Id = sitting.Id,
        Title = sitting.Title,
        Closes = sitting.Closes,
        SealedAt = sitting.SealedAt,
        ReleasedAt = sitting.ReleasedAt,
        FirstMasksClosedAt = sitting.FirstMasksClosedAt,
        HandedOverAt = sitting.HandedOverAt,
        AllocatedAt = sitting.AllocatedAt,
        HoldsSecondKey = sitting.Appointments.Any(held => held.PersonId == Me.PersonId && held.Kind == AppointmentKind.SecondKeyHolder),
        IsMaskingOfficer = sitting.Appointments.Any(held => held.PersonId == Me.PersonId && held.Kind == AppointmentKind.MaskingOfficer),
        IsMarker = sitting.Appointments.Any(held => held.PersonId == Me.PersonId && held.Kind == AppointmentKind.Marker),
        IsHead = sitting.Appointments.Any(held => held.PersonId == Me.PersonId && held.Kind == AppointmentKind.HeadOfMarking),
        Scripts = db.Scripts.Count(script => script.CentreId == sitting.CentreId && script.ExamSittingId == sitting.Id),
        Settled = db.Scripts.Count(script => script.CentreId == sitting.CentreId && script.ExamSittingId == sitting.Id
            && db.Reconciliations.Any(made => made.CentreId == script.CentreId && made.ScriptId == script.Id && made.Mark != null)),
    });
}
