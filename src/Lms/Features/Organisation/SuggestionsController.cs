using Lms.Access;
using Lms.Data.Register;
using Lms.Domain.People;
using Lms.Features.Shared;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Organisation;

/// <summary>Those whom a field that asks for a person may mean, while it is typed in.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Administrator)]
[Route("c/{centre}/people/suggestions")]
public sealed class SuggestionsController(PersonPicker picker) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Show(string? typed, IReadOnlyList<Role> among, CancellationToken stop)
    {
        typed = typed is { Length: > PeopleFilter.LongestFind } ? typed[..PeopleFilter.LongestFind] : typed;
        return PartialView("_PersonMatches", await picker.Find(CentreId, (typed ?? "").Trim(), among.Count == 0 ? Enum.GetValues<Role>() : among, stop));
    }
}
