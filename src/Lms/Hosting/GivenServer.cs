using System.Net.Sockets;
using Npgsql;

namespace Lms.Hosting;

/// <summary>Asks a given server once, to say in one line what is wrong with it. Never names the password.</summary>
internal static class GivenServer
{
    private const int OldestMajor = 15;

    public static async Task Check(string connectionString, CancellationToken stop)
    {
        var given = Parse(connectionString);
        try
        {
            await using var connection = new NpgsqlConnection(given.ConnectionString);
            await connection.OpenAsync(stop);
            RefuseOld(connection.PostgreSqlVersion, given);
        }
        catch (Exception failure) when (
            failure is NpgsqlException or SocketException or TimeoutException or IOException)
        {
            throw new StartRefusedException(
                $"The database at {Place(given)} cannot be used: {Reason(failure)} (see ConnectionStrings__Lms).",
                failure);
        }
    }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            // The pool of the application itself has its own settings; this is one question.
            return new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new StartRefusedException(
                "ConnectionStrings__Lms is not a connection string: "
                + "write Host=…;Port=5432;Database=…;Username=…;Password=….");
        }
    }

    private static void RefuseOld(Version version, NpgsqlConnectionStringBuilder given)
    {
        if (version.Major < OldestMajor)
        {
            throw new StartRefusedException(
                $"The database at {Place(given)} runs PostgreSQL {version}; Lms needs {OldestMajor} or newer.");
        }
    }

    private static string Place(NpgsqlConnectionStringBuilder given) => $"{given.Host}:{given.Port}";

    private static string Reason(Exception failure) => failure switch
    {
        PostgresException refused => refused.MessageText,
        { InnerException: SocketException unreachable } => unreachable.Message,
        { InnerException: TimeoutException } => "no answer in time",
        _ => failure.Message,
    };
}
