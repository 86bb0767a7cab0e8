using System.ComponentModel.DataAnnotations;
using Lms.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Identity;

/// <summary>Into the room by the code on a slip: to that sitting, and to nothing else.</summary>
[AllowAnonymous]
[Route(CodeSession.EntryPath)]
public sealed class ExamEntriesController(CodeCheck check, Texts text) : Controller
{
    [HttpGet]
    public IActionResult New() => View(new ExamEntryForm());

    [HttpPost]
    public async Task<IActionResult> Create(ExamEntryForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
        {
            return View("New", form);
        }

        var (pass, isHeld) = await check.Try(HttpContext, form.Login, form.Code, stop);
        if (pass is not null)
        {
            return LocalRedirect($"/c/{pass.Slug}/sittings/{pass.SittingId}/attempts/new");
        }

        ModelState.AddModelError(nameof(form.Code), text[isHeld ? "Identity.CodeTriesUp" : "Identity.WrongCode"]);
        return View("New", form);
    }
}

public sealed class ExamEntryForm
{
    [Display(Name = "Identity.CandidateLogin"), Required, StringLength(64)]
    public string Login { get; set; } = "";

    [Display(Name = "Identity.EntryCode"), Required, StringLength(40)]
    public string Code { get; set; } = "";
}

/// <summary>The code asked for again over what is being written, of the same candidate.</summary>
[JsonAnswer]
[AllowAnonymous]
[Route(CodeSession.EntryPath + "/renewals")]
public sealed class EntryRenewalsController(CodeCheck check, IAntiforgery antiforgery, Texts text) : Controller
{
    [HttpGet("new")]
    public IActionResult New() => Json(new { token = antiforgery.GetAndStoreTokens(HttpContext).RequestToken });

    [HttpPost]
    public async Task<IActionResult> Create(RenewalForm form, CancellationToken stop)
    {
        var (pass, isHeld) = ModelState.IsValid ? await check.TryAgain(HttpContext, form.Person, form.Password, stop) : (null, false);
        return pass is not null
            ? Json(new { mustChange = false })
            : UnprocessableEntity(new { reason = text[isHeld ? "Identity.CodeTriesUp" : "Identity.WrongCodeAgain"] });
    }
}
