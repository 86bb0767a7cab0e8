using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Standardising;

/// <summary>The common set as the head sees it: each script, and who has marked it at what total.</summary>
public sealed record StandardisationPage(ExamSitting Sitting, IReadOnlyList<StandardRow> Rows, IReadOnlyList<StandardMarker> Markers, int Scripts)
{
    public static async Task<StandardisationPage> Read(LmsDbContext db, ExamSitting sitting, CancellationToken stop)
    {
        var rows = await db.StandardScripts.AsNoTracking().Where(script => script.CentreId == sitting.CentreId && script.ExamSittingId == sitting.Id)
            .OrderBy(script => script.Place)
            .Select(script => new StandardRow
            {
                Place = script.Place,
                MaskNumber = db.Scripts.First(one => one.CentreId == script.CentreId && one.Id == script.ScriptId).MaskNumber,
                AgreedAt = script.AgreedAt,
                Agreed = script.Agreed.Sum(mark => mark.Value),
                Sheets = db.StandardSheets.Where(sheet => sheet.CentreId == script.CentreId && sheet.ScriptId == script.ScriptId)
                    .Select(sheet => new StandardMade { MarkerId = sheet.MarkerId, LockedAt = sheet.LockedAt, Total = sheet.Marks.Sum(mark => mark.Value) }).ToList(),
            }).AsSingleQuery().ToListAsync(stop);
        var held = rows.SelectMany(row => row.Sheets).Select(sheet => sheet.MarkerId).Distinct().ToList();
        var markers = await db.People.Where(person => held.Contains(person.Id))
            .OrderBy(person => person.GivenName).ThenBy(person => person.FamilyName).ThenBy(person => person.Id)
            .Select(person => new StandardMarker(person.Id, person.FullName)).ToListAsync(stop);
        return new StandardisationPage(sitting, rows, markers, await db.ScriptsOf(sitting).CountAsync(stop));
    }
}

public sealed record StandardMarker(Guid Id, string Name);

public sealed class StandardRow
{
    public int Place { get; init; }

    public int MaskNumber { get; init; }

    public DateTimeOffset? AgreedAt { get; init; }

    public decimal Agreed { get; init; }

    public List<StandardMade> Sheets { get; init; } = [];

    public StandardMade? Of(StandardMarker marker) => Sheets.Find(sheet => sheet.MarkerId == marker.Id);
}

public sealed class StandardMade
{
    public Guid MarkerId { get; init; }

    public DateTimeOffset? LockedAt { get; init; }

    public decimal Total { get; init; }
}
