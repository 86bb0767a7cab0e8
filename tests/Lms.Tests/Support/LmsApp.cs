using Lms.Data;
using Lms.Data.Seeding;
using Lms.Hosting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Lms.Tests.Support;

/// <summary>
/// The real site on a database of its own, cloned from one that holds the demo centres. One per test class
/// (IClassFixture); the clock stands still until a test moves it.
/// </summary>
public class LmsApp : IAsyncLifetime
{
    // The site lives by the test's clock, browsers and live lines by the machine's: at night the session of a morning would be over for them.
    private static readonly TimeSpan OverNight = TimeSpan.FromHours(26);

    private static readonly SemaphoreSlim OneTemplate = new(1);
    private static string? template;
    private static TemporaryFolder? templateFiles;

    private readonly TemporaryFolder files = new();
    private readonly (string Database, string Files)? given;
    private WebApplication app = null!;

    public LmsApp()
    {
    }

    /// <summary>On a database and files that are there already.</summary>
    public static LmsApp On(string database, string files) => new(database, files);

    /// <summary>Another node of the same site: on the other's database and files, with its clock.</summary>
    protected LmsApp(LmsApp other)
        : this(other.ConnectionString, other.given?.Files ?? other.files.FullPath) => Clock = other.Clock;

    private LmsApp(string database, string files) => given = (database, files);

    public TestClock Clock { get; } = new();

    public IServiceProvider Services => app.Services;

    public string ConnectionString { get; private set; } = "";

    /// <summary>Where Kestrel listens; only for <see cref="BrowserApp"/>.</summary>
    public string Address => app.Urls.First();

    /// <summary>The demo's one public password.</summary>
    public const string Password = "Hoc-Tap-2030";

    public virtual async ValueTask InitializeAsync()
    {
        ConnectionString = given?.Database ?? await Servers.NewDatabase(await Template());
        if (given is null)
        {
            CopyFiles(templateFiles!.FullPath, files.FullPath);
        }

        var builder = StartUp.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Environment.EnvironmentName = "Testing";
        builder.Logging.ClearProviders();
        Listen(builder);
        builder.Services.AddSite(ConnectionString, given?.Files ?? files.FullPath, secure: false);
        builder.Configuration["LMS_DATA"] = files.FullPath;
        builder.Services.AddHealth(ConnectionString, DataFolder.Of(builder.Configuration));
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.PostConfigure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, options => options.ExpireTimeSpan = OverNight);
        app = builder.Build();
        app.UseSite();
        app.MapHealth();
        await app.StartAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        files.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A browser without anybody signed in.</summary>
    public virtual Visitor Stranger() => new(app.GetTestClient());

    /// <summary>Signs in by code through the real form.</summary>
    public async Task<Visitor> As(string code)
    {
        var visitor = Stranger();
        await visitor.SignIn(code, Password);
        return visitor;
    }

    /// <summary>Looks into the database, or arranges something that no page is there for.</summary>
    public async Task<T> InDatabase<T>(Func<LmsDbContext, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<LmsDbContext>());
    }

    public async Task InDatabase(Func<LmsDbContext, Task> act) => await InDatabase(async db =>
    {
        await act(db);
        return 0;
    });

    /// <summary>The statements that this sends to the database, one for each round trip.</summary>
    public Task<IReadOnlyList<string>> Statements(Func<Task> act) =>
        Support.Statements.Of(new NpgsqlConnectionStringBuilder(ConnectionString).Database!, act);

    /// <summary>How many they are.</summary>
    public async Task<int> CountStatements(Func<Task> act) => (await Statements(act)).Count;

    /// <summary>Forgets everything that was written since the start; sessions stay good.</summary>
    public async Task Renew()
    {
        Services.GetRequiredService<NpgsqlDataSource>().Clear();
        await Servers.CopyAgain(ConnectionString, await Template());
        Services.GetRequiredService<NpgsqlDataSource>().Clear();
    }

    /// <summary>What this site is told beside its own settings.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string?>> Settings => [];

    protected virtual void Listen(WebApplicationBuilder builder) => builder.WebHost.UseTestServer();

    private static async Task<string> Template()
    {
        await OneTemplate.WaitAsync();
        try
        {
            return template ??= await FillTemplate();
        }
        finally
        {
            OneTemplate.Release();
        }
    }

    private static async Task<string> FillTemplate()
    {
        templateFiles = Servers.FolderForTheRun();
        var connection = new NpgsqlConnectionStringBuilder(await Servers.NewDatabase()) { Pooling = false };
        var builder = StartUp.CreateBuilder([]);
        builder.Logging.ClearProviders();
        builder.Services.AddSite(connection.ConnectionString, templateFiles.FullPath, secure: false);
        builder.Services.AddSingleton<TimeProvider>(new TestClock());
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LmsDbContext>().Database.MigrateAsync();
        await scope.ServiceProvider.GetRequiredService<Demo>().LoadIntoEmpty(CancellationToken.None);

        // Everybody else's people sign in with the demo's password too: every role and stranger can be tried.
        var known = await scope.ServiceProvider.GetRequiredService<LmsDbContext>().Users
            .Where(account => account.PasswordHash != null).Select(account => account.PasswordHash).FirstAsync();
        await scope.ServiceProvider.GetRequiredService<LmsDbContext>().Users
            .Where(account => account.PasswordHash == null)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.PasswordHash, known));
        return connection.Database!;
    }

    private static void CopyFiles(string from, string to)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }
}
