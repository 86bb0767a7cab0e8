using System.Net;
using System.Text.RegularExpressions;
using Lms.Domain.Discussions;
using Lms.Web;
using Npgsql;

namespace Lms.Data.Discussions;

/// <summary>A question as it stands on somebody's wall.</summary>
/// <param name="AskerId">Empty, with no name, for whoever is not told.</param>
/// <param name="Head">The number of the question that stands for all that ask the same; its own when it is that one.</param>
/// <param name="Votes">Of the people who want one of them answered.</param>
/// <param name="IsMine">Whoever reads asked it, or one that asks the same.</param>
/// <param name="From">The title of the session that it was taken over from.</param>
public sealed partial record WallLine(
    Guid Id, long Sequence, Guid AskerId, string Asker, bool IsAnonymous, DateTimeOffset At, string Html, bool IsHeld, bool IsWithdrawn,
    bool IsHidden, bool IsAnswered, bool IsPinned, long Head, long Votes, bool VoteIsMine, bool IsMine, string? AnswerHtml, string? From)
{
    private const int Beginning = 80;

    public WallQuestion Question => new(Sequence, AskerId, IsHeld, IsWithdrawn, IsHidden, IsAnswered, IsPinned, Head, VoteIsMine, IsMine);

    /// <summary>Its beginning, to choose it from a list.</summary>
    public string Words
    {
        get
        {
            var words = WebUtility.HtmlDecode(Tags().Replace(Html, " ")).Trim();
            return words.Length > Beginning ? words[..Beginning].TrimEnd() + "…" : words;
        }
    }

    /// <summary>What this one may see of it; null when that is nothing.</summary>
    public WallLine? For(RoomSeat seat) =>
        IsWithdrawn || (IsHidden && !seat.Leads) || !Question.IsFor(seat) ? null
        : IsAnonymous && !seat.Leads && AskerId != seat.PersonId ? this with { AskerId = Guid.Empty, Asker = "" }
        : this;

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}

/// <param name="From">The title of the session that left it open.</param>
public sealed record FormerLine(Guid Id, Guid AskerId, string Asker, bool IsAnonymous, DateTimeOffset At, string Html, string From);

/// <summary>The question wall as the log has it. Asked only for those whose right was asked before.</summary>
public sealed class RoomQuestions(NpgsqlDataSource database)
{
    /// <summary>Every question of the room with nothing left out: what somebody may see of it, <see cref="WallLine.For"/> knows.</summary>
    public async Task<List<WallLine>> All(RoomVisitor who, Guid sessionId, CancellationToken stop)
    {
        await using var command = database.Command(QuestionSql.Wall, who.CentreId, sessionId, who.PersonId);
        await using var row = await command.ExecuteReaderAsync(stop);
        var lines = new List<WallLine>();
        while (await row.ReadAsync(stop))
        {
            lines.Add(new WallLine(
                row.GetGuid(0), row.GetInt64(1), row.GetGuid(2), row.GetString(3), row.GetBoolean(4), row.GetFieldValue<DateTimeOffset>(5),
                Prose.WithOwnFootnotes(row.GetString(6), $"q{row.GetInt64(1)}"), row.GetBoolean(7), row.GetBoolean(8), row.GetBoolean(9),
                row.GetBoolean(10), row.GetBoolean(11), row.GetInt64(12), row.GetInt64(13), row.GetBoolean(14), row.GetBoolean(15),
                row.NullableText(16) is { } answer ? Prose.WithOwnFootnotes(answer, $"a{row.GetInt64(1)}") : null, row.NullableText(17)));
        }

        return lines;
    }

    public async Task<List<FormerLine>> Former(Guid centreId, Guid sessionId, CancellationToken stop)
    {
        await using var command = database.Command(QuestionSql.Former, centreId, sessionId);
        await using var row = await command.ExecuteReaderAsync(stop);
        var lines = new List<FormerLine>();
        while (await row.ReadAsync(stop))
        {
            lines.Add(new FormerLine(
                row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetBoolean(3), row.GetFieldValue<DateTimeOffset>(4),
                Prose.WithOwnFootnotes(row.GetString(5), $"f{lines.Count}"), row.GetString(6)));
        }

        return lines;
    }

    /// <summary>What an earlier session of the class left open, and what it says; null when there is no such question, or not any more.</summary>
    public async Task<(FormerQuestion Question, string Source)?> Former(Guid centreId, Guid sessionId, Guid id, CancellationToken stop)
    {
        await using var command = database.Command(QuestionSql.OneFormer, centreId, sessionId, id);
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) ? (new FormerQuestion(row.GetGuid(0), row.GetGuid(1), row.GetBoolean(2)), row.GetString(3)) : null;
    }
}
