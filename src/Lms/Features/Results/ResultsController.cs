using Lms.Data;
using Lms.Data.Scopes;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Results;

/// <summary>A trainee's own results. Before release there are none: not in the list, not by address.</summary>
[Route("c/{centre}/results")]
public sealed class ResultsController(LmsDbContext db, OwnResults own, TimeProvider clock) : CentreController
{
    private const int PageSize = 20;

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop, int page = 1)
    {
        page = Math.Clamp(page, 1, 10_000);
        var mine = own.Released().Concat(own.Postponed());
        var rows = await mine.OrderByDescending(row => row.ReleasedAt).ThenBy(row => row.SittingId)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        var bands = await PinnedBands.Of(db, CentreId, [.. rows.Select(row => row.SittingId)], stop);
        var total = page == 1 && rows.Count < PageSize ? rows.Count : await mine.CountAsync(stop);
        return View(new ResultsPage(rows, bands, await own.Counting(stop), page, PageSize, total));
    }

    [HttpGet("{sittingId:guid}")]
    public async Task<IActionResult> Show(Guid sittingId, CancellationToken stop)
    {
        var row = await own.Released().SingleOrDefaultAsync(row => row.SittingId == sittingId, stop);
        if (row is null)
        {
            return NotFound();
        }

        var policies = await db.PoliciesOf(CentreId, sittingId, stop);
        return View(ResultPage.Of(row, PinnedBands.Of(sittingId, policies).NameOf(sittingId, row.Classification), await own.Answers(row, stop), await own.Sheets(row, stop)) with
        {
            Counts = (await own.Counting(stop)).Contains(sittingId),
            Incidents = row.Discipline is null ? [] : await own.Standing(sittingId, stop),
            Files = row.HasFiles ? await own.Files(row, stop) : [],
            AppealUntil = policies.Appeal.LastDay(SchoolTime.Day(row.ReleasedAt)),
            Today = clock.Today(),
        });
    }
}
