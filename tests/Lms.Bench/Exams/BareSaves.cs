using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Lms.Bench.Exams;

/// <summary>
/// What a save costs when nothing is asked of it but to be stored: no sign-in, no history, one UPDATE and one commit for each
/// request, on a table stored as whole texts are. A process of its own, as Lms is.
/// </summary>
public static class BareSaves
{
    public const string Verb = "bare-saves";
    private const int Connections = 16;

    public static async Task Prepare(NpgsqlDataSource database, int rows, CancellationToken stop)
    {
        await using var make = database.CreateCommand($"""
            create table bare_answers (like answer_checkpoints including storage including compression, place int primary key);
            do $$ begin
                execute (select 'alter table bare_answers set (' || array_to_string(reloptions, ', ') || ')' from pg_class where oid = 'answer_checkpoints'::regclass);
            end $$;
            insert into bare_answers (centre_id, attempt_id, number, hash, saved_at, sequence, text, place)
            select gen_random_uuid(), gen_random_uuid(), 1, sha256('')::bytea, now(), 0, '', n from generate_series(0, {rows - 1}) n;
            """);
        await make.ExecuteNonQueryAsync(stop);
        await using var vacuum = database.CreateCommand("vacuum analyze bare_answers");
        await vacuum.ExecuteNonQueryAsync(stop);
    }

    public static async Task<int> Serve(string url, string database, CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var pool = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database)
        {
            MaxPoolSize = Connections,
            MaxAutoPrepare = 10,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
        });
        await using var app = builder.Build();
        app.Run(context => context.Request.Method == HttpMethods.Put ? Save(context, pool) : Task.CompletedTask);
        await app.StartAsync(stop);
        await app.WaitForShutdownAsync(stop);
        return 0;
    }

    private static async Task Save(HttpContext context, NpgsqlDataSource pool)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        await using var command = pool.CreateCommand("update bare_answers set text = $2, sequence = sequence + 1, saved_at = now() where place = $1");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = int.Parse(context.Request.Path.Value!.AsSpan(1), CultureInfo.InvariantCulture) });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = text });
        await command.ExecuteNonQueryAsync(context.RequestAborted);
        await context.Response.WriteAsync("saved", context.RequestAborted);
    }
}
