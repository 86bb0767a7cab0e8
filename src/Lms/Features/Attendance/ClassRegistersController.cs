using Lms.Domain.Classes;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Attendance;

/// <summary>The register of a class: whole for those who teach and run it, the own line for its trainees.</summary>
[Route("c/{centre}/classes/{id:guid}/attendance")]
public sealed class ClassRegistersController(ClassRegisterQuery registers) : CentreController
{
    /// <param name="id">The class.</param>
    /// <param name="stop">Asked to stop.</param>
    /// <param name="page">Of trainees, from 1.</param>
    /// <param name="block">Of sessions, from 1; left out, the one with the last session that has begun.</param>
    /// <param name="find">Part of a name or code.</param>
    [HttpGet]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop, int page = 1, int? block = null, string? find = null)
    {
        if (await registers.Head(Me, id, stop) is not { } register)
        {
            return NotFound();
        }

        register.Block = Math.Clamp(block ?? register.LatestBlock, 1, register.Blocks);
        if (Me.IsAnyOf(ClassRegisterQuery.SeeAll))
        {
            await registers.Fill(Me, register, page, find, stop);
            return View("Show", register);
        }

        if (await registers.Own(Me, register, stop) is not { } own)
        {
            return NotFound();
        }

        register.Rows = [own];
        return View("Own", register);
    }
}
