using Lms.Data;
using Lms.Domain;
using Lms.Domain.Media;
using Lms.Domain.People.Import;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Imports;

/// <summary>An import with its file read and held against the register as it is now.</summary>
public sealed record OpenImport(RosterImport Import, StoredFile File, TableFile Table, RosterPreview Preview);

/// <summary>Opens imports: what a file says is read from the file each time, and nothing of it is kept but the file.</summary>
public sealed class ImportDesk(LmsDbContext db, FileStore files, RegisterQuery register, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException">The file is no table that can be read.</exception>
    public async Task<TableFile> Read(string sha256, CancellationToken stop)
    {
        await using var content = await files.Open(sha256, stop);
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, stop);
        return TableFile.Read(bytes);
    }

    /// <returns>Null when the centre has no such import.</returns>
    public async Task<OpenImport?> Open(Guid centreId, Guid id, CancellationToken stop)
    {
        if (await db.RosterImports.SingleOrDefaultAsync(one => one.CentreId == centreId && one.Id == id, stop) is not { } import)
        {
            return null;
        }

        var file = await db.Files.AsNoTracking().SingleAsync(file => file.CentreId == centreId && file.Id == import.FileId, stop);
        var table = await Read(file.Sha256, stop);
        return new OpenImport(import, file, table, await Preview(import, table.Table, stop));
    }

    private async Task<RosterPreview> Preview(RosterImport import, RosterTable table, CancellationToken stop)
    {
        var today = clock.Today();
        var rows = new RosterReading(import.Layout, today).Read(table);
        return RosterPreview.Of(rows, import.Layout, await register.Load(import.CentreId, rows, import.Role, today, stop), import.Role, today);
    }
}
