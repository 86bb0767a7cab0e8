using System.Threading.RateLimiting;
using Lms.Data;
using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Web;
using Npgsql;

namespace Lms.Features.Discussions.Talk;

/// <summary>
/// That somebody is writing: told to every node, kept nowhere. Whoever may not speak just now is not told of, and of nobody
/// more often than every three seconds.
/// </summary>
public sealed class Typing(NpgsqlDataSource database, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private static readonly string Sql = $"""
        select pg_notify('{RoomLine.TypingChannel}', concat_ws(':', s.centre_id, s.id, p.person_id, person.full_name))
        from class_sessions s
        cross join (select $5::uuid as person_id, $6::text as stamp) p
        join session_rooms r on r.centre_id = s.centre_id and r.class_session_id = s.id and r.opened_at is not null and r.closed_at is null
        join people person on person.id = p.person_id
        where s.centre_id = $1 and s.id = $2 and {RoomAccess.IsIn}
            and {RoomAccess.Place} in ({(int)RoomPlace.Trainee}, {(int)RoomPlace.Lecturer}) and not {RoomAccess.IsMuted}
        """;

    private readonly PartitionedRateLimiter<(Guid Person, Guid Session)> limiter = PartitionedRateLimiter.Create<(Guid, Guid), (Guid, Guid)>(
        one => RateLimitPartition.GetFixedWindowLimiter(one, _ => new FixedWindowRateLimiterOptions { PermitLimit = 1, Window = Pause }));

    public async Task Tell(RoomVisitor who, Guid sessionId, CancellationToken stop)
    {
        using var lease = limiter.AttemptAcquire((who.PersonId, sessionId));
        if (!lease.IsAcquired)
        {
            return;
        }

        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(Sql);
        RoomAccess.Fill(command.Parameters, who.CentreId, sessionId, SchoolTime.Day(now), now);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = who.PersonId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = who.Stamp });
        await command.ExecuteNonQueryAsync(stop);
    }

    public void Dispose() => limiter.Dispose();
}
