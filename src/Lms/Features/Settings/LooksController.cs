using Lms.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Settings;

[AllowAnonymous]
public sealed class LooksController : Controller
{
    [HttpPost("/looks")]
    public IActionResult Update(string? text, string? theme, string? contrast, string? returnUrl)
    {
        Looks.Of(Request).With(text, theme, contrast).Keep(HttpContext);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }
}
