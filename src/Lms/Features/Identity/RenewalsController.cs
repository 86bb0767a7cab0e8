using System.ComponentModel.DataAnnotations;
using Lms.Data;
using Lms.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Identity;

/// <summary>
/// The password asked for again on a page that may not be left, because something is being written there: the same person goes
/// on, and nobody else gets in.
/// </summary>
[JsonAnswer]
[AllowAnonymous]
[Route("/sign-in/renewals")]
public sealed class RenewalsController(SignInCheck check, UserManager<Account> accounts, IAntiforgery antiforgery, Texts text) : Controller
{
    /// <summary>An antiforgery token for whoever is signed in by now, which may be nobody.</summary>
    [HttpGet("new")]
    public IActionResult New() => Json(new { token = antiforgery.GetAndStoreTokens(HttpContext).RequestToken });

    [HttpPost]
    public async Task<IActionResult> Create(RenewalForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
        {
            return UnprocessableEntity(new { reason = text["Identity.WrongPassword"] });
        }

        var (outcome, triesLeft) = await check.TryAgain(HttpContext, form.Person, form.Password, stop);
        return outcome == SignInOutcome.Done
            ? Json(new { mustChange = await MustChange(form.Person) })
            : UnprocessableEntity(new { reason = SignInCheck.Refusal(text, outcome, triesLeft) });
    }

    // With a password that the office has just given out nothing but a new password is taken.
    private async Task<bool> MustChange(Guid person) => (await accounts.FindByIdAsync(person.ToString()))!.MustChangePassword;
}

public sealed class RenewalForm
{
    /// <summary>Who was signed in when the page was opened.</summary>
    public Guid Person { get; set; }

    [Required, StringLength(200), DataType(DataType.Password)]
    public string Password { get; set; } = "";
}
