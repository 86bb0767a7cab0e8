using Lms.Bench.Discussions;
using Lms.Bench.Exams;
using Lms.Bench.Marking;
using Lms.Bench.Media;
using Lms.Data;
using Lms.Data.Answers;
using Lms.Data.Discussions;
using Lms.Data.Seeding;
using Lms.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Lms.Bench;

/// <summary>The real server in Release, with the demo, on a private PostgreSQL or on a database of its own at the given one.</summary>
public sealed class School : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly string? given;

    private School(Child server, string database, string? given, string folder)
    {
        Server = server;
        Database = database;
        this.given = given;
        services = Services(database, folder);
    }

    public Child Server { get; }

    public string Database { get; }

    public static async Task<School> Open(string folder, CancellationToken stop)
    {
        var given = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetConnectionString("Lms");
        var settings = new Dictionary<string, string> { ["LMS_DATA"] = folder, ["ASPNETCORE_ENVIRONMENT"] = "Production" };
        if (!string.IsNullOrEmpty(given))
        {
            settings["ConnectionStrings__Lms"] = await NewDatabase(given, folder, stop);
        }

        // Built beside us: the same configuration, other folder.
        var program = Path.Combine(ContentRoot.Find(), "artifacts", "bin", "Lms", Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')), "Lms.dll");
        var server = await Child.Start(url => [program, "run", "--urls", url], settings, "/readyz", stop);
        var database = settings.GetValueOrDefault("ConnectionStrings__Lms") ?? EmbeddedPostgres.RunningOn(Path.Combine(folder, "postgres"))
            ?? throw new StartRefusedException("The server runs without its private PostgreSQL.");
        return new School(server, database, given, folder);
    }

    public async Task<Roll> Enrol(int trainees, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LmsDbContext>();
        var roll = await Roll.Call(db, trainees, DateTimeOffset.UtcNow, stop);
        await Analyze(stop);
        return roll;
    }

    /// <summary>Rooms of sessions of the class that <see cref="Enrol"/> fills.</summary>
    public async Task<IReadOnlyList<Guid>> OpenRooms(int count, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var rooms = await RoomRow.Open(
            scope.ServiceProvider.GetRequiredService<LmsDbContext>(), scope.ServiceProvider.GetRequiredService<RoomLog>(), count, stop);
        await Analyze(stop);
        return rooms;
    }

    /// <summary>Gives the lesson of the session that <see cref="Enrol"/> lengthens a long file and a film.</summary>
    public async Task<Footage> Film(Roll roll, string folder, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var footage = await Footage.Bring(
            scope.ServiceProvider.GetRequiredService<LmsDbContext>(), scope.ServiceProvider.GetRequiredService<FileStore>(), roll.Session, folder, stop);
        await Analyze(stop);
        return footage;
    }

    public async Task<ExamRoom> Seat(int trainees, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LmsDbContext>();
        var room = await ExamRoom.Prepare(db, trainees, DateTimeOffset.UtcNow, stop);
        await Analyze(stop);
        return room;
    }

    public async Task<MarkingHall> Hall(int scripts, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var hall = await MarkingHall.Prepare(
            scope.ServiceProvider.GetRequiredService<LmsDbContext>(), scope.ServiceProvider.GetRequiredService<AnswerStore>(), scripts, DateTimeOffset.UtcNow, stop);
        await Analyze(stop);
        return hall;
    }

    /// <summary>As the server does by itself within minutes of such a change.</summary>
    public async Task Analyze(CancellationToken stop)
    {
        await using var command = Pool().CreateCommand("analyze");
        await command.ExecuteNonQueryAsync(stop);
    }

    public async Task<Crowd> Gather(CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        return await Crowd.Gather(scope.ServiceProvider.GetRequiredService<LmsDbContext>(), scope.ServiceProvider.GetRequiredService<NpgsqlDataSource>(), stop);
    }

    /// <summary>Connections as the server's own are set up.</summary>
    public NpgsqlDataSource Pool() => services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>The address of a small file that every page needs.</summary>
    public async Task<string> SmallFile(CancellationToken stop)
    {
        using var client = new HttpClient();
        var page = await client.GetStringAsync(new Uri(Server.Url + "/sign-in"), stop);
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page).QuerySelector("link[rel=icon]")!.GetAttribute("href")!;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Server.DisposeAsync();
        if (!string.IsNullOrEmpty(given))
        {
            NpgsqlConnection.ClearAllPools();
            await Execute(given, $"drop database {new NpgsqlConnectionStringBuilder(Database).Database} with (force)", CancellationToken.None);
        }
    }

    internal static ServiceProvider Services(string database, string folder)
    {
        var all = new ServiceCollection();
        all.AddLogging();
        all.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        all.AddData(database, Path.Combine(folder, "files"), Path.Combine(ContentRoot.Find(), "content"));
        return all.BuildServiceProvider();
    }

    private static async Task<string> NewDatabase(string given, string folder, CancellationToken stop)
    {
        var name = $"lms_bench_{Guid.NewGuid():n}";
        await Execute(given, $"create database {name}", stop);
        var database = new NpgsqlConnectionStringBuilder(given) { Database = name }.ConnectionString;
        await Furnish(database, folder, stop);
        return database;
    }

    /// <summary>Brings an empty database to what the embedded one starts with.</summary>
    internal static async Task Furnish(string database, string folder, CancellationToken stop)
    {
        await using var services = Services(database, folder);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LmsDbContext>().Database.MigrateAsync(stop);
        await scope.ServiceProvider.GetRequiredService<Demo>().LoadIntoEmpty(stop);
    }

    private static async Task Execute(string server, string sql, CancellationToken stop)
    {
        await using var pool = NpgsqlDataSource.Create(server);
        await using var command = pool.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(stop);
    }
}
