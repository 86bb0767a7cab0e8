using Lms.Domain.Exams;
using Npgsql;

namespace Lms.Data;

/// <summary>A slip that is good now, and what it opens.</summary>
/// <param name="IsExcused">Its holder is postponed (hoãn thi): it opens nothing, and who shows it is told why.</param>
public sealed record GoodPass(Guid Id, Guid CentreId, string Slug, Guid SittingId, Guid PersonId, int Number, string Code, Guid? AttemptId, bool IsExcused);

/// <summary>
/// Slips that are good: from half an hour before the sitting opens until nobody with that slip can write any more, which is the
/// close, or later where time was given. Asked at the sign-in and again at every request of its session.
/// </summary>
public sealed class EntryPasses(NpgsqlDataSource database, TimeProvider clock)
{
    private const string Good = """
        select p.id, p.centre_id, c.slug, s.id, p.person_id, k.number, person.code, a.id, k.postponed_at is not null
        from entry_passes p
        join centres c on c.id = p.centre_id
        join sittings s on s.centre_id = p.centre_id and s.id = p.exam_sitting_id
        join candidates k on k.centre_id = p.centre_id and k.exam_sitting_id = p.exam_sitting_id and k.person_id = p.person_id
        join people person on person.id = p.person_id
        left join attempts a on a.centre_id = p.centre_id and a.exam_sitting_id = p.exam_sitting_id and a.person_id = p.person_id
        where s.sealed_at is null and s.opens <= $2
            and (s.closes + s.grace >= $3 or s.paused_at is not null or a.accepts_until >= $3)
            and
        """;

    private const string ByHash = $"{Good} p.code_hash = $1";

    private const string ById = $"{Good} p.id = $1 and p.person_id = $4";

    public Task<GoodPass?> WithCode(string typed, CancellationToken stop) => Read(ByHash, [EntryCode.Hash(typed)], stop);

    public Task<GoodPass?> Held(Guid id, Guid personId, CancellationToken stop) => Read(ById, [id, personId], stop);

    private async Task<GoodPass?> Read(string sql, object[] keys, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var command = database.Command(sql, [keys[0], now + EntryPass.GoodBefore, now, .. keys[1..]]);
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop)
            ? new GoodPass(
                row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetGuid(3), row.GetGuid(4), row.GetInt32(5), row.GetString(6),
                row.NullableValue<Guid>(7), row.GetBoolean(8))
            : null;
    }
}
