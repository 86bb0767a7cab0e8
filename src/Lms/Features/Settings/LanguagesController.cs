using Lms.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Settings;

[AllowAnonymous]
public sealed class LanguagesController : Controller
{
    [HttpPost("/language")]
    public IActionResult Update(string? language, string? returnUrl)
    {
        var culture = language == "en" ? Preferences.English : Preferences.Vietnamese;
        Response.Cookies.Append(
            Preferences.LanguageCookie, CookieRequestCultureProvider.MakeCookieValue(culture), Preferences.Kept(Request));
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }
}
