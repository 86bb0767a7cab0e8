using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Language;
using Lms.Features.Exams.Files;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Attempts;

/// <summary>One question with what is written for it.</summary>
public sealed record AnswerSheet(
    int Number, QuestionKind Kind, decimal Points, WrittenText Question, string Text, long Sequence, DateTimeOffset SavedAt)
{
    /// <summary>What another tab or device saved meanwhile; shown beside the reader's own.</summary>
    public string? Other { get; init; }

    public DateTimeOffset? OtherAt { get; init; }

    /// <summary>Typed, and not taken any more.</summary>
    public string? Refused { get; init; }

    public bool TooLong { get; init; }

    /// <summary>Typed, and not taken just now; it may be in a moment.</summary>
    public bool Unsaved { get; init; }

    public int Words => Domain.Language.Words.Count(Text);
}

public sealed record AttemptPage(
    Guid Id, string Sitting, int Number, string Trainee, string Code, DateTimeOffset StartedAt, DateTimeOffset Deadline, DateTimeOffset AcceptsUntil,
    DateTimeOffset? HandedInAt, bool HasDuty, DateTimeOffset Now, IReadOnlyList<AnswerSheet> Sheets)
{
    /// <summary>Null where the sitting takes no files.</summary>
    public FolderPage? Folder { get; init; }

    public PasteRule Pastes { get; init; }

    /// <summary>The clocks of all who write stand still.</summary>
    public bool IsPaused { get; init; }

    /// <summary>What was said and done in the room so far, the last first.</summary>
    public IReadOnlyList<RoomNote> Room { get; init; } = [];

    public bool IsOver => HandedInAt is not null || Now > AcceptsUntil;

    public long SecondsLeft => TimeLeft.Seconds(Deadline, Now);

    public long SecondsInAll => TimeLeft.Seconds(Deadline, StartedAt);

    public int Words => Sheets.Sum(sheet => sheet.Words);

    public DateTimeOffset? LastSaved => Sheets.Where(sheet => sheet.Sequence > 0).Max(sheet => (DateTimeOffset?)sheet.SavedAt);

    public bool IsDisputed => Sheets.Any(sheet => sheet.Other is not null || sheet.TooLong || sheet.Unsaved);

    public bool IsRefused => Sheets.Any(sheet => sheet.Refused is not null);
}

public sealed class AttemptPages(LmsDbContext db, FolderDesk folders, TimeProvider clock)
{
    /// <summary>Null for everybody but the trainee who writes.</summary>
    public async Task<AttemptPage?> Read(CurrentUser me, Guid id, CancellationToken stop)
    {
        var row = await db.Attempts.AsNoTracking().TakenBy(me)
            .Where(attempt => attempt.Id == id)
            .Select(attempt => new
            {
                Attempt = attempt,
                HasDuty = attempt.Duty != null,
                Sitting = db.Sittings.Where(sitting => sitting.CentreId == attempt.CentreId && sitting.Id == attempt.ExamSittingId)
                    .Select(sitting => new { sitting.Title, sitting.TakesFiles, sitting.Pastes }).First(),
                db.Candidates.First(candidate => candidate.CentreId == attempt.CentreId
                    && candidate.ExamSittingId == attempt.ExamSittingId && candidate.PersonId == attempt.PersonId).Number,
            })
            .SingleOrDefaultAsync(stop);
        return row is null ? null : new AttemptPage(
            id, row.Sitting.Title, row.Number, me.FullName, me.Code, row.Attempt.StartedAt, row.Attempt.Deadline, row.Attempt.AcceptsUntil,
            row.Attempt.HandedInAt, row.HasDuty, clock.GetUtcNow(), await Sheets(me.CentreId, id, stop))
        {
            Pastes = row.Sitting.Pastes,
            IsPaused = row.Attempt.PausedAt is not null,
            Room = await RoomNotes.Of(db, row.Attempt, stop),
            Folder = row.Sitting.TakesFiles ? await folders.Read(me, id, stop) : null,
        };
    }

    private async Task<IReadOnlyList<AnswerSheet>> Sheets(Guid centreId, Guid id, CancellationToken stop) => await (
        from question in db.Set<AttemptQuestion>().AsNoTracking()
        join answer in db.AnswerTexts
            on new { question.CentreId, question.AttemptId, question.Number } equals new { answer.CentreId, answer.AttemptId, answer.Number }
        where question.CentreId == centreId && question.AttemptId == id
        orderby question.Number
        select new AnswerSheet(
            question.Number, question.Kind, question.Points, question.Text, answer.Text, answer.Sequence, answer.SavedAt))
        .ToListAsync(stop);
}
