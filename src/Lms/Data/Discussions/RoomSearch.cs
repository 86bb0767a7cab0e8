using Lms.Domain.Discussions;
using Lms.Domain.Language;
using Npgsql;

namespace Lms.Data.Discussions;

/// <summary>Finds posts of a room by their words, whatever accents they were typed with.</summary>
public sealed class RoomSearch(NpgsqlDataSource database)
{
    public const int PageSize = 20;

    /// <summary>Characters and words that are searched for; what is longer is cut off.</summary>
    public const int LongestQuery = 200;

    private const int MostWords = 10;

    // What was found in an older wording is asked once more of the one that stands; what is not for the reader is not found. What was
    // said in a small group stands with the group.
    private static readonly string Sql = $"""
        with hit as materialized (
            select distinct coalesce(about, sequence) as sequence from room_events
            where centre_id = $1 and class_session_id = $2 and kind in (1, 7) and group_id is null and search_text like all ($3)
        ), found as materialized (
            select l.sequence, count(*) over () as total
            from hit cross join lateral (select * from room_events post where post.centre_id = $1 and post.class_session_id = $2
                and post.sequence = hit.sequence limit 1) l
            {PostState.Join}
            left join lateral (select * from room_events its where its.centre_id = $1 and its.class_session_id = $2
                and its.sequence = state.edit limit 1) edit on true
            where coalesce(edit.search_text, l.search_text) like all ($3) and not {PostState.IsWithdrawn}
                and ($5 or not {PostState.IsHidden}) and ($5 or l.actor_id = $4 or not {PostState.IsHeld})
            order by l.sequence desc
            limit {PageSize} offset $6
        )
        select {RoomReading.Columns}, line.total
        from (select post.*, found.total from found cross join lateral (select * from room_events its where its.centre_id = $1
            and its.class_session_id = $2 and its.sequence = found.sequence limit 1) post) line
        {RoomReading.Joins}
        order by line.sequence desc
        """;

    /// <param name="page">From 1.</param>
    /// <returns>What is on the page, the latest first, and how many there are; none when nothing is asked.</returns>
    public async Task<(IReadOnlyList<RoomNews> Posts, int Total)> Find(
        Guid centreId, Guid sessionId, RoomSeat seat, string words, int page, CancellationToken stop)
    {
        // A folded word is letters and digits: it holds no sign that like would take for its own.
        var key = SearchKey.Of(words.Length <= LongestQuery ? words : words[..LongestQuery]);
        string[] patterns = [.. key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(word => $"% {word}%")];
        if (patterns.Length == 0)
        {
            return ([], 0);
        }

        await using var command = database.Command(Sql, centreId, sessionId, patterns, seat.PersonId, seat.Leads, (long)(page - 1) * PageSize);
        await using var row = await command.ExecuteReaderAsync(stop);
        var (posts, total) = (new List<RoomNews>(), 0L);
        while (await row.ReadAsync(stop))
        {
            total = row.GetInt64(row.FieldCount - 1);
            posts.Add(RoomReading.NewsFrom(row, withPart: false).For(seat));
        }

        return (posts.FindAll(post => post.Kind != RoomNews.Nothing), (int)total);
    }
}
