using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking;

/// <summary>How far the marking of a sitting has come: by marker and by mask number, never by trainee.</summary>
[Route("c/{centre}/sittings/{id:guid}/marking")]
public sealed class MarkingBoardsController(LmsDbContext db, TimeProvider clock) : MarkingPagesController
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop)
    {
        var sitting = await db.SittingKnownTo(Me, id, stop);
        if (sitting is null || !await May(OverseeMarking.Policy, sitting))
        {
            return Refused(sitting);
        }

        var sheets = await Sheets(sitting).ToListAsync(stop);
        return View(new BoardPage(sitting, sheets, await Markers(sitting, stop), await Settled(sitting, stop), clock.GetUtcNow())
        {
            IsHead = await May(SettleMarks.Policy, sitting),
            MaySeal = await May(SealSitting.Policy, sitting),
            MayRelease = await May(ReleaseSitting.Policy, sitting),
            MayReadMasks = await May(ReadMasks.Policy, sitting),
        });
    }

    private IQueryable<BoardSheet> Sheets(ExamSitting sitting) =>
        from sheet in db.MarkSheets
        join script in db.Scripts on new { sheet.CentreId, Id = sheet.ScriptId } equals new { script.CentreId, script.Id }
        where script.CentreId == sitting.CentreId && script.ExamSittingId == sitting.Id && sheet.Round < MarkAppeal.FirstRound
        orderby script.MaskNumber, sheet.Round
        select new BoardSheet
        {
            MaskNumber = script.MaskNumber,
            Round = sheet.Round,
            MarkerId = sheet.MarkerId,
            LockedAt = sheet.LockedAt,
            Marked = sheet.Marks.Count,
        };

    private Task<int> Settled(ExamSitting sitting, CancellationToken stop) => db.ScriptsOf(sitting).CountAsync(
        script => db.Reconciliations.Any(made => made.CentreId == script.CentreId && made.ScriptId == script.Id && made.Mark != null), stop);

    private Task<List<BoardMarker>> Markers(ExamSitting sitting, CancellationToken stop)
    {
        var appointed = sitting.Appointments.Where(held => held.Kind == AppointmentKind.Marker).Select(held => held.PersonId).ToList();
        return db.People.Where(person => appointed.Contains(person.Id))
            .OrderBy(person => person.GivenName).ThenBy(person => person.FamilyName).ThenBy(person => person.Id)
            .Select(person => new BoardMarker(person.Id, person.FullName))
            .ToListAsync(stop);
    }
}
