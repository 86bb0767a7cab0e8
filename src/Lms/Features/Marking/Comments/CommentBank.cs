using Lms.Data;
using Lms.Domain.Language;
using Lms.Domain.Marking;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Comments;

/// <summary>Ready comments that a person may use: their own, and those of a sitting they mark.</summary>
public sealed class CommentBank(LmsDbContext db, CurrentUser me)
{
    private const int MostCounted = 20;

    /// <summary>The person's own first, each in the order they were made: a shortcut keeps its place.</summary>
    /// <param name="sittingId">Whose shared ones come along; null for one's own alone.</param>
    public Task<List<CommentLine>> For(Guid? sittingId, CancellationToken stop) => Lines(Usable(sittingId)).ToListAsync(stop);

    /// <summary>One bank: somebody's own, or a sitting's.</summary>
    public async Task<IReadOnlyList<CommentLine>> Of(CommentShelf shelf, string? find, CancellationToken stop)
    {
        var lines = await Lines(On(shelf)).ToListAsync(stop);
        var wanted = SearchKey.Of(find ?? "");
        return wanted.Length == 0 ? lines : lines.FindAll(line => SearchKey.Of($"{line.Shorthand} {line.Text}").Contains(wanted, StringComparison.Ordinal));
    }

    public IQueryable<BankComment> On(CommentShelf shelf) => db.BankComments.Where(comment => comment.CentreId == me.CentreId
        && (shelf.SittingId == null ? comment.OwnerId == me.PersonId : comment.ExamSittingId == shelf.SittingId));

    /// <summary>Counts what was used; an id that is nobody's, or somebody else's own, counts for nothing.</summary>
    public async Task Count(IReadOnlyList<Guid>? used, Guid sittingId, CancellationToken stop)
    {
        if (used is { Count: > 0 and <= MostCounted })
        {
            var ids = used.Distinct().ToArray();
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into comment_uses (centre_id, bank_comment_id, person_id, times)
                select c.centre_id, c.id, {me.PersonId}, 1 from bank_comments c
                where c.centre_id = {me.CentreId} and c.id = any({ids}) and (c.owner_id = {me.PersonId} or c.exam_sitting_id = {sittingId})
                on conflict (centre_id, bank_comment_id, person_id) do update set times = comment_uses.times + 1
                """, stop);
        }
    }

    /// <summary>Writes out what was called by its shorthand, for a browser without script.</summary>
    /// <returns>The text, and which comments it took.</returns>
    public async Task<(string Text, IReadOnlyList<Guid> Used)> WriteOut(string? text, Guid sittingId, CancellationToken stop)
    {
        if (text?.Contains('/', StringComparison.Ordinal) != true)
        {
            return (text ?? "", []);
        }

        var bank = await Usable(sittingId).AsNoTracking().OrderBy(comment => comment.OwnerId == null).ToListAsync(stop);
        var (written, used) = Shorthands.WriteOut(text, bank);
        return (written, [.. used.Select(comment => comment.Id)]);
    }

    private IQueryable<BankComment> Usable(Guid? sittingId) => db.BankComments.Where(comment =>
        comment.CentreId == me.CentreId && (comment.OwnerId == me.PersonId || (sittingId != null && comment.ExamSittingId == sittingId)));

    private IQueryable<CommentLine> Lines(IQueryable<BankComment> comments) => comments
        .OrderBy(comment => comment.OwnerId == null).ThenBy(comment => comment.Id)
        .Select(comment => new CommentLine
        {
            Id = comment.Id,
            Shorthand = comment.Shorthand,
            Text = comment.Text,
            IsShared = comment.OwnerId == null,
            Times = db.CommentUses.Where(use => use.CentreId == comment.CentreId && use.BankCommentId == comment.Id && use.PersonId == me.PersonId)
                .Select(use => use.Times).FirstOrDefault(),
        });
}

/// <summary>Which bank: one's own, or the one that a sitting's markers share.</summary>
/// <param name="Path">Where its pages stand.</param>
public sealed record CommentShelf(Guid? SittingId, string? SittingTitle, string Path)
{
    public bool IsShared => SittingId is not null;
}

/// <summary>A comment as whoever may use it sees it. Who wrote it is not told.</summary>
public sealed class CommentLine
{
    public Guid Id { get; init; }

    public string Shorthand { get; init; } = "";

    public string Text { get; init; } = "";

    public bool IsShared { get; init; }

    /// <summary>How often the person who asks used it.</summary>
    public int Times { get; init; }
}
