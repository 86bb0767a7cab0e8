using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Marking.Standardising;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Standardising;

/// <summary>A marker's own sheet of the common set; the agreed marks once it is locked.</summary>
public sealed record StandardSheetPage(
    Guid Id, string SittingTitle, int Place, int MaskNumber, DateTimeOffset? LockedAt, decimal Step, IReadOnlyList<StandardPart> Parts,
    IReadOnlyDictionary<Guid, AgreedMark> Agreed, StandardSheetForm Form)
{
    public IReadOnlyList<MarkedFile> Files { get; init; } = [];

    /// <summary>Marks that stand on the sheet, where something else was typed and not taken; empty on a page as it is stored.</summary>
    public IReadOnlyDictionary<Guid, string> Stored { get; init; } = new Dictionary<Guid, string>();

    public bool IsLocked => LockedAt is not null;

    /// <summary>The same page with what was typed, and what is stored beside it where the two differ.</summary>
    public StandardSheetPage Typed(StandardSheetForm form) => this with
    {
        Form = new StandardSheetForm { Sequence = Form.Sequence, Marks = form.Marks },
        Stored = Form.Marks.Where(mark => TypedMark.Of(mark.Value) != TypedMark.Of(form.Marks.GetValueOrDefault(mark.Key)))
            .ToDictionary(mark => mark.Key, mark => mark.Value!),
    };

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
            new StandardSheetForm { Sequence = sheet.Sequence, Marks = sheet.Marks.ToDictionary(mark => mark.SchemeItemId, mark => (string?)mark.Value.ToString("0.##", AgreedPage.Shown)) })
        {
            Files = sitting.TakesFiles ? await FilesOf(db, me, id, text, stop) : [],
        };
    }
}

/// <summary>A sheet of the common set as its form sends it.</summary>
public sealed class StandardSheetForm
{
    public long Sequence { get; set; }

    /// <summary>As typed, by scheme item.</summary>
    public Dictionary<Guid, string?> Marks { get; set; } = [];
}
