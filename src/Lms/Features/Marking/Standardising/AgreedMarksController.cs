using System.Globalization;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain;
using Lms.Domain.Marking.Standardising;
using Lms.Features.Marking.Reconciling;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Standardising;

/// <summary>What the group agreed on for a script of the common set: a mark and a word for every item. Of two who write it, the second is shown both.</summary>
[Route("c/{centre}/sittings/{id:guid}/standardisations/{place:int}/agreed-marks")]
public sealed class AgreedMarksController(LmsDbContext db, HeadsDesk desk, TimeProvider clock) : HeadOfMarkingController(db, desk, clock)
{
    [HttpGet("edit")]
    public Task<IActionResult> Edit(Guid id, int place, CancellationToken stop) => AsHead(
        id, async (sitting, _) => await Page(sitting, place, stop) is { } page ? View(page) : NotFound(), stop);

    [HttpPost]
    public Task<IActionResult> Update(Guid id, int place, AgreedForm form, CancellationToken stop) => AsHead(id, async (sitting, change) =>
    {
        var script = await Db.StandardScripts.Include(one => one.Agreed)
            .SingleOrDefaultAsync(one => one.CentreId == CentreId && one.ExamSittingId == id && one.Place == place, stop);
        if (script is null)
        {
            return NotFound();
        }

        var now = Clock.GetUtcNow();
        var items = await AgreedPage.Items(Db, sitting, stop);
        var step = (await Db.PoliciesOf(sitting, stop)).MarkStep;
        if (!ModelState.IsValid || !Obeys(() => Agree(sitting, script, items, form, step, now)))
        {
            Db.ChangeTracker.Clear();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Edit", (await Page(sitting, place, stop))!.Typed(form));
        }

        Db.Record(CentreId, Me.PersonId, "StandardScript.Agreed", script.ScriptId, now, script.Agreed.Sum(mark => mark.Value).ToString(CultureInfo.InvariantCulture));
        await Db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Marking.AgreedSaved", Path("sittings", id, "standardisations"));
    }, stop);

    private async Task<AgreedPage?> Page(Domain.Exams.ExamSitting sitting, int place, CancellationToken stop) =>
        await AgreedPage.Read(Db, sitting, place, stop) is { } page
            ? page with { Files = sitting.TakesFiles ? await Desk.Files(sitting, page.MaskNumber, stop) : [] }
            : null;

    private void Agree(
        Domain.Exams.ExamSitting sitting, StandardScript script, IReadOnlyList<Domain.Exams.SchemeItem> items, AgreedForm form, decimal step, DateTimeOffset now)
    {
        sitting.RequireStandardisable();
        form.RequireSeen(AgreedForm.Of(script));
        var given = items.Where(item => !string.IsNullOrWhiteSpace(form.Marks.GetValueOrDefault(item.Id)))
            .ToDictionary(item => item.Id, item => (TypedMark.Read(form.Marks[item.Id]), form.Remark(item.Id)));
        script.Agree(items, given, step, Me.PersonId, now);
    }
}
