using Lms;
using Lms.Data;
using Lms.Data.Archives;
using Lms.Data.Backup;
using Lms.Data.Search;
using Lms.Data.Seeding;
using Lms.Features.Organisation.Verbs;
using Lms.Hosting;
using Microsoft.EntityFrameworkCore;

return await StartUp.Guard(stop => StartUp.VerbIn(args) switch
{
    "run" => Run(stop),
    "migrate" => With((services, stop) => Task.FromResult(0), stop),
    "demo" when args is ["demo", "reset"] => With(ResetDemo, stop),
    "render" => With(Render, stop),
    "media" when args is ["media", "verify"] => With(VerifyFiles, stop),
    "search" when args is ["search", "rebuild"] => With(RebuildSearch, stop),
    "backup" when args is ["backup", var file] => With((services, stop) => Backup(services, file, stop), stop),
    "restore" when args is ["restore", var file] => With((services, stop) => Restore(services, file, stop), stop, migrate: false),
    "archive" when args is ["archive", "verify", var file] => ArchiveCheck.Run(file, Console.Out, stop),
    "create-admin" => With(CreateAdministrator, stop),
    "create-province-viewer" => With(CreateProvinceViewer, stop),
    "end-province-viewer" => With(EndProvinceViewer, stop),
    "health" => Health.Ask(Listen.From(StartUp.CreateBuilder(args).Configuration), stop),
    var verb => throw new StartRefusedException($"There is no verb '{verb}'."),
});

async Task<int> Run(CancellationToken stop)
{
    var builder = StartUp.CreateBuilder(args);
    var listen = Listen.From(builder.Configuration).Check();
    var folder = DataFolder.Of(builder.Configuration);
    await using var database = await Database.OpenToServe(builder.Configuration, stop);
    listen.AddTo(builder);
    builder.Services.AddSite(database.ConnectionString, folder.Files, listen.Secure);
    builder.Services.AddHealth(database.ConnectionString, folder);
    builder.Services.AddSchedule();

    await using var app = builder.Build();
    listen.Use(app);
    app.UseSite();
    app.MapHealth();
    await Prepare(app.Services, database, stop);
    return await StartUp.Serve(app, database, address => Welcome(app.Services, address, stop), stop);
}

// Every verb but run: the same services without a server, on a database brought up to date.
async Task<int> With(Func<IServiceProvider, CancellationToken, Task<int>> verb, CancellationToken stop, bool migrate = true)
{
    var builder = StartUp.CreateBuilder(args);
    var folder = DataFolder.Of(builder.Configuration);
    await using var database = await Database.Open(builder.Configuration, stop);
    builder.Services.AddSite(database.ConnectionString, folder.Files, secure: false);
    builder.Services.AddSingleton(database);
    await using var app = builder.Build();
    await using var scope = app.Services.CreateAsyncScope();
    if (migrate)
    {
        await scope.ServiceProvider.GetRequiredService<LmsDbContext>().Database.MigrateAsync(stop);
    }

    return await verb(scope.ServiceProvider, stop);
}

static async Task Prepare(IServiceProvider services, Database database, CancellationToken stop)
{
    await using var scope = services.CreateAsyncScope();
    await scope.ServiceProvider.GetRequiredService<LmsDbContext>().Database.MigrateAsync(stop);
    if (database.IsEmbedded)
    {
        await scope.ServiceProvider.GetRequiredService<Demo>().LoadIntoEmpty(stop);
    }
}

static async Task<int> ResetDemo(IServiceProvider services, CancellationToken stop)
{
    if (!services.GetRequiredService<Database>().IsEmbedded)
    {
        throw new StartRefusedException("The demo centre has public passwords: it is loaded into the embedded database only.");
    }

    await services.GetRequiredService<Demo>().Reset(stop);
    return 0;
}

static async Task<int> Render(IServiceProvider services, CancellationToken stop)
{
    Console.WriteLine(await services.GetRequiredService<RenderAgain>().Run(stop));
    return 0;
}

static async Task<int> RebuildSearch(IServiceProvider services, CancellationToken stop)
{
    Console.WriteLine(await services.GetRequiredService<SearchIndexing>().Rebuild(stop));
    return 0;
}

static async Task<int> VerifyFiles(IServiceProvider services, CancellationToken stop) =>
    await services.GetRequiredService<FileCheck>().Run(Console.Out, stop) ? 0 : 1;

static async Task<int> Backup(IServiceProvider services, string file, CancellationToken stop)
{
    var taken = await services.GetRequiredService<BackupArchive>().Write(Path.GetFullPath(file), stop);
    Console.WriteLine($"{file}: {taken.Tables.Sum(table => table.Rows)} rows of {taken.Tables.Count} tables, {taken.Files.Count} files");
    return 0;
}

static async Task<int> Restore(IServiceProvider services, string file, CancellationToken stop)
{
    var restored = await services.GetRequiredService<RestoredCopy>().Read(Path.GetFullPath(file), stop);
    Console.WriteLine($"Restored as of {restored.TakenAt:u}, every table and file proved.");
    return 0;
}

static async Task<int> CreateAdministrator(IServiceProvider services, CancellationToken stop)
{
    var asked = AdministratorOptions.From(services.GetRequiredService<IConfiguration>());
    Console.WriteLine(await services.GetRequiredService<NewAdministrator>().Create(asked, stop));
    return 0;
}

static async Task<int> CreateProvinceViewer(IServiceProvider services, CancellationToken stop)
{
    var asked = ProvinceViewerOptions.From(services.GetRequiredService<IConfiguration>());
    Console.WriteLine(await services.GetRequiredService<NewProvinceViewer>().Create(asked, stop));
    return 0;
}

static async Task<int> EndProvinceViewer(IServiceProvider services, CancellationToken stop)
{
    var asked = ProvinceViewerEndOptions.From(services.GetRequiredService<IConfiguration>());
    Console.WriteLine(await services.GetRequiredService<ProvinceViewerEnd>().End(asked, stop));
    return 0;
}

static async Task Welcome(IServiceProvider services, string address, CancellationToken stop)
{
    await using var scope = services.CreateAsyncScope();
    Console.WriteLine($"Lms is ready at {address}");
    foreach (var centre in (await scope.ServiceProvider.GetRequiredService<Demo>().Logins(stop)).GroupBy(login => login.Centre))
    {
        Console.WriteLine($"{Environment.NewLine}{centre.Key} – demo, password {centre.First().Password}");
        foreach (var login in centre)
        {
            Console.WriteLine($"  {login.Code,-10} {login.Name,-24} {login.Label}");
        }
    }
}
