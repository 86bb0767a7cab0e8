using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Bank;

/// <summary>The centre's bank of questions.</summary>
[Allow(Role.AcademicOffice, Role.Lecturer, Role.Director, Role.DeputyDirector)]
[Route("c/{centre}/bank")]
public sealed class BankQuestionsController(LmsDbContext db, BankPages pages, BankDesk desk, TimeProvider clock) : BankPagesController(db, clock)
{
    [HttpGet]
    public async Task<IActionResult> Index(BankFilter filter, CancellationToken stop) => View(await pages.List(filter, stop));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, int version, CancellationToken stop) =>
        await Find(id, stop) is not { } question ? NotFound()
        : await IsHeldBack(id, stop) ? HeldBack()
        : View(await pages.Read(question, version, await May(EditBankQuestion.Policy, question), stop));

    [HttpGet("new")]
    [Allow(Role.AcademicOffice, Role.Lecturer)]
    public Task<IActionResult> New(QuestionForm form, CancellationToken stop)
    {
        ModelState.Clear();
        return Form(form, null, stop);
    }

    [HttpPost]
    [Allow(Role.AcademicOffice, Role.Lecturer)]
    public async Task<IActionResult> Create(QuestionForm form, CancellationToken stop)
    {
        await using var change = await Db.HoldPaper(CentreId, form.Paper ?? Guid.Empty, stop);
        var made = form.MoreLines || !ModelState.IsValid ? null : await desk.Make(form, Obeys, stop);
        if (made is null)
        {
            return await Form(form, null, stop);
        }

        await Db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Exams.QuestionSaved", form.Paper is { } paper ? Path("papers", paper) : Path("bank", made.Id));
    }

    [HttpGet("{id:guid}/edit")]
    [Allow(Role.AcademicOffice, Role.Lecturer)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken stop) =>
        await Refusal(id, stop) ?? await Form(QuestionForm.Of((await Find(id, stop))!), id, stop);

    [HttpPost("{id:guid}")]
    [Allow(Role.AcademicOffice, Role.Lecturer)]
    public async Task<IActionResult> Update(Guid id, QuestionForm form, CancellationToken stop)
    {
        await using var change = await Db.HoldBankQuestion(CentreId, id, stop);
        if (await Refusal(id, stop) is { } refused)
        {
            return refused;
        }

        var question = (await Find(id, stop))!;
        if (!form.MoreLines && !form.IsOf(question))
        {
            Refuse("", "Exams.QuestionChangedElsewhere");
            form.Stored = QuestionFields.Of(question.Newest!);
        }

        if (form.MoreLines || !ModelState.IsValid || !await desk.Rewrite(question, form, Obeys, stop))
        {
            return await Form(form, id, stop);
        }

        await Db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Exams.QuestionSaved", Path("bank", id));
    }

    private async Task<IActionResult?> Refusal(Guid id, CancellationToken stop) =>
        await Db.BankQuestions.AsNoTracking().InCentre(CentreId, id, stop) is not { } question ? NotFound()
        : !await May(EditBankQuestion.Policy, question) ? Forbid()
        : await IsHeldBack(id, stop) ? HeldBack()
        : null;

    private async Task<IActionResult> Form(QuestionForm form, Guid? id, CancellationToken stop)
    {
        if (form.MoreLines)
        {
            ModelState.Clear();
        }

        ModelState.Remove(nameof(form.Seen));
        Db.ChangeTracker.Clear();
        return await desk.Prepare(form, id is { } known ? await Find(known, stop) : null, stop) ? View("Form", form) : NotFound();
    }
}
