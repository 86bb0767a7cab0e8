using Lms.Data;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Provinces;

/// <summary>The centres of a province, for those of the province. To everybody else there is none.</summary>
[Authorize]
[Route("p/{province}")]
public sealed class ProvincesController(LmsDbContext db, CurrentUser me, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string province, CancellationToken stop) =>
        me.Provinces.FirstOrDefault(one => one.Slug == province) is { } seen
            ? View(new ProvincePage(seen.Name, await Centres(seen.Slug, clock.GetUtcNow(), stop)))
            : NotFound();

    private Task<List<CentreLine>> Centres(string province, DateTimeOffset now, CancellationToken stop)
    {
        var today = SchoolTime.Day(now);
        var english = Preferences.IsEnglish;
        return db.Centres.AsNoTracking()
            .Where(centre => db.Provinces.Any(one => one.Id == centre.ProvinceId && one.Slug == province))
            .OrderBy(centre => EF.Functions.Collate(centre.Name, "vi")).ThenBy(centre => centre.Slug)
            .Select(centre => new CentreLine(
                centre.Slug,
                centre.Name,
                centre.Locality,
                db.CentreStages.Where(stage => stage.CentreId == centre.Id && (stage.From == null || stage.From <= today))
                    .OrderByDescending(stage => stage.From != null).ThenByDescending(stage => stage.From)
                    .Select(stage => db.UnitLevels.Where(level => level.CentreId == centre.Id && level.Code == stage.Level)
                        .Select(level => english ? level.NameInEnglish : level.Name).First())
                    .FirstOrDefault(),
                db.Units.Count(unit => unit.CentreId == centre.Id && unit.LastDay == null),
                db.Memberships.Count(member => member.CentreId == centre.Id && member.Since <= today && (member.Until == null || member.Until >= today)),
                db.Classes.Count(one => one.CentreId == centre.Id && one.Opens <= today && one.Closes >= today),
                db.Sittings.Count(sitting => sitting.CentreId == centre.Id && sitting.Opens <= now && sitting.Closes > now)))
            .ToListAsync(stop);
    }
}

/// <param name="Level">What the centre is today; null when nobody wrote it down.</param>
public sealed record CentreLine(string Slug, string Name, string Locality, string? Level, int Units, int People, int ClassesRunning, int SittingsOpen);

public sealed record ProvincePage(string Name, IReadOnlyList<CentreLine> Centres);
