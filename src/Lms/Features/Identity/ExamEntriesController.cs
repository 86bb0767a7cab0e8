using System.ComponentModel.DataAnnotations;
using Lms.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lms.Features.Identity;

/// <summary>Into the room by the code on a slip: to that sitting, and to nothing else.</summary>
[AllowAnonymous]
[Route(CodeSession.EntryPath)]
public sealed class ExamEntriesController(CodeCheck check, Texts text) : Controller
{
    /// <param name="excused">Who was signed in here has just been postponed. It says nothing of anybody: the address alone brings it.</param>
    [HttpGet]
    public IActionResult New(bool excused) => View(new ExamEntryForm { IsExcused = excused });

    [HttpPost]
    public async Task<IActionResult> Create(ExamEntryForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
        {
            return View("New", form);
        }

        var (outcome, pass) = await check.Try(HttpContext, form.Login, form.Code, stop);
        if (outcome == EntryOutcome.Done)
        {
            return LocalRedirect($"/c/{pass!.Slug}/sittings/{pass.SittingId}/attempts/new");
        }

        form.IsExcused = outcome == EntryOutcome.Excused;
        if (!form.IsExcused)
        {
            ModelState.AddModelError(nameof(form.Code), text[outcome == EntryOutcome.Held ? "Identity.CodeTriesUp" : "Identity.WrongCode"]);
        }

        return View("New", form);
    }
}

public sealed class ExamEntryForm
{
    [Display(Name = "Identity.CandidateLogin"), Required, StringLength(64)]
    public string Login { get; set; } = "";

    [Display(Name = "Identity.EntryCode"), Required, StringLength(40)]
    public string Code { get; set; } = "";

    [BindNever]
    public bool IsExcused { get; set; }
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
        var outcome = ModelState.IsValid ? await check.TryAgain(HttpContext, form.Person, form.Password, stop) : EntryOutcome.Wrong;
        return outcome == EntryOutcome.Done
            ? Json(new { mustChange = false })
            : UnprocessableEntity(new
            {
                reason = text[outcome switch
                {
                    EntryOutcome.Held => "Identity.CodeTriesUp",
                    EntryOutcome.Excused => "Identity.Excused",
                    _ => "Identity.WrongCodeAgain",
                }],
            });
    }
}
