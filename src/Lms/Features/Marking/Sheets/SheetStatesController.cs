using Lms.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Sheets;

/// <summary>What stands on a sheet now, with a fresh form token: asked for when the line or the sign-in comes back.</summary>
[JsonAnswer]
[Route("c/{centre}/mark-sheets/{id:guid}/state")]
public sealed class SheetStatesController(MarkersDesk desk, IAntiforgery antiforgery) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop)
    {
        await using var hand = await desk.Take(id, stop);
        return hand is null ? NotFound() : Ok(new FreshState(SheetState.Of(hand), antiforgery.GetAndStoreTokens(HttpContext).RequestToken));
    }
}

public sealed record FreshState(SheetState Sheet, string? Token);
