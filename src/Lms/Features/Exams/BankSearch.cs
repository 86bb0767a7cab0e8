using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Language;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams;

public enum BankState
{
    InUse = 1,
    Retired,
    All,
}

/// <summary>Which questions of the bank a list asks for, as its address says.</summary>
/// <param name="Find">Words, each the beginning of a word of the name or the text, with or without tone marks.</param>
public sealed record BankFilter(
    string? Find = null, Guid? Programme = null, Guid? Lesson = null, QuestionKind? Kind = null, BankState? State = null, int Page = 1)
{
    public const int LongestFind = 100;
    private const int MostWords = 8;

    public int Number => Math.Clamp(Page, 1, 100_000);

    public IEnumerable<string> Words => SearchKey.Of(Find is { Length: > LongestFind } ? Find[..LongestFind] : Find ?? "")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords);

    public bool IsEmpty => string.IsNullOrWhiteSpace(Find) && Programme is null && Lesson is null && Kind is null && State is null;
}

/// <param name="Beginning">The first of what the newest version asks.</param>
public sealed record BankLine(
    Guid Id, string Name, QuestionKind Kind, string Programme, string? Lesson, DateTimeOffset? RetiredAt, int Version, decimal Points,
    int Wordings, string Beginning);

public sealed record BankList(IReadOnlyList<BankLine> Lines, BankFilter Filter, int Total)
{
    public const int Size = 25;

    public IReadOnlyList<SelectListItem> Programmes { get; init; } = [];

    public IReadOnlyList<SelectListItem> Lessons { get; init; } = [];
}

/// <summary>Finds questions of the bank that are not under seal: what is held back is in no list and no excerpt.</summary>
public static class BankSearch
{
    public const int BeginningLength = 160;

    public static async Task<BankList> Find(LmsDbContext db, Guid centreId, BankFilter filter, DateTimeOffset now, CancellationToken stop)
    {
        var found = Matching(db, centreId, filter, now);
        var lines = await found
            .OrderByDescending(question => question.CreatedAt).ThenBy(question => question.Id)
            .Skip((filter.Number - 1) * BankList.Size).Take(BankList.Size)
            .Select(question => new
            {
                question,
                Programme = db.Programmes.First(programme => programme.CentreId == centreId && programme.Id == question.ProgrammeId).Name,
                Lesson = db.Lessons.Where(lesson => lesson.CentreId == centreId && lesson.Id == question.LessonId).Select(lesson => lesson.Title).FirstOrDefault(),
                Newest = question.Versions.OrderByDescending(version => version.Version).First(),
                Variants = question.Versions.OrderByDescending(version => version.Version).First().Variants.Count,
            })
            .Select(row => new BankLine(
                row.question.Id, row.question.Name, row.question.Kind, row.Programme, row.Lesson, row.question.RetiredAt, row.Newest.Version,
                row.Newest.Points, row.Variants + (row.Newest.General != "" ? 1 : 0), row.Newest.Source.Substring(0, BeginningLength)))
            .ToListAsync(stop);
        return new BankList(lines, filter, await found.CountAsync(stop));
    }

    public static async Task<IReadOnlyList<SelectListItem>> Programmes(LmsDbContext db, Guid centreId, CancellationToken stop) =>
        await db.Programmes.AsNoTracking()
            .Where(programme => programme.CentreId == centreId)
            .OrderBy(programme => programme.Name).ThenBy(programme => programme.Id)
            .Select(programme => new SelectListItem(programme.Name, programme.Id.ToString()))
            .ToListAsync(stop);

    /// <summary>Lessons by number; of every programme, each said with it, when none is given.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> Lessons(LmsDbContext db, Guid centreId, Guid? programmeId, CancellationToken stop)
    {
        var lessons = await (
            from lesson in db.Lessons.AsNoTracking()
            join programme in db.Programmes on new { lesson.CentreId, Id = lesson.ProgrammeId } equals new { programme.CentreId, programme.Id }
            where lesson.CentreId == centreId && (programmeId == null || lesson.ProgrammeId == programmeId)
            orderby programme.Name, programme.Id, lesson.Number
            select new { lesson.Id, lesson.Number, lesson.Title, Programme = programme.Name }).ToListAsync(stop);
        return lessons.ConvertAll(lesson => new SelectListItem(
            programmeId is null ? $"{lesson.Programme} · {lesson.Number}. {lesson.Title}" : $"{lesson.Number}. {lesson.Title}", $"{lesson.Id}"));
    }

    public static Task<BankQuestion?> InCentre(this IQueryable<BankQuestion> questions, Guid centreId, Guid id, CancellationToken stop) =>
        questions.SingleOrDefaultAsync(question => question.CentreId == centreId && question.Id == id, stop);

    private static IQueryable<BankQuestion> Matching(LmsDbContext db, Guid centreId, BankFilter filter, DateTimeOffset now)
    {
        var held = db.HeldBack(centreId, now);
        var found = db.BankQuestions.AsNoTracking().Where(question => question.CentreId == centreId && !held.Contains(question.Id)
            && (filter.Programme == null || question.ProgrammeId == filter.Programme)
            && (filter.Lesson == null || question.LessonId == filter.Lesson)
            && (filter.Kind == null || question.Kind == filter.Kind));
        found = (filter.State ?? BankState.InUse) switch
        {
            BankState.Retired => found.Where(question => question.RetiredAt != null),
            BankState.All => found,
            _ => found.Where(question => question.RetiredAt == null),
        };
        return filter.Words.Aggregate(found, (questions, word) => questions.Where(question => question.SearchText.Contains(" " + word)));
    }
}
