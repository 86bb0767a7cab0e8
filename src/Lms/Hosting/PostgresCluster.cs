using System.Security.Cryptography;

namespace Lms.Hosting;

/// <summary>One private PostgreSQL on disk: `data`, and beside it `password` and `log`.</summary>
internal sealed class PostgresCluster(PostgresProgram program, string folder, string[] unprivileged)
{
    public const string User = "lms";

    // With C as character type, PostgreSQL 15 would see no letters in Vietnamese; macOS has no C.UTF-8.
    private static readonly string[][] Locales =
    [
        ["--locale-provider=icu", "--icu-locale=vi-VN", "--locale=C.UTF-8"],
        ["--locale-provider=icu", "--icu-locale=vi-VN", "--locale=en_US.UTF-8"],
        ["--locale=C.UTF-8"],
        ["--locale=C"],
    ];

    public string Data { get; } = Path.Combine(folder, "data");

    public string Log { get; } = Path.Combine(folder, "log");

    public string Password => File.ReadAllText(PasswordFile);

    public string[] Unprivileged => unprivileged;

    public PostgresProgram Program => program;

    public PostgresProcessFile ProcessFile => new(Data);

    private string PasswordFile => Path.Combine(folder, "password");

    /// <summary>Data ready to be served, and nobody serving them.</summary>
    public static async Task<PostgresCluster> Prepare(
        PostgresProgram program, string folder, bool durable, CancellationToken stop)
    {
        var major = await program.MajorVersion(stop);
        RefuseOtherMajor(folder, major);
        var own = Path.Combine(folder, $"{major}");
        var cluster = new PostgresCluster(program, own, await Hosting.Unprivileged.Command(stop));
        Private.CreatePassage(own);
        await cluster.CreateIfMissing(durable, stop);
        await Hosting.Unprivileged.HandOver(cluster.Unprivileged, own, stop);
        await cluster.ProcessFile.StopOrphan(stop);
        return cluster;
    }

    private static void RefuseOtherMajor(string folder, int major)
    {
        var others = Directory.GetDirectories(folder).Select(Path.GetFileName).Where(name => int.TryParse(name, out _));
        if (others.FirstOrDefault(name => name != $"{major}") is { } other
            && !Directory.Exists(Path.Combine(folder, $"{major}")))
        {
            throw new StartRefusedException(
                $"The data in {folder} belong to PostgreSQL {other}, installed is {major}: "
                + "take a backup with the former release of Lms and restore it with this one.");
        }
    }

    private async Task CreateIfMissing(bool durable, CancellationToken stop)
    {
        if (Directory.Exists(Data))
        {
            return;
        }

        // Made under another name: a first start that was cut short leaves nothing that looks finished.
        var draft = Data + ".new";
        Private.Write(PasswordFile, Convert.ToHexString(RandomNumberGenerator.GetBytes(24)));
        await Hosting.Unprivileged.HandOver(unprivileged, folder, stop);
        await Initialise(draft, durable, stop);
        Directory.Move(draft, Data);
    }

    private async Task Initialise(string draft, bool durable, CancellationToken stop)
    {
        var output = "";
        foreach (var locale in Locales)
        {
            if (Directory.Exists(draft))
            {
                Directory.Delete(draft, recursive: true);
            }

            (var exitCode, output) = await Command.Run([.. InitialiseCommand(draft, durable), .. locale], stop);
            if (exitCode == 0)
            {
                return;
            }
        }

        throw new StartRefusedException($"PostgreSQL could not create {draft}: {Reason(output)}");
    }

    private IEnumerable<string> InitialiseCommand(string draft, bool durable) =>
    [
        .. unprivileged, program.Initdb, "--pgdata", draft, "--username", User, "--pwfile", PasswordFile,
        "--auth=scram-sha-256", "--encoding=UTF8", .. durable ? Array.Empty<string>() : ["--no-sync"],
    ];

    private static string Reason(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))
            ?? lines.LastOrDefault("no reason given");
    }
}
