using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Lms.Bench;

/// <summary>
/// Figures by other people's programs, against a ceiling of our own making: pgbench asks for the same row, wrk for a small
/// static file. An endpoint that does both one after the other can do 1/(1/a + 1/b).
/// </summary>
public static partial class Yardsticks
{
    public const int Connections = 16;

    private static readonly string[] PgbenchPlaces = ["/usr/bin/pgbench", "/usr/lib/postgresql/15/bin/pgbench", "/usr/local/bin/pgbench"];
    private static readonly string[] WrkPlaces = ["/usr/bin/wrk", "/usr/local/bin/wrk"];

    /// <summary>Null when pgbench is not installed.</summary>
    public static Task<double?> Pgbench(string database, Guid id, BenchOptions options, CancellationToken stop) =>
        Pgbench(database, $"select full_name from people where id = '{id}';", options, stop);

    /// <param name="script">In pgbench's own words.</param>
    public static async Task<double?> Pgbench(string database, string script, BenchOptions options, CancellationToken stop)
    {
        if (PgbenchPlaces.FirstOrDefault(File.Exists) is not { } program)
        {
            return null;
        }

        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, script, stop);
        var given = new NpgsqlConnectionStringBuilder(database);
        var output = await Run(
            program,
            ["-n", "-M", "prepared", "-c", Text(Connections), "-j", "2", "-T", Text(options.Seconds), "-f", file, "-h", given.Host!, "-p", Text(given.Port), "-U", given.Username!, given.Database!],
            given.Password ?? "",
            stop);
        File.Delete(file);
        return Read(Tps().Match(output));
    }

    /// <summary>Null when wrk is not installed.</summary>
    public static async Task<double?> Wrk(string url, BenchOptions options, CancellationToken stop) =>
        WrkPlaces.FirstOrDefault(File.Exists) is { } program
            ? Read(RequestsPerSecond().Match(await Run(program, ["-t", "2", "-c", Text(Connections), "-d", $"{options.Seconds}s", url], "", stop)))
            : null;

    private static async Task<string> Run(string program, IEnumerable<string> arguments, string password, CancellationToken stop)
    {
        var description = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        description.Environment["PGPASSWORD"] = password;
        using var process = Process.Start(description)!;
        var errors = process.StandardError.ReadToEndAsync(stop);
        var output = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return output + await errors;
    }

    private static double? Read(Match figure) =>
        figure.Success ? double.Parse(figure.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex Tps();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex RequestsPerSecond();
}
