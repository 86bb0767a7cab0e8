using System.Globalization;
using Lms.Data;
using Lms.Data.Marking;
using Lms.Data.Scopes;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Masking;

/// <summary>Words that the officer read and the register does not know: hidden in one script, or in all.</summary>
[Route("c/{centre}/sittings/{id:guid}/own-masks")]
public sealed class OwnMasksController(LmsDbContext db, SittingMasks masks, TimeProvider clock) : MaskingController(db, clock)
{
    /// <param name="script">Mask number; null for all of them.</param>
    [HttpPost]
    public Task<IActionResult> Create(Guid id, string? words, int? script, bool everywhere, CancellationToken stop) =>
        Change(id, "ScriptMask.Added", async sitting =>
        {
            var scripts = Db.ScriptsOf(sitting).Where(one => script == null || everywhere || one.MaskNumber == script);
            var hidden = await masks.Hide(sitting, scripts, CleanText.Of(words ?? ""), Me.PersonId, Now, stop);
            return (hidden.ToString(CultureInfo.InvariantCulture), hidden > 0 ? "Marking.NamesHidden" : "Marking.WordsNowhere", hidden);
        }, script is { } number ? Path("sittings", id, "maskings", number) : Path("sittings", id, "maskings"), stop);
}
