using Lms.Data;
using Lms.Data.Marking;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Masking;

/// <summary>With two rounds of masks: the first key-holder is done, and the second may draw.</summary>
[Route("c/{centre}/sittings/{id:guid}/mask-closings")]
public sealed class MaskClosingsController(LmsDbContext db, SittingMasks masks, TimeProvider clock) : MaskingController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> Create(Guid id, CancellationToken stop) => Change(id, "ExamSitting.FirstMasksClosed", async sitting =>
    {
        await masks.CloseFirst(sitting, Now, stop);
        return ("", "Marking.FirstMasksClosed", null);
    }, Path("sittings", id, "maskings"), stop);
}
