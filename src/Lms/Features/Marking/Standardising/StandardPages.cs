using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Marking.Standardising;
using Lms.Web;
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

/// <summary>Marks as typed, by scheme item, and a word to each.</summary>
public sealed class AgreedForm
{
    public Dictionary<Guid, string?> Marks { get; set; } = [];

    public Dictionary<Guid, string?> Remarks { get; set; } = [];
}

/// <summary>A question with its answer as markers read it, and its items.</summary>
public sealed record StandardPart(
    int Number, QuestionKind Kind, decimal Points, string QuestionHtml, IReadOnlyList<AnnotatedParagraph> Answer, string ModelAnswerHtml, IReadOnlyList<SchemeItem> Items)
{
    public static async Task<IReadOnlyList<StandardPart>> Of(LmsDbContext db, ExamSitting sitting, Guid scriptId, CancellationToken stop)
    {
        var script = await db.ScriptsOf(sitting).AsNoTracking().Include(script => script.Answers).SingleAsync(script => script.Id == scriptId, stop);
        var questions = await AgreedPage.Questions(db, sitting, stop);
        return [.. questions.Select(asked =>
        {
            var answer = script.Answers.Single(answer => answer.QuestionId == asked.QuestionId);
            return new StandardPart(
                asked.Number, asked.Question.Kind, asked.Question.Points, answer.Question.Html, AnnotatedText.Of(answer.Text, []),
                Prose.Write(asked.Question.ModelAnswer).Html, [.. asked.Question.Scheme.OrderBy(item => item.Number)]);
        })];
    }
}

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

/// <summary>A marker's own sheet of the common set; the agreed marks once it is locked.</summary>
public sealed record StandardSheetPage(
    Guid Id, string SittingTitle, int Place, int MaskNumber, DateTimeOffset? LockedAt, decimal Step, IReadOnlyList<StandardPart> Parts,
    IReadOnlyDictionary<Guid, AgreedMark> Agreed, AgreedForm Form)
{
    public IReadOnlyList<MarkedFile> Files { get; init; } = [];

    public bool IsLocked => LockedAt is not null;

    /// <summary>Of the script whose sheet this is; none for everybody but its marker.</summary>
    public static async Task<IReadOnlyList<MarkedFile>> FilesOf(LmsDbContext db, CurrentUser me, Guid id, Texts text, CancellationToken stop) => MarkedFile.Of(
        await db.ScriptFiles.AsNoTracking()
            .Where(file => db.StandardSheetsOf(me).Any(sheet => sheet.Id == id && sheet.CentreId == file.CentreId && sheet.ScriptId == file.ScriptId))
            .ToListAsync(stop),
        text);

    /// <summary>Null for everybody but its marker.</summary>
    public static async Task<StandardSheetPage?> Read(LmsDbContext db, CurrentUser me, Guid id, Texts text, CancellationToken stop)
    {
        var sheet = await db.StandardSheetsOf(me).AsNoTracking().Include(sheet => sheet.Marks).AsSingleQuery().SingleOrDefaultAsync(sheet => sheet.Id == id, stop);
        if (sheet is null)
        {
            return null;
        }

        var script = await db.StandardScripts.AsNoTracking().Include(one => one.Agreed).AsSingleQuery()
            .SingleAsync(one => one.CentreId == sheet.CentreId && one.ScriptId == sheet.ScriptId, stop);
        var sitting = await db.Sittings.AsNoTracking().SingleAsync(one => one.CentreId == script.CentreId && one.Id == script.ExamSittingId, stop);
        return new StandardSheetPage(
            id, sitting.Title, script.Place, await db.ScriptsOf(sitting).Where(one => one.Id == sheet.ScriptId).Select(one => one.MaskNumber).SingleAsync(stop),
            sheet.LockedAt, (await db.PoliciesOf(sitting, stop)).MarkStep, await StandardPart.Of(db, sitting, sheet.ScriptId, stop),
            sheet.LockedAt is null || script.AgreedAt is null ? new Dictionary<Guid, AgreedMark>() : script.Agreed.ToDictionary(mark => mark.SchemeItemId),
            new AgreedForm { Marks = sheet.Marks.ToDictionary(mark => mark.SchemeItemId, mark => (string?)mark.Value.ToString("0.##", AgreedPage.Shown)) })
        {
            Files = sitting.TakesFiles ? await FilesOf(db, me, id, text, stop) : [],
        };
    }
}
