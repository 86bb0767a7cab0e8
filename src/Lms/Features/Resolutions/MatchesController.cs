using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Resolutions;

/// <summary>Resolutions to cite, for who is writing: each with the Markdown that cites it.</summary>
[Allow(Role.Lecturer)]
[Route("c/{centre}/resolutions/matches")]
public sealed class MatchesController(LmsDbContext db) : CentreController
{
    private const int Most = 10;

    [HttpGet]
    public async Task<IActionResult> Index(string? find, CancellationToken stop) => PartialView("_Matches", await db.Found(CentreId, find ?? "")
        .OrderByDescending(one => one.IssuedOn).ThenBy(one => one.Id).Take(Most)
        .Select(one => new ResolutionLine(one.Id, one.Number, one.Title, one.Issuer, one.IssuedOn, one.SupersededOn, 0)).ToListAsync(stop));
}
