using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Domain.People.Import;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Imports;

/// <summary>What somebody says of the columns, where the guess was wrong.</summary>
public sealed class LayoutForm
{
    /// <summary>Line of the heading; nought or nothing when there is none.</summary>
    public int? Heading { get; set; }

    /// <summary>A field's name for each column, empty for one that is not read.</summary>
    public List<string?> Columns { get; set; } = [];

    public Role? Role { get; set; }

    public RosterLayout Layout(int width) => new(
        Heading is > 0 ? Heading : null,
        [.. Enumerable.Range(0, width).Select(column => FieldIn(Columns.ElementAtOrDefault(column)))]);

    private static RosterField? FieldIn(string? name) =>
        Enum.TryParse<RosterField>(name, out var field) && Enum.IsDefined(field) && name == field.ToString() ? field : null;
}

/// <summary>Reads an import's file by other columns, or another heading; nothing of it is written.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/people/imports/{id:guid}/layouts")]
public sealed class LayoutsController(LmsDbContext db, ImportDesk desk) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, LayoutForm form, CancellationToken stop)
    {
        if (await desk.Open(CentreId, id, stop) is not { } open)
        {
            return NotFound();
        }

        var mayGive = GrantableRoles.For(Me.Roles);
        var table = open.Table.Table;
        var said = form.Layout(table.Width);

        // Another heading gives the columns other names: they are guessed anew.
        var layout = said.Heading == open.Import.Layout.Heading ? said : RosterGuess.Of(table, said.Heading);
        var role = form.Role is { } asked && mayGive.Contains(asked) ? asked : open.Import.Role;
        if (!Obeys(() => open.Import.Lay(layout, role), "Columns"))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("/Features/Imports/Views/Imports/Show.cshtml", new PreviewPage(open, new PreviewFilter(), mayGive) { Said = said });
        }

        await db.SaveChangesAsync(stop);
        return LocalRedirect(Path("people", "imports", id));
    }
}
