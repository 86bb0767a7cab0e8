using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Files;

/// <summary>A trainee's folder of an attempt, for the trainee alone. What is asked for is judged by when its request arrived.</summary>
public abstract class FolderController(FolderDesk desk) : CentreController
{
    protected FolderDesk Desk => desk;

    protected async Task<IActionResult> Change(Guid attemptId, Action<AttemptFolder> act, CancellationToken stop)
    {
        await using (var held = await desk.Hold(Me, attemptId, stop))
        {
            if (held is null)
            {
                return NotFound();
            }

            try
            {
                act(held.Folder);
            }
            catch (RuleBrokenException broken)
            {
                return await Refused(attemptId, broken, stop);
            }

            await desk.Close(held, stop);
        }

        return IsPart ? Draw((await desk.Read(Me, attemptId, stop))!) : LocalRedirect(Path("attempts", attemptId, "files"));
    }

    protected async Task<IActionResult> Refused(Guid attemptId, RuleBrokenException broken, CancellationToken stop)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await desk.Read(Me, attemptId, stop) is { } page ? Draw(page with { Problem = Text.Of(broken) }) : NotFound();
    }

    protected IActionResult Draw(FolderPage page) => IsPart ? PartialView("_Files", page) : View("Folder", page);

    /// <summary>The writing page's script asks for the list alone.</summary>
    private bool IsPart => Request.Headers["HX-Request-Type"] == "partial";
}
