using Lms.Domain.Exams;
using Npgsql;

namespace Lms.Data.Conduct;

public enum ConductKind
{
    Extension = 1,
    Pause,
    CloseMoved,
    Announcement,
    Incident,
    Withdrawal,

    /// <summary>A candidate excused; its reason is followed by the paper it rests on.</summary>
    Postponement,
    PostponementWithdrawn,

    /// <summary>A candidate signed in by code on another device than before.</summary>
    OtherDevice,
}

/// <summary>Something that was done at a sitting.</summary>
/// <param name="Number">The candidate's; null for all.</param>
/// <param name="Value">Minutes of an extension, an <see cref="IncidentKind"/>.</param>
/// <param name="Until">The end of a pause, the new close.</param>
public sealed record ConductEntry(
    ConductKind Kind, Guid Id, DateTimeOffset At, string Actor, int? Number, string? FullName, int? Value, decimal? Percent,
    DateTimeOffset? Until, bool IsWithdrawn, string Reason)
{
    public IncidentKind Form => (IncidentKind)Value!.Value;
}

/// <summary>All that was done at a sitting, in one statement and in order. Accommodations are not of it: their reasons are the office's.</summary>
public sealed class ConductLog(NpgsqlDataSource database)
{
    private const string Sql = """
        select l.kind, l.id, l.at, actor.full_name, c.number, person.full_name, l.value, l.percent, l.until, l.withdrawn, l.reason
        from (
            select 1 as kind, id, given_at as at, given_by as actor_id, person_id, minutes as value, null::numeric as percent,
                null::timestamptz as until, false as withdrawn, reason
            from time_extensions where centre_id = $1 and exam_sitting_id = $2
            union all
            select 2, id, paused_at, paused_by, null, null, null, ended_at, false, reason
            from sitting_pauses where centre_id = $1 and exam_sitting_id = $2
            union all
            select 3, id, changed_at, changed_by, null, null, null, after, false, reason
            from close_changes where centre_id = $1 and exam_sitting_id = $2
            union all
            select 4, id, said_at, said_by, null, null, null, null, false, text
            from announcements where centre_id = $1 and exam_sitting_id = $2
            union all
            select 5, id, recorded_at, recorded_by, person_id, kind, percent, null, withdrawn_at is not null, account
            from incidents where centre_id = $1 and exam_sitting_id = $2
            union all
            select 6, id, withdrawn_at, withdrawn_by, person_id, kind, percent, null, true, withdrawal_reason
            from incidents where centre_id = $1 and exam_sitting_id = $2 and withdrawn_at is not null
            union all
            select 7, id, recorded_at, recorded_by, person_id, null, null, null, withdrawn_at is not null, reason || '; ' || basis
            from postponements where centre_id = $1 and exam_sitting_id = $2
            union all
            select 8, id, withdrawn_at, withdrawn_by, person_id, null, null, null, true, withdrawal_reason
            from postponements where centre_id = $1 and exam_sitting_id = $2 and withdrawn_at is not null
            union all
            select 9, u.device_id, u.at, u.person_id, u.person_id, null, null, null, false, ''
            from entry_uses u where u.centre_id = $1 and u.exam_sitting_id = $2 and exists (
                select from entry_uses before where before.centre_id = u.centre_id and before.exam_sitting_id = u.exam_sitting_id
                    and before.person_id = u.person_id and before.device_id <> u.device_id and before.at < u.at)
        ) l
        join people actor on actor.id = l.actor_id
        left join candidates c on c.centre_id = $1 and c.exam_sitting_id = $2 and c.person_id = l.person_id
        left join people person on person.id = c.person_id
        order by l.at, l.id, l.kind
        """;

    public async Task<IReadOnlyList<ConductEntry>> Read(Guid centreId, Guid sittingId, CancellationToken stop)
    {
        await using var command = database.Command(Sql, centreId, sittingId);
        await using var row = await command.ExecuteReaderAsync(stop);
        var entries = new List<ConductEntry>();
        while (await row.ReadAsync(stop))
        {
            entries.Add(new ConductEntry(
                (ConductKind)row.GetInt32(0), row.GetGuid(1), row.GetFieldValue<DateTimeOffset>(2), row.GetString(3),
                row.NullableValue<int>(4), row.NullableText(5), row.NullableValue<int>(6), row.NullableValue<decimal>(7),
                row.NullableValue<DateTimeOffset>(8), row.GetBoolean(9), row.GetString(10)));
        }

        return entries;
    }
}
