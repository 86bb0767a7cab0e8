using Lms.Access;
using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams;

/// <summary>The questions of a paper that no sitting uses yet.</summary>
[Allow(Role.AcademicOffice)]
[Route("c/{centre}/papers/{paperId:guid}/questions")]
public sealed class QuestionsController(LmsDbContext db) : CentreController
{
    [HttpGet("new")]
    public Task<IActionResult> New(Guid paperId, QuestionKind kind, CancellationToken stop) =>
        Form(paperId, null, _ => new QuestionForm { Kind = Enum.IsDefined(kind) ? kind : QuestionKind.Theory }, stop);

    [HttpGet("{id:guid}/edit")]
    public Task<IActionResult> Edit(Guid paperId, Guid id, CancellationToken stop) =>
        Form(paperId, id, paper => QuestionForm.Of(paper.Question(id)), stop);

    [HttpPost]
    public Task<IActionResult> Create(Guid paperId, QuestionForm form, CancellationToken stop) => Save(paperId, null, form, stop);

    [HttpPost("{id:guid}")]
    public Task<IActionResult> Update(Guid paperId, Guid id, QuestionForm form, CancellationToken stop) => Save(paperId, id, form, stop);

    [HttpPost("{id:guid}/removals")]
    public async Task<IActionResult> Delete(Guid paperId, Guid id, CancellationToken stop)
    {
        await using var change = await db.HoldPaper(CentreId, paperId, stop);
        if (await Paper(paperId, stop) is not { } paper || !Has(paper, id))
        {
            return NotFound();
        }

        paper.RemoveQuestion(id);
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Exams.QuestionRemoved", Path("papers", paperId));
    }

    private async Task<IActionResult> Form(Guid paperId, Guid? id, Func<ExamPaper, QuestionForm> fill, CancellationToken stop) =>
        await Paper(paperId, stop) switch
        {
            { FixedAt: null } paper when Has(paper, id) => await Show(paper, id, fill(paper), stop),
            { FixedAt: not null } paper when Has(paper, id) => Redirect(Path("papers", paperId)),
            _ => NotFound(),
        };

    private async Task<IActionResult> Save(Guid paperId, Guid? id, QuestionForm form, CancellationToken stop)
    {
        await using var change = await db.HoldPaper(CentreId, paperId, stop);
        if (await Paper(paperId, stop) is not { } paper || !Has(paper, id))
        {
            return NotFound();
        }

        paper.RequireOpen();
        var tags = await DutyTags.NamesOf(db, CentreId, stop);
        if (id is { } existing && !form.MoreLines && !form.IsOf(paper.Question(existing)))
        {
            Refuse("", "Exams.QuestionChangedElsewhere");
        }

        form.Variants.RemoveAll(variant => !tags.ContainsKey(variant.Tag));
        if (form.MoreLines || !ModelState.IsValid || !form.WriteTo(paper, id, Obeys))
        {
            return await Show(paper, id, form, stop);
        }

        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Exams.QuestionSaved", Path("papers", paperId));
    }

    private async Task<IActionResult> Show(ExamPaper paper, Guid? id, QuestionForm form, CancellationToken stop)
    {
        if (form.MoreLines)
        {
            ModelState.Clear();
        }

        ModelState.Remove(nameof(form.Seen));

        form.Prepare(paper, id, await DutyTags.NamesOf(db, CentreId, stop));
        return View("Form", form);
    }

    private Task<ExamPaper?> Paper(Guid paperId, CancellationToken stop) => db.Papers.AsSplitQuery()
        .WithQuestions().Include(paper => paper.Questions).ThenInclude(question => question.Scheme)
        .InCentre(CentreId, paperId, stop);

    private static bool Has(ExamPaper paper, Guid? id) => id is null || paper.Questions.Any(question => question.Id == id);
}
