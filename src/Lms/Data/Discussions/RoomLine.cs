using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Lms.Data.Discussions;

/// <summary>
/// This node's one ear at the database, for rooms and for sittings: a connection of its own that listens, comes back whenever it is lost, and then tells
/// everyone to read again, for nothing was heard meanwhile.
/// </summary>
public sealed class RoomLine(RoomLineSource source, ILogger<RoomLine> log) : BackgroundService
{
    public const string RightsChannel = "lms_rights";
    public const string SignOutChannel = "lms_sign_outs";

    /// <summary>"centre:sitting".</summary>
    public const string SittingsChannel = "lms_sittings";

    /// <summary>"centre:session:person:name".</summary>
    public const string TypingChannel = "lms_typing";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>
    /// There is something new in a room, up to this line. Notices come in the order of commits, of all channels together: whoever
    /// lost a right before the line was written was named before it is told.
    /// </summary>
    public event Action<(Guid CentreId, Guid SessionId, long Sequence)>? Said;

    /// <summary>Somebody is writing in a room.</summary>
    public event Action<(Guid CentreId, Guid SessionId, Guid PersonId, string Name)>? Typed;

    /// <summary>Something was done at a sitting that those who write there, or watch over it, must know.</summary>
    public event Action<(Guid CentreId, Guid SittingId)>? SittingChanged;

    /// <summary>Somebody in a room answered a poll.</summary>
    public event Action<(Guid CentreId, Guid SessionId)>? PollAnswered;

    /// <summary>A person may do more or less than a moment ago.</summary>
    public event Action<Guid>? RightsChanged;

    public event Action<Guid>? SignedOut;

    /// <summary>Something may have been missed.</summary>
    public event Action? Deaf;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await Listen(stoppingToken);
                pause = TimeSpan.Zero;
                await Hear(connection, stoppingToken);
            }
            catch (Exception lost) when (lost is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                log.LogWarning("The line to the rooms is cut: {Problem}", lost.Message);
                await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 + TimeSpan.FromMilliseconds(50) is var longer && longer < LongestPause ? longer : LongestPause;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task<NpgsqlConnection> Listen(CancellationToken stop)
    {
        var connection = await source.Open(stop);
        connection.Notification += (_, notice) => Heard(notice.Channel, notice.Payload);
        await using var listen = connection.CreateCommand();
        listen.CommandText =
            $"listen {RoomLog.Channel}; listen {RightsChannel}; listen {SignOutChannel}; listen {SittingsChannel}; listen {TypingChannel}; listen {PollLog.Channel}";
        await listen.ExecuteNonQueryAsync(stop);
        return connection;
    }

    // What was missed is read at the start, and now and then: a right may also end with a day.
    private async Task Hear(NpgsqlConnection connection, CancellationToken stop)
    {
        while (true)
        {
            Deaf?.Invoke();
            var since = Stopwatch.GetTimestamp();
            while (Patience - Stopwatch.GetElapsedTime(since) is var left && left > TimeSpan.Zero && await connection.WaitAsync(left, stop))
            {
            }
        }
    }

    private void Heard(string channel, string payload)
    {
        switch (channel)
        {
            case RoomLog.Channel when payload.Split(':') is [var centre, var session, var sequence]:
                Said?.Invoke((Guid.Parse(centre), Guid.Parse(session), long.Parse(sequence, CultureInfo.InvariantCulture)));
                break;
            case SittingsChannel when payload.Split(':') is [var centre, var sitting]:
                SittingChanged?.Invoke((Guid.Parse(centre), Guid.Parse(sitting)));
                break;
            case TypingChannel when payload.Split(':', 4) is [var centre, var session, var person, var name]:
                Typed?.Invoke((Guid.Parse(centre), Guid.Parse(session), Guid.Parse(person), name));
                break;
            case PollLog.Channel when payload.Split(':') is [var centre, var session]:
                PollAnswered?.Invoke((Guid.Parse(centre), Guid.Parse(session)));
                break;
            case RightsChannel:
                RightsChanged?.Invoke(Guid.Parse(payload));
                break;
            case SignOutChannel:
                SignedOut?.Invoke(Guid.Parse(payload));
                break;
        }
    }
}

/// <summary>Connections outside the pool, which notice a silent loss by themselves.</summary>
public sealed class RoomLineSource(string connectionString) : IAsyncDisposable
{
    public const string Name = "Lms rooms";

    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        Pooling = false,
        KeepAlive = 10,
        ApplicationName = Name,
    });

    public ValueTask<NpgsqlConnection> Open(CancellationToken stop) => source.OpenConnectionAsync(stop);

    public ValueTask DisposeAsync() => source.DisposeAsync();
}

/// <summary>Says on every node that somebody signed out: connections made with that cookie are to come again.</summary>
public sealed class SignOutNotice(NpgsqlDataSource database)
{
    public async Task Tell(Guid personId, CancellationToken stop)
    {
        await using var command = database.CreateCommand($"select pg_notify('{RoomLine.SignOutChannel}', $1::text)");
        command.Parameters.Add(new() { Value = personId });
        await command.ExecuteNonQueryAsync(stop);
    }
}
