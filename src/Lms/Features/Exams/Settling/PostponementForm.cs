using System.ComponentModel.DataAnnotations;
using Lms.Data;
using Lms.Domain.Exams;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Settling;

public sealed class PostponementForm
{
    [Display(Name = "Exams.PostponementReason"), Required, StringLength(ConductAct.ReasonLength)]
    public string Reason { get; set; } = "";

    [Display(Name = "Exams.PostponementBasis"), Required, StringLength(Domain.Exams.Postponement.BasisLength)]
    public string Basis { get; set; } = "";

    [Display(Name = "Exams.ForceMajeure")]
    public bool IsForceMajeure { get; set; }
}

public sealed record ChosenCandidate(Guid PersonId, int Number, string FullName, string Code, bool HasBegun);

public sealed record PostponementPage(Guid SittingId, string Sitting, IReadOnlyList<ChosenCandidate> Chosen, PostponementForm Postponement)
{
    public static async Task<PostponementPage> Of(
        LmsDbContext db, ExamSitting sitting, IReadOnlyList<Guid> people, PostponementForm form, CancellationToken stop) =>
        new(sitting.Id, sitting.Title, await db.Candidates.AsNoTracking()
            .Where(candidate => candidate.CentreId == sitting.CentreId && candidate.ExamSittingId == sitting.Id && people.Contains(candidate.PersonId))
            .Join(db.People, candidate => candidate.PersonId, person => person.Id, (candidate, person) => new { candidate, person })
            .OrderBy(both => both.candidate.Number)
            .Select(both => new ChosenCandidate(
                both.person.Id, both.candidate.Number, both.person.FullName, both.person.Code,
                db.Attempts.Any(taken => taken.CentreId == both.candidate.CentreId && taken.ExamSittingId == both.candidate.ExamSittingId
                    && taken.PersonId == both.candidate.PersonId)))
            .ToListAsync(stop), form);
}
