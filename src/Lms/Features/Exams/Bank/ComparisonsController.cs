using Lms.Access;
using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Bank;

/// <summary>Two versions of a question side by side.</summary>
[Allow(Role.AcademicOffice, Role.Lecturer, Role.Director, Role.DeputyDirector)]
[Route("c/{centre}/bank/{id:guid}/comparisons")]
public sealed class ComparisonsController(LmsDbContext db, TimeProvider clock) : BankPagesController(db, clock)
{
    /// <param name="from">The older version; left out, the one before.</param>
    /// <param name="to">The younger version; left out, the newest.</param>
    [HttpGet]
    public async Task<IActionResult> Show(Guid id, int from, int to, CancellationToken stop)
    {
        var question = await Find(id, stop);
        if (await Refusal(question, stop) is { } refusal)
        {
            return refusal;
        }

        var after = question!.Versions.FirstOrDefault(version => version.Version == to) ?? question.Newest!;
        return question.Versions.FirstOrDefault(version => version.Version == (from == 0 ? after.Version - 1 : from)) is { } before
            ? View(new ComparisonPage(question, before.Version, after.Version, await Fields(before, after, stop)))
            : Redirect(Path("bank", id));
    }

    private async Task<ComparedFields> Fields(Question before, Question after, CancellationToken stop) => new(
        Text["Exams.VersionNumber", before.Version], Text["Exams.VersionNumber", after.Version],
        ComparedFields.Of(QuestionFields.Of(before), QuestionFields.Of(after)))
    {
        Names = await DutyTags.NamesOf(Db, CentreId, stop),
    };
}

public sealed record ComparisonPage(BankQuestion Question, int From, int To, ComparedFields Fields);
