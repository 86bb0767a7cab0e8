using Lms.Hosting;
using Lms.Web;

return await StartUp.Guard(stop => StartUp.VerbIn(args) switch
{
    "run" => Run(stop),
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
    builder.Services.AddHealth(database, folder);
    builder.Services.AddFrontEnd();

    await using var app = builder.Build();
    listen.Use(app);
    app.UseFrontEnd();
    app.MapHealth();
    app.MapControllers();
    return await StartUp.Serve(app, database, address => Console.Out.WriteLineAsync($"Lms: {address}"), stop);
}
