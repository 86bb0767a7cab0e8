using Npgsql;

namespace Lms.Hosting;

/// <summary>A private PostgreSQL that lives exactly as long as the application.</summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string DatabaseName = "lms";

    private readonly Postmaster postmaster;
    private readonly FolderLock folderLock;
    private readonly string note;
    private readonly CancellationTokenSource lost = new();
    private bool stopping;

    private EmbeddedPostgres(Postmaster postmaster, FolderLock folderLock, string note, string connectionString)
    {
        this.postmaster = postmaster;
        this.folderLock = folderLock;
        this.note = note;
        ConnectionString = connectionString;
        AppDomain.CurrentDomain.ProcessExit += StopAtExit;
        _ = ReportLoss();
    }

    public string ConnectionString { get; }

    public int ProcessId => postmaster.Id;

    /// <summary>Cancelled when the server ends without having been asked to.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>What the server said last.</summary>
    public string LastWords => postmaster.LastWords;

    /// <summary>Starts the server on a folder that nobody else may be using.</summary>
    public static async Task<EmbeddedPostgres> Start(
        PostgresProgram program,
        string folder,
        IReadOnlyDictionary<string, string>? settings = null,
        CancellationToken stop = default)
    {
        Private.CreatePassage(folder);
        var folderLock = FolderLock.Take(folder)
            ?? throw new StartRefusedException($"Another Lms is already running on the data folder {folder}.");
        try
        {
            return await Start(program, folder, folderLock, settings ?? new Dictionary<string, string>(), stop);
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>The connection string of the server that another process runs on this folder, if any.</summary>
    public static string? RunningOn(string folder)
    {
        var note = NoteIn(folder);
        return FolderLock.IsHeld(folder) && File.Exists(note) ? File.ReadAllText(note) : null;
    }

    public async ValueTask DisposeAsync()
    {
        stopping = true;
        AppDomain.CurrentDomain.ProcessExit -= StopAtExit;
        File.Delete(note);
        NpgsqlConnection.ClearAllPools();
        await postmaster.Stop();
        postmaster.Dispose();
        folderLock.Dispose();
        lost.Dispose();
    }

    private static async Task<EmbeddedPostgres> Start(
        PostgresProgram program,
        string folder,
        FolderLock folderLock,
        IReadOnlyDictionary<string, string> settings,
        CancellationToken stop)
    {
        var durable = settings.GetValueOrDefault("fsync") != "off";
        var cluster = await PostgresCluster.Prepare(program, folder, durable, stop);
        var (postmaster, port) = await new PostgresLaunch(cluster, settings).Start(stop);
        var server = new EmbeddedPostgres(postmaster, folderLock, NoteIn(folder), Connection(port, cluster.Password));
        await server.Open(stop);
        return server;
    }

    private static string Connection(int port, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Database = DatabaseName,
        Username = PostgresCluster.User,
        Password = password,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    private static string NoteIn(string folder) => Path.Combine(folder, "running");

    private async Task Open(CancellationToken stop)
    {
        try
        {
            await CreateDatabase(stop);
            Private.Write(note, ConnectionString);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private async Task CreateDatabase(CancellationToken stop)
    {
        // A first start on a slow or busy machine takes its time; whoever is tired of waiting can end it.
        var toServer = new NpgsqlConnectionStringBuilder(ConnectionString) { Database = "postgres", Pooling = false, CommandTimeout = 0 };
        await using var connection = new NpgsqlConnection(toServer.ConnectionString);
        await connection.OpenAsync(stop);
        await using var exists = new NpgsqlCommand("select from pg_database where datname = $1", connection)
        {
            Parameters = { new() { Value = DatabaseName } },
        };
        await using (var reader = await exists.ExecuteReaderAsync(stop))
        {
            if (await reader.ReadAsync(stop))
            {
                return;
            }
        }

        await using var create = new NpgsqlCommand($"create database {DatabaseName}", connection);
        await create.ExecuteNonQueryAsync(stop);
    }

    private async Task ReportLoss()
    {
        await postmaster.Exited;
        if (!stopping)
        {
            await lost.CancelAsync();
        }
    }

    // For ways out that dispose of nothing, such as Environment.Exit.
    private void StopAtExit(object? sender, EventArgs e)
    {
        stopping = true;
        File.Delete(note);
        postmaster.Stop().Wait(TimeSpan.FromSeconds(30));
    }
}
