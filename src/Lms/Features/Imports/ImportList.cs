using Lms.Data;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Imports;

public sealed record ImportLine(
    Guid Id, string File, string MadeBy, DateTimeOffset MadeAt, string? ConfirmedBy, DateTimeOffset? ConfirmedAt, int Created, int Joined, int Changed, int LeftOut);

/// <summary>The imports of a centre, the latest first.</summary>
public sealed record ImportList(IReadOnlyList<ImportLine> Lines, int Page, int Total)
{
    public const int Size = 20;

    public static async Task<ImportList> Load(LmsDbContext db, Guid centreId, int page, CancellationToken stop)
    {
        page = Math.Clamp(page, 1, 10_000);
        var all = db.RosterImports.AsNoTracking().Where(one => one.CentreId == centreId);
        var lines = await all.OrderByDescending(one => one.MadeAt).ThenBy(one => one.Id).Skip((page - 1) * Size).Take(Size)
            .Select(one => new ImportLine(
                one.Id,
                db.Files.Where(file => file.CentreId == centreId && file.Id == one.FileId).Select(file => file.Name).First(),
                db.People.Where(person => person.Id == one.MadeBy).Select(person => person.FullName).First(),
                one.MadeAt,
                db.People.Where(person => person.Id == one.ConfirmedBy).Select(person => person.FullName).FirstOrDefault(),
                one.ConfirmedAt,
                one.Created,
                one.Joined,
                one.Changed,
                one.LeftOut))
            .ToListAsync(stop);
        return new ImportList(lines, page, await all.CountAsync(stop));
    }
}
