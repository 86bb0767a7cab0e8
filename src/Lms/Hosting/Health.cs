using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Lms.Hosting;

/// <summary>`/healthz`: the process answers. `/readyz`: it can do its work. Strangers learn one word.</summary>
public static class Health
{
    private const string Alive = "/healthz";
    private const string Ready = "/readyz";
    private const long LeastFreeBytes = 200L * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static bool IsAsked(PathString path) => path == Alive || path == Ready;

    public static void AddHealth(this IServiceCollection services, string database, DataFolder folder) => services
        .AddHealthChecks()
        .AddAsyncCheck("database", stop => AskDatabase(database, stop), timeout: Patience)
        .AddCheck("files", () => TryFiles(folder))
        .AddCheck("disk", () => LookAtDisk(folder));

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks(Alive, new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks(Ready).AllowAnonymous();
    }

    /// <summary>The verb `health`: for whoever watches from outside without tools of their own.</summary>
    public static async Task<int> Ask(Listen listen, CancellationToken stop)
    {
        // Our own certificate names the public host, not the loopback address that is asked here.
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        };
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(listen.Endpoints[0].FromHere, Ready), stop);
            return answer.IsSuccessStatusCode
                ? 0
                : throw new StartRefusedException($"{Ready} answers {(int)answer.StatusCode}.");
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            throw new StartRefusedException(
                $"{listen.Endpoints[0].FromHere} does not answer: {failure.Message}", failure);
        }
    }

    private static async Task<HealthCheckResult> AskDatabase(string connectionString, CancellationToken stop)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(stop);
            await using var question = new NpgsqlCommand("select 1", connection);
            await question.ExecuteScalarAsync(stop);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException failure)
        {
            // In one line: anybody may ask as often as they like, and each stack trace would fill the log.
            return HealthCheckResult.Unhealthy(failure.Message);
        }
    }

    private static HealthCheckResult TryFiles(DataFolder folder)
    {
        try
        {
            folder.RefuseUnwritable();
            return HealthCheckResult.Healthy();
        }
        catch (StartRefusedException refusal)
        {
            return HealthCheckResult.Unhealthy(refusal.Message);
        }
    }

    private static HealthCheckResult LookAtDisk(DataFolder folder)
    {
        var free = new DriveInfo(folder.FullPath).AvailableFreeSpace;
        return free > LeastFreeBytes
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"only {free / 1024 / 1024} MB are free for {folder.FullPath}");
    }
}
