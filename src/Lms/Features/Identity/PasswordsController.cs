using System.ComponentModel.DataAnnotations;
using Lms.Data;
using Lms.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Identity;

/// <summary>A person's own password. One that the office gave out must be changed before anything else.</summary>
[WithOldPassword]
[Route("/password")]
public sealed class PasswordsController(LmsDbContext db, UserManager<Account> accounts, CurrentUser user, Texts text, TimeProvider clock)
    : Controller
{
    [HttpGet]
    public IActionResult Edit() => View(new PasswordForm { IsForced = user.MustChangePassword });

    [HttpPost]
    public async Task<IActionResult> Update(PasswordForm form, CancellationToken stop)
    {
        form.IsForced = user.MustChangePassword;
        if (!ModelState.IsValid)
        {
            return View("Edit", form);
        }

        var account = (await accounts.FindByIdAsync(user.PersonId.ToString()))!;
        account.MustChangePassword = false;
        db.Record(null, user.PersonId, "Account.PasswordChanged", account.Id, clock.GetUtcNow());
        var changed = await accounts.ChangePasswordAsync(account, form.Current, form.New);
        if (!changed.Succeeded)
        {
            var wrong = changed.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch));
            ModelState.AddModelError(
                wrong ? nameof(form.Current) : nameof(form.New),
                text[wrong ? "Identity.CurrentPasswordWrong" : "Identity.PasswordTooWeak"]);
            return View("Edit", form);
        }

        // Every other session of this account ends here; this one goes on.
        await SignInCheck.Begin(HttpContext, account);
        return LocalRedirect("/");
    }
}

public sealed class PasswordForm : IValidatableObject
{
    public const int ShortestPassword = 8;

    public bool IsForced { get; set; }

    [Display(Name = "Identity.CurrentPassword"), Required, StringLength(200), DataType(DataType.Password)]
    public string Current { get; set; } = "";

    [Display(Name = "Identity.NewPassword"), Required, StringLength(200, MinimumLength = ShortestPassword), DataType(DataType.Password)]
    public string New { get; set; } = "";

    [Display(Name = "Identity.NewPasswordAgain"), Required, StringLength(200), DataType(DataType.Password), Compare(nameof(New))]
    public string Again { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (New == Current && !string.IsNullOrEmpty(New))
        {
            yield return new ValidationResult(((Texts)validationContext.GetService(typeof(Texts))!)["Identity.PasswordUnchanged"], [nameof(New)]);
        }
    }
}
