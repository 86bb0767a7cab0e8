using System.Globalization;
using Lms.Data;
using Lms.Data.Marking;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking.Masking;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Masking;

/// <summary>
/// Hides or leaves what was found: one place, a name wherever it stands, or all that is undecided. Undone by deciding the other way,
/// until hand-over.
/// </summary>
[Route("c/{centre}/sittings/{id:guid}/mask-decisions")]
public sealed class MaskDecisionsController(LmsDbContext db, SittingMasks masks, TimeProvider clock) : MaskingController(db, clock)
{
    /// <param name="script">Mask number of the page it was pressed on, to go back there.</param>
    [HttpPost]
    public Task<IActionResult> Create(Guid id, MaskState decision, Guid? mask, string? name, MaskKind? kind, int? script, CancellationToken stop) =>
        Change(id, "ScriptMask.Decided", async sitting =>
        {
            if (decision is not (MaskState.Hidden or MaskState.Left))
            {
                throw new Domain.RuleBrokenException("ScriptMask.DecisionUnknown");
            }

            var changed = await masks.Decide(sitting, Asked(sitting, mask, name, kind), decision, Me.PersonId, Now, stop);
            var what = mask is not null ? "one" : name ?? "all undecided";
            return (string.Create(CultureInfo.InvariantCulture, $"{decision}: {what}, {changed}"),
                decision == MaskState.Hidden ? "Marking.NamesHidden" : "Marking.NamesLeft", changed);
        }, script is { } number ? Path("sittings", id, "maskings", number) : Path("sittings", id, "maskings"), stop);

    private IQueryable<ScriptMask> Asked(ExamSitting sitting, Guid? mask, string? name, MaskKind? kind)
    {
        var all = masks.MasksOf(Db.ScriptsOf(sitting));
        return mask is { } one ? all.Where(found => found.Id == one)
            : name is not null ? all.Where(found => found.Name == name && found.Kind == kind)
            : all.Where(found => found.State == MaskState.Proposed);
    }
}
