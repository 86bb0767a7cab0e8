using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Lms.Hosting;

/// <summary>Brings a prepared cluster to the point where it takes connections.</summary>
internal sealed class PostgresLaunch(PostgresCluster cluster, IReadOnlyDictionary<string, string> settings)
{
    private const int Attempts = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<(Postmaster Postmaster, int Port)> Start(CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = GivenPort() ?? FreePort();
            var postmaster = await Postmaster.Start(CommandFor(port), cluster.Log);
            if (await BecomesReady(postmaster, stop))
            {
                return (postmaster, port);
            }

            // Somebody took the port meanwhile, or the last processes of a killed server are still leaving.
            if (attempt == Attempts)
            {
                throw new StartRefusedException(
                    $"PostgreSQL did not start: {postmaster.LastWords} (see {cluster.Log})");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(300 * attempt), stop);
        }
    }

    private async Task<bool> BecomesReady(Postmaster postmaster, CancellationToken stop)
    {
        var latest = DateTime.UtcNow + Patience;
        try
        {
            while (!cluster.ProcessFile.SaysReady(postmaster.Id))
            {
                if (postmaster.Exited.IsCompleted || DateTime.UtcNow > latest)
                {
                    return false;
                }

                await Task.Delay(20, stop);
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            await postmaster.Stop();
            throw;
        }
    }

    private IEnumerable<string> CommandFor(int port) =>
    [
        .. OwnSession(), .. cluster.Unprivileged, .. DyingWithUs(), cluster.Program.Postgres, "-D", cluster.Data,
        .. Settings(port).SelectMany(setting => (string[])["-c", $"{setting.Key}={setting.Value}"]),
    ];

    private Dictionary<string, string> Settings(int port)
    {
        var all = new Dictionary<string, string>
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = $"{port}",
            ["unix_socket_directories"] = "",
            ["max_connections"] = "200",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            ["log_checkpoints"] = "off",
            ["jit"] = "off",
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return all;
    }

    // Ctrl-C in a terminal is then felt by the application alone, which stops the server in good order.
    private static string[] OwnSession() => Command.Exists("setsid") ? ["setsid"] : [];

    private static string[] DyingWithUs() => Command.Exists("setpriv") ? ["setpriv", "--pdeathsig", "INT", "--"] : [];

    private int? GivenPort() => settings.TryGetValue("port", out var given) ? int.Parse(given, CultureInfo.InvariantCulture) : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
