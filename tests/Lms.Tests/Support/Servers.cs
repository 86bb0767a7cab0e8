using System.Collections.Concurrent;
using Lms.Hosting;
using Npgsql;

[assembly: AssemblyFixture(typeof(Lms.Tests.Support.Servers.EndOfRun))]

namespace Lms.Tests.Support;

/// <summary>The private PostgreSQL that all tests of one run share, and databases in it.</summary>
public static class Servers
{
    private static readonly Lazy<Task<string>> Main = new(() => Start(MainProgram()));
    private static readonly Lazy<Task<string>> Debian = new(() => Start(PostgresProgram.In(DebianBin)));

    private static readonly ConcurrentStack<EmbeddedPostgres> Started = new();
    private static readonly ConcurrentStack<TemporaryFolder> Folders = new();

    /// <summary>Speed for safety: what tests write need not survive a power cut.</summary>
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["fsync"] = "off",
        ["synchronous_commit"] = "off",
        ["full_page_writes"] = "off",
        ["autovacuum"] = "off",
    };

    public static string DebianBin => "/usr/lib/postgresql/15/bin";

    /// <summary>A new database, empty or copied from `template`; the answer is its connection string.</summary>
    public static async Task<string> NewDatabase(string? template = null) =>
        await NewDatabase(await Main.Value, template);

    /// <summary>A new, empty database on PostgreSQL 15, the oldest that is supported.</summary>
    public static async Task<string> NewDatabaseOnDebian15() => await NewDatabase(await Debian.Value, template: null);

    /// <summary>Makes a database as new: a copy of `template` under its old name. Whoever is connected is thrown out.</summary>
    public static async Task CopyAgain(string database, string template)
    {
        var name = new NpgsqlConnectionStringBuilder(database).Database;
        await using var pool = NpgsqlDataSource.Create(await Main.Value);
        await using var drop = pool.CreateCommand($"drop database {name} with (force)");
        await drop.ExecuteNonQueryAsync();
        await using var create = pool.CreateCommand($"create database {name} template {template}");
        await create.ExecuteNonQueryAsync();
    }

    /// <summary>A folder for what the whole run shares, gone when it ends.</summary>
    public static TemporaryFolder FolderForTheRun()
    {
        var folder = new TemporaryFolder();
        Folders.Push(folder);
        return folder;
    }

    private static PostgresProgram MainProgram() =>
        Environment.GetEnvironmentVariable("LMS_TEST_POSTGRES") is { Length: > 0 } bin
            ? PostgresProgram.In(bin)
            : PostgresProgram.FromPackage(ContentRoot.Find());

    private static async Task<string> Start(PostgresProgram program)
    {
        var server = await EmbeddedPostgres.Start(program, FolderForTheRun().FullPath, Settings);
        Started.Push(server);
        return server.ConnectionString;
    }

    private static async Task<string> NewDatabase(string server, string? template)
    {
        var name = $"test_{Guid.NewGuid():n}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var create = connection.CreateCommand();
        create.CommandText = $"create database {name} template {template ?? "template1"}";
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    public sealed class EndOfRun : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            while (Started.TryPop(out var server))
            {
                await server.DisposeAsync();
            }

            while (Folders.TryPop(out var folder))
            {
                folder.Dispose();
            }
        }
    }
}
