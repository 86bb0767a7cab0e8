using Lms.Data;
using Lms.Domain.People.Import;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Imports;

public sealed record WrittenLine(Guid PersonId, string FullName, string Code, int Line, RosterFate Fate);

/// <summary>What a confirmed import wrote, and who still needs a first password from it.</summary>
public sealed record ResultPage(ImportLine Import, int Unchanged, IReadOnlyList<WrittenLine> Lines, int Total, int Page, int WithoutPassword, int NotYetChanged)
{
    /// <returns>Null when there is no such import, or it is not confirmed.</returns>
    public static async Task<ResultPage?> Load(LmsDbContext db, Guid centreId, Guid id, int page, CancellationToken stop)
    {
        var found = await db.RosterImports.AsNoTracking().Where(one => one.CentreId == centreId && one.Id == id && one.ConfirmedAt != null)
            .Select(one => new
            {
                Line = new ImportLine(
                    one.Id,
                    db.Files.Where(file => file.CentreId == centreId && file.Id == one.FileId).Select(file => file.Name).First(),
                    db.People.Where(person => person.Id == one.MadeBy).Select(person => person.FullName).First(),
                    one.MadeAt,
                    db.People.Where(person => person.Id == one.ConfirmedBy).Select(person => person.FullName).FirstOrDefault(),
                    one.ConfirmedAt,
                    one.Created,
                    one.Joined,
                    one.Changed,
                    one.LeftOut),
                one.Unchanged,
            }).SingleOrDefaultAsync(stop);
        if (found is null)
        {
            return null;
        }

        var entries = db.Set<RosterEntry>().AsNoTracking().Where(entry => entry.CentreId == centreId && entry.RosterImportId == id);
        var lines = await entries.OrderBy(entry => entry.Line).ThenBy(entry => entry.PersonId)
            .Skip((page - 1) * PreviewFilter.Size).Take(PreviewFilter.Size)
            .Join(db.People, entry => entry.PersonId, person => person.Id, (entry, person) => new WrittenLine(person.Id, person.FullName, person.Code, entry.Line, entry.Fate))
            .ToListAsync(stop);
        var waiting = await db.NewcomersOf(centreId, id).GroupBy(account => account.PasswordHash == null)
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(stop);
        return new ResultPage(
            found.Line, found.Unchanged, lines, found.Line.Created + found.Line.Joined + found.Line.Changed, page,
            waiting.Where(group => group.Key).Sum(group => group.Count), waiting.Where(group => !group.Key).Sum(group => group.Count));
    }
}
