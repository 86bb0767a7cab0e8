using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Standardising;

/// <summary>Where the group's marks for one script are written down, beside what each marker gave.</summary>
public sealed record AgreedPage(
    ExamSitting Sitting, int Place, int MaskNumber, decimal Step, IReadOnlyList<StandardPart> Parts,
    IReadOnlyList<(string Name, IReadOnlyDictionary<Guid, decimal> Marks)> Given, AgreedForm Form)
{
    public IReadOnlyList<MarkedFile> Files { get; init; } = [];

    /// <summary>Null when the set has no such script.</summary>
    public static async Task<AgreedPage?> Read(LmsDbContext db, ExamSitting sitting, int place, CancellationToken stop)
    {
        var script = await db.StandardScripts.AsNoTracking().Include(one => one.Agreed).AsSingleQuery()
            .SingleOrDefaultAsync(one => one.CentreId == sitting.CentreId && one.ExamSittingId == sitting.Id && one.Place == place, stop);
        if (script is null)
        {
            return null;
        }

        var sheets = await db.StandardSheets.AsNoTracking().Include(sheet => sheet.Marks)
            .Where(sheet => sheet.CentreId == script.CentreId && sheet.ScriptId == script.ScriptId && sheet.LockedAt != null)
            .Select(sheet => new { Sheet = sheet, db.People.First(person => person.Id == sheet.MarkerId).FullName }).AsSingleQuery().ToListAsync(stop);
        return new AgreedPage(
            sitting, place, await db.Scripts.Where(one => one.CentreId == script.CentreId && one.Id == script.ScriptId).Select(one => one.MaskNumber).SingleAsync(stop),
            (await db.PoliciesOf(sitting, stop)).MarkStep, await StandardPart.Of(db, sitting, script.ScriptId, stop),
            [.. sheets.OrderBy(row => row.FullName, StringComparer.CurrentCulture)
                .Select(row => (row.FullName, (IReadOnlyDictionary<Guid, decimal>)row.Sheet.Marks.ToDictionary(mark => mark.SchemeItemId, mark => mark.Value)))],
            new AgreedForm
            {
                Marks = script.Agreed.ToDictionary(mark => mark.SchemeItemId, mark => (string?)mark.Value.ToString("0.##", Shown)),
                Remarks = script.Agreed.ToDictionary(mark => mark.SchemeItemId, mark => (string?)mark.Remark),
            });
    }

    public static Task<List<PaperQuestion>> Questions(LmsDbContext db, ExamSitting sitting, CancellationToken stop) => db.QuestionsOf(sitting).AsNoTracking()
        .Include(asked => asked.Question).ThenInclude(question => question.Scheme)
        .OrderBy(asked => asked.Number).AsSingleQuery().ToListAsync(stop);

    public static async Task<IReadOnlyList<SchemeItem>> Items(LmsDbContext db, ExamSitting sitting, CancellationToken stop) =>
        [.. (await Questions(db, sitting, stop)).SelectMany(asked => asked.Question.Scheme.OrderBy(item => item.Number))];

    internal static IFormatProvider Shown => System.Globalization.CultureInfo.CurrentCulture;
}

/// <summary>Marks as typed, by scheme item, and a word to each.</summary>
public sealed class AgreedForm
{
    public Dictionary<Guid, string?> Marks { get; set; } = [];

    public Dictionary<Guid, string?> Remarks { get; set; } = [];
}
