using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Bank;

/// <summary>The centre's bank of questions.</summary>
[Allow(Role.AcademicOffice, Role.Lecturer, Role.Director, Role.DeputyDirector)]
[Route("c/{centre}/bank")]
public sealed class BankQuestionsController(LmsDbContext db, BankPages pages, TimeProvider clock) : BankPagesController(db, clock)
{
    [HttpGet]
    public async Task<IActionResult> Index(BankFilter filter, CancellationToken stop) => View(await pages.List(filter, stop));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, int version, CancellationToken stop)
    {
        var question = await Find(id, stop);
        return await Refusal(question, stop)
            ?? View(await pages.Read(question!, version, await May(EditBankQuestion.Policy, question!), stop));
    }
}
