using System.ComponentModel.DataAnnotations;
using Lms.Data;
using Lms.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Identity;

/// <summary>Signing in and out, and the way from "/" to the person's centre.</summary>
public sealed class SessionsController(LmsDbContext db, SignIn signIn, Texts text) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Index(CancellationToken stop)
    {
        var person = User.PersonId();
        var slugs = await db.Memberships.Where(member => member.PersonId == person)
            .Join(db.Centres, member => member.CentreId, centre => centre.Id, (member, centre) => new { member.Since, centre.Slug })
            .OrderBy(centre => centre.Since)
            .Select(centre => centre.Slug)
            .Take(1)
            .ToListAsync(stop);
        return slugs.Count == 0 ? View("NoCentre") : LocalRedirect($"/c/{slugs[0]}");
    }

    [AllowAnonymous]
    [HttpGet("/sign-in")]
    public IActionResult New(string? returnUrl) => View(new SignInForm { ReturnUrl = returnUrl });

    [AllowAnonymous]
    [HttpPost("/sign-in")]
    public async Task<IActionResult> Create(SignInForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
        {
            return View("New", form);
        }

        var (outcome, triesLeft) = await signIn.Try(HttpContext, form.Login, form.Password, stop);
        if (outcome == SignInOutcome.Done)
        {
            return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl! : "/");
        }

        ModelState.AddModelError(nameof(form.Password), outcome == SignInOutcome.LockedOut ? text["Identity.LockedOut"]
            : triesLeft > 0 ? text["Identity.WrongPasswordTriesLeft", triesLeft]
            : text["Identity.WrongPassword"]);
        return View("New", form);
    }

    [WithOldPassword]
    [HttpPost("/sign-out")]
    public async Task<IActionResult> Delete()
    {
        await HttpContext.SignOutAsync();
        return LocalRedirect("/sign-in");
    }
}

public sealed class SignInForm
{
    [Required, StringLength(64)]
    public string Login { get; set; } = "";

    [Required, StringLength(200), DataType(DataType.Password)]
    public string Password { get; set; } = "";

    public string? ReturnUrl { get; set; }
}
