using System.Text.Json;
using Lms.Data;
using Lms.Data.Archives;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Records;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Papers;

/// <summary>The rules that the sitting pinned, and what the audit log has of it, of its attempts, scripts, sheets and appeals.</summary>
public sealed class ArchivedRules(LmsDbContext db, Texts text) : IArchivePart
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Folder => "5-quy-dinh-nhat-ky";

    public async Task Write(SittingArchive archive, CancellationToken stop)
    {
        var policies = await db.PoliciesOf(archive.Sitting, stop);
        var records = policies.Records.OrderBy(record => record.Key, StringComparer.Ordinal)
            .Select(record => new { record.Key, record.Name, Value = JsonSerializer.Deserialize<JsonElement>(record.Value), record.ValidFrom, record.LegalBasis });
        await archive.Add($"{Folder}/quy-dinh.json", JsonSerializer.SerializeToUtf8Bytes(records, Json), stop);
        await archive.Add($"{Folder}/nhat-ky.csv", stream => Log(stream, archive.Sitting, stop));
    }

    private async Task Log(Stream to, ExamSitting sitting, CancellationToken stop)
    {
        using var table = TableWriter.To(to, TableKind.Csv);
        table.Head([text["Papers.LogAt"], text["Papers.LogAct"], text["Papers.LogActor"], text["Papers.LogSubject"], text["Papers.LogDetail"]]);
        var entries = Entries(sitting)
            .Select(entry => new { Entry = entry, Actor = db.People.Where(person => person.Id == entry.ActorId).Select(person => person.FullName).FirstOrDefault() })
            .OrderBy(row => row.Entry.Id);
        await foreach (var row in entries.Streamed().WithCancellation(stop))
        {
            table.Add([$"{row.Entry.At:u}", row.Entry.Act, row.Actor?.Normalize(), row.Entry.SubjectId?.ToString(), row.Entry.Detail]);
        }
    }

    private IQueryable<AuditEntry> Entries(ExamSitting sitting)
    {
        var subjects = db.ScriptsOf(sitting).Select(script => script.Id)
            .Concat(db.SheetsOf(sitting).Select(sheet => sheet.Id))
            .Concat(db.Attempts.Where(attempt => attempt.CentreId == sitting.CentreId && attempt.ExamSittingId == sitting.Id).Select(attempt => attempt.Id))
            .Concat(db.MarkAppeals.Where(appeal => appeal.CentreId == sitting.CentreId && appeal.ExamSittingId == sitting.Id).Select(appeal => appeal.Id));
        return db.AuditEntries.AsNoTracking().Where(entry => entry.CentreId == sitting.CentreId
            && (entry.SubjectId == sitting.Id || (entry.SubjectId != null && subjects.Contains(entry.SubjectId.Value))));
    }
}
