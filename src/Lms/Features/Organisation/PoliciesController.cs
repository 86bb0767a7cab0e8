using Lms.Access;
using Lms.Data;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Organisation;

/// <summary>The rules that the centre works by, with the day and the paper they rest on.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Administrator)]
[Route("c/{centre}/policies")]
public sealed class PoliciesController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop)
    {
        var records = await db.PolicyRecords.AsNoTracking().Where(record => record.CentreId == CentreId).ToListAsync(stop);
        return View(PoliciesPage.Of(records, clock.Today()));
    }
}

/// <summary>Records in force today, those still to come, and those that were.</summary>
public sealed record PoliciesPage(
    DateOnly Today, IReadOnlyList<PolicyRecord> InForce, IReadOnlyList<PolicyRecord> ToCome, IReadOnlyList<PolicyRecord> Earlier)
{
    public static PoliciesPage Of(IReadOnlyCollection<PolicyRecord> records, DateOnly today)
    {
        var inForce = PolicyBook.At(today, records).Records.ToHashSet();
        var ordered = records.OrderBy(record => record.Key, StringComparer.Ordinal).ThenByDescending(record => record.ValidFrom).ToList();
        return new PoliciesPage(
            today,
            ordered.FindAll(inForce.Contains),
            ordered.FindAll(record => record.ValidFrom > today),
            ordered.FindAll(record => record.ValidFrom <= today && !inForce.Contains(record)));
    }
}
