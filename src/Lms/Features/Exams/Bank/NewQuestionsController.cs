using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Bank;

/// <summary>Writes new questions into the bank, and into a paper at once where one is named.</summary>
[Allow(Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/bank")]
public sealed class NewQuestionsController(LmsDbContext db, BankDesk desk, TimeProvider clock) : QuestionFormsController(db, desk, clock)
{
    [HttpGet("new")]
    public Task<IActionResult> New(QuestionForm form, CancellationToken stop)
    {
        ModelState.Clear();
        return Form(form, null, stop);
    }

    [HttpPost]
    public async Task<IActionResult> Create(QuestionForm form, CancellationToken stop)
    {
        await using var change = await Db.HoldPaper(CentreId, form.Paper ?? Guid.Empty, stop);
        var made = !form.MoreLines && ModelState.IsValid && await Desk.Knows(form, stop) ? await Desk.Make(form, Obeys, stop) : null;
        if (made is null)
        {
            return await Form(form, null, stop);
        }

        await Db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Exams.QuestionSaved", form.Paper is { } paper ? Path("papers", paper) : Path("bank", made.Id));
    }
}
