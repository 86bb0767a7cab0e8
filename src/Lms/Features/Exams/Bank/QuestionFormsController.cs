using Lms.Data;
using Lms.Domain.Exams;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Bank;

/// <summary>Where a question is written, new or again: one form for both.</summary>
public abstract class QuestionFormsController(LmsDbContext db, BankDesk desk, TimeProvider clock) : BankPagesController(db, clock)
{
    protected BankDesk Desk => desk;

    protected async Task<IActionResult> Form(QuestionForm form, BankQuestion? question, CancellationToken stop)
    {
        if (form.MoreLines)
        {
            ModelState.Clear();
        }

        ModelState.Remove(nameof(form.Seen));
        if (question is null && !await desk.Knows(form, stop))
        {
            return NotFound();
        }

        await desk.Prepare(form, question, stop);
        return View("_QuestionForm", form);
    }
}
