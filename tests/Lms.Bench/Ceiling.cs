using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Lms.Bench;

/// <summary>
/// What Kestrel, Npgsql and PostgreSQL do at best on this machine: one row by its primary key, as plain text. A process of
/// its own, as Lms is.
/// </summary>
public static class Ceiling
{
    public const string Verb = "ceiling";

    public static async Task<int> Serve(string url, string database, Guid id, CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var pool = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 10, AutoPrepareMinUsages = 2, NoResetOnClose = true });
        await using var app = builder.Build();
        app.Run(context => Answer(context, pool, id));
        await app.StartAsync(stop);
        await app.WaitForShutdownAsync(stop);
        return 0;
    }

    private static async Task Answer(HttpContext context, NpgsqlDataSource pool, Guid id)
    {
        await using var command = pool.CreateCommand("select full_name from people where id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        var name = (string)(await command.ExecuteScalarAsync(context.RequestAborted))!;
        await context.Response.WriteAsync(name);
    }
}
