using Lms.Access;
using Lms.Data;
using Lms.Domain;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lms.Features.Imports;

/// <summary>
/// Writes an import into the register: the file is read and judged again under a lock, and what somebody did not see is not
/// written. All of it or nothing.
/// </summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/people/imports/{id:guid}/confirmations")]
public sealed class ConfirmationsController(LmsDbContext db, ImportDesk desk, ImportWriting writing, TimeProvider clock) : CentreController
{
    private const string Taken = "Imports.ChangedMeanwhile";

    /// <param name="seen">Fingerprint of the preview that was on the page.</param>
    /// <param name="goodRowsOnly">Leaves bad rows out; otherwise one stops all.</param>
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, string? seen, bool goodRowsOnly, CancellationToken stop)
    {
        await using var change = await db.HoldImports(stop);
        if (await desk.Open(CentreId, id, stop) is not { } open)
        {
            return NotFound();
        }

        if (open.Import.ConfirmedAt is not null)
        {
            return Done("Imports.ConfirmedBefore", Path("people", "imports", id));
        }

        if (!GrantableRoles.For(Me.Roles).Contains(open.Import.Role))
        {
            return Forbid();
        }

        return open.Preview.Fingerprint() == seen ? await Write(open, goodRowsOnly, () => change.CommitAsync(stop), stop) : Done(Taken, Path("people", "imports", id));
    }

    private async Task<IActionResult> Write(OpenImport open, bool goodRowsOnly, Func<Task> commit, CancellationToken stop)
    {
        var (import, page) = (open.Import, Path("people", "imports", open.Import.Id));
        import.Confirm(open.Preview, goodRowsOnly, Me.PersonId, clock.GetUtcNow());
        db.Record(CentreId, Me.PersonId, "RosterImport.Confirmed", import.Id, clock.GetUtcNow(), open.File.Name);
        try
        {
            await db.SaveChangesAsync(stop);
            await writing.Write(import, open.Preview, Me.PersonId, stop);
            await commit();
        }
        catch (Exception failed) when (IsRival(failed))
        {
            // Somebody registered one of these people by hand in the meantime: nothing was written.
            return Done(Taken, page);
        }

        return Done("Imports.Confirmed", page);
    }

    private static bool IsRival(Exception failed) => (failed as PostgresException ?? failed.InnerException as PostgresException)?.SqlState
        is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation;
}
