using System.ComponentModel.DataAnnotations;
using Lms.Data.Discussions;
using Lms.Data.Seeding;
using Lms.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Identity;

/// <summary>Signing in and out, and the way from "/" to the person's centre.</summary>
public sealed class SessionsController(SignInCheck check, CurrentUser user, Demo demo, SignOutNotice notice, Texts text) : Controller
{
    [HttpGet("/")]
    public IActionResult Index() =>
        user.OwnCentre is { } own ? LocalRedirect($"/c/{own.Slug}")
        : user.Provinces is [var province, ..] ? LocalRedirect($"/p/{province.Slug}")
        : View("NoCentre");

    [AllowAnonymous]
    [HttpGet("/sign-in")]
    public async Task<IActionResult> New(string? returnUrl, CancellationToken stop) =>
        await Page(new SignInForm { ReturnUrl = returnUrl }, stop);

    [AllowAnonymous]
    [HttpPost("/sign-in")]
    public async Task<IActionResult> Create(SignInForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
        {
            return await Page(form, stop);
        }

        var (outcome, triesLeft) = await check.Try(HttpContext, form.Login, form.Password, stop);
        if (outcome == SignInOutcome.Done)
        {
            return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl! : "/");
        }

        ModelState.AddModelError(nameof(form.Password), SignInCheck.Refusal(text, outcome, triesLeft));
        return await Page(form, stop);
    }

    [WithCode]
    [WithOldPassword]
    [HttpPost("/sign-out")]
    public async Task<IActionResult> Delete(CancellationToken stop)
    {
        await HttpContext.SignOutAsync();
        await notice.Tell(user.PersonId, stop);

        // What the device keeps of an exam goes too, with or without the page's script.
        Response.Headers["Clear-Site-Data"] = "\"storage\"";
        return LocalRedirect("/sign-in");
    }

    // The demo's passwords are public; where it is loaded, the page says so.
    private async Task<ViewResult> Page(SignInForm form, CancellationToken stop)
    {
        ViewData["Demo"] = await demo.Logins(stop);
        return View("New", form);
    }
}

public sealed class SignInForm
{
    [Display(Name = "Identity.Login"), Required, StringLength(64)]
    public string Login { get; set; } = "";

    [Display(Name = "Identity.Password"), Required, StringLength(200), DataType(DataType.Password)]
    public string Password { get; set; } = "";

    public string? ReturnUrl { get; set; }
}
