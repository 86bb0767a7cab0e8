using System.Diagnostics;
using System.Globalization;
using Lms.Tests.Support;

namespace Lms.Tests.Hosting;

/// <summary>The program as an operator meets it. One data folder for all, since making one takes its time.</summary>
public sealed class StartTests(TemporaryFolder folder) : IClassFixture<TemporaryFolder>
{
    private readonly int port = AppProcess.FreePort();

    private Dictionary<string, string> Own => new() { ["LMS_DATA"] = folder["data"] };

    private string Urls => $"http://127.0.0.1:{port}";

    [Fact]
    public async Task Asked_to_stop_it_ends_well_and_takes_its_database_along()
    {
        await using var app = AppProcess.Start(Own, "run", "--urls", Urls);
        await app.Answers(port);
        var server = ServerOf(folder["data"]);

        app.AskToStop();
        var (exitCode, errors, _) = await app.Ended();

        Assert.Equal((0, ""), (exitCode, errors));
        await Gone(server);
    }

    [Fact]
    public async Task Killed_it_takes_its_database_along_and_starts_again()
    {
        await using (var app = AppProcess.Start(Own, "run", "--urls", Urls))
        {
            await app.Answers(port);
            var server = ServerOf(folder["data"]);
            app.Kill();
            await Gone(server);
        }

        await using var again = AppProcess.Start(Own, "run", "--urls", Urls);
        await again.Answers(port);
    }

    [Fact]
    public async Task Killed_together_with_its_database_it_starts_again()
    {
        await using (var app = AppProcess.Start(Own, "run", "--urls", Urls))
        {
            await app.Answers(port);
            using var server = Process.GetProcessById(ServerOf(folder["data"]));
            app.Kill();
            server.Kill();
        }

        await using var again = AppProcess.Start(Own, "run", "--urls", Urls);
        await again.Answers(port);
    }

    [Fact]
    public async Task Losing_its_database_it_says_so_and_ends()
    {
        await using var app = AppProcess.Start(Own, "run", "--urls", Urls);
        await app.Answers(port);
        using var server = Process.GetProcessById(ServerOf(folder["data"]));

        server.Kill();
        var (exitCode, errors, _) = await app.Ended();

        AssertRefused((exitCode, errors, ""), "PostgreSQL ended while Lms was running");
    }

    [Fact]
    public async Task Only_one_runs_on_a_data_folder_and_a_port()
    {
        await using var app = AppProcess.Start(Own, "run", "--urls", Urls);
        await app.Answers(port);

        var onTheFolder = await AppProcess.Run(Own, "run", "--urls", $"http://127.0.0.1:{AppProcess.FreePort()}");
        var onThePort = await AppProcess.Run(new() { ["LMS_DATA"] = folder["other"] }, "run", "--urls", Urls);

        AssertRefused(onTheFolder, folder["data"]);
        AssertRefused(onThePort, $"Port {port} is taken");
    }

    [Theory]
    [InlineData("http://0.0.0.0:{0}")]
    [InlineData("http://*:{0}")]
    [InlineData("http://lms.example:{0}")]
    public async Task Plain_http_beyond_this_machine_is_refused(string urls)
    {
        var outcome = await AppProcess.Run(Own, "--urls", string.Format(CultureInfo.InvariantCulture, urls, port));

        AssertRefused(outcome, "plain http");
    }

    [Fact]
    public async Task Https_without_a_certificate_is_refused() =>
        AssertRefused(await AppProcess.Run(Own, "--urls", $"https://127.0.0.1:{port}"), "needs a certificate");

    [Fact]
    public async Task A_file_that_is_no_certificate_is_refused()
    {
        await File.WriteAllTextAsync(folder["lms.pfx"], "nonsense", TestContext.Current.CancellationToken);
        var environment = Own;
        environment["Kestrel__Certificates__Default__Path"] = folder["lms.pfx"];

        AssertRefused(await AppProcess.Run(environment, "--urls", $"https://127.0.0.1:{port}"), folder["lms.pfx"]);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_refused()
    {
        await File.WriteAllTextAsync(folder["file"], "", TestContext.Current.CancellationToken);

        var outcome = await AppProcess.Run(new() { ["LMS_DATA"] = folder["file/below"] }, "--urls", Urls);

        AssertRefused(outcome, folder["file/below"]);
    }

    [Fact]
    public async Task A_database_out_of_reach_is_named_without_its_password()
    {
        var nobody = AppProcess.FreePort();
        var environment = Own;
        environment["ConnectionStrings__Lms"] = $"Host=127.0.0.1;Port={nobody};Username=lms;Password=quiet";

        var outcome = await AppProcess.Run(environment, "--urls", Urls);

        AssertRefused(outcome, $"127.0.0.1:{nobody}");
        Assert.DoesNotContain("quiet", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_is_refused()
    {
        var environment = Own;
        environment["Mail__Host"] = "mail.example";
        environment["Mail__Port"] = "0";

        AssertRefused(await AppProcess.Run(environment, "run", "--urls", Urls), "Mail");
    }

    private static void AssertRefused((int ExitCode, string Errors, string Output) outcome, string reason)
    {
        Assert.Equal("", outcome.Output);
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("lms: ", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains(reason, outcome.Errors, StringComparison.Ordinal);
        Assert.Single(outcome.Errors.Split('\n'));
    }

    private static int ServerOf(string data)
    {
        var major = Directory.GetDirectories(Path.Combine(data, "postgres")).Single();
        var note = File.ReadLines(Path.Combine(major, "data", "postmaster.pid"));
        return int.Parse(note.First(), CultureInfo.InvariantCulture);
    }

    private static async Task Gone(int server)
    {
        for (var tries = 0; tries < 200 && Directory.Exists($"/proc/{server}") && !IsZombie(server); tries++)
        {
            await Task.Delay(50);
        }

        Assert.True(!Directory.Exists($"/proc/{server}") || IsZombie(server));
    }

    // Ended, but whoever inherited it has not asked how.
    private static bool IsZombie(int process) =>
        File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
}
