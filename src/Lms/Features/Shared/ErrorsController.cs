using Lms.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Shared;

[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorsController : Controller
{
    // A body that could not be read is not read again.
    [StreamedForm]
    [Route(ErrorPages.Path + "/{status:int:range(400,599)}")]
    public IActionResult Show(int status)
    {
        Response.StatusCode = status;
        if (HttpContext.IsWithoutDatabase())
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Response.Headers.RetryAfter = "2";
        }

        return View(new ErrorPage(Response.StatusCode));
    }
}
