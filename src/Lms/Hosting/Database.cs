using System.Net.Sockets;
using Npgsql;

namespace Lms.Hosting;

/// <summary>The database at hand: the one that `ConnectionStrings__Lms` names, otherwise a private one.</summary>
public sealed class Database : IAsyncDisposable
{
    private readonly EmbeddedPostgres? server;

    private Database(string connectionString, bool isEmbedded, EmbeddedPostgres? server = null)
    {
        ConnectionString = connectionString;
        IsEmbedded = isEmbedded;
        this.server = server;
    }

    public string ConnectionString { get; }

    public bool IsEmbedded { get; }

    /// <summary>Cancelled when the private server dies under us.</summary>
    public CancellationToken Lost => server?.Lost ?? CancellationToken.None;

    public string LastWords => server?.LastWords ?? "";

    /// <summary>For `run`: the private server must be ours alone.</summary>
    public static async Task<Database> OpenToServe(IConfiguration configuration, CancellationToken stop) =>
        await Given(configuration, stop) ?? await StartPrivate(configuration, stop);

    /// <summary>For every other verb: joins the private server of an application that is running.</summary>
    public static async Task<Database> Open(IConfiguration configuration, CancellationToken stop) =>
        await Given(configuration, stop) ?? Running(configuration) ?? await StartPrivate(configuration, stop);

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    private static async Task<Database?> Given(IConfiguration configuration, CancellationToken stop)
    {
        var connectionString = configuration.GetConnectionString("Lms");
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            return null;
        }

        await GivenServer.Check(connectionString, stop);
        return new Database(connectionString, isEmbedded: false);
    }

    private static Database? Running(IConfiguration configuration) =>
        EmbeddedPostgres.RunningOn(DataFolder.Of(configuration).Postgres) is { } connectionString
            ? new Database(connectionString, isEmbedded: true)
            : null;

    private static async Task<Database> StartPrivate(IConfiguration configuration, CancellationToken stop)
    {
        var folder = DataFolder.Of(configuration).Postgres;
        var program = PostgresProgram.FromPackage(ContentRoot.Find());
        var server = await EmbeddedPostgres.Start(program, folder, settings: null, stop);
        return new Database(server.ConnectionString, isEmbedded: true, server);
    }
}
