using Lms.Data;
using Lms.Domain.Exams;
using Lms.Features.Shared;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Sittings;

/// <summary>Changes who has to do with a sitting; what is refused is told on its page.</summary>
public abstract class SittingChangesController(LmsDbContext db, SittingPages pages) : CentreController
{
    protected LmsDbContext Db => db;

    /// <summary>With its candidates and appointments; null in another centre.</summary>
    protected Task<ExamSitting?> Sitting(Guid id, CancellationToken stop) => db.Sittings.AsSplitQuery()
        .Include(known => known.Appointments).Include(known => known.Candidates)
        .SingleOrDefaultAsync(known => known.CentreId == CentreId && known.Id == id, stop);

    /// <param name="pick">Who was about to be appointed.</param>
    protected async Task<IActionResult> Draw(Guid id, PersonPick pick, CancellationToken stop) => View(
        "~/Features/Exams/Sittings/Views/Sittings/Show.cshtml",
        await pages.Read(Me, id, 1, stop) is { } page ? page with { Appointee = pick } : null);
}
