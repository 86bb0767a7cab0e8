using System.Diagnostics;
using Lms.Hosting;
using Lms.Tests.Support;
using Npgsql;

namespace Lms.Tests.Hosting;

/// <summary>One folder for each of the two servers, since making one takes its time.</summary>
public sealed class EmbeddedPostgresTests(TemporaryFolder folder) : IClassFixture<TemporaryFolder>
{
    private static readonly Dictionary<string, string> Quick = new() { ["fsync"] = "off" };

    public static TheoryData<string> Programs => Directory.Exists(Servers.DebianBin)
        ? ["package", "debian"]
        : ["package"];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task What_was_written_is_there_after_a_restart(string program)
    {
        await using (var server = await Start(program))
        {
            await Ask(server, "create table kept (id int); insert into kept values (7)");
        }

        await using var again = await Start(program);

        Assert.Equal(7, await Ask(again, "select id from kept"));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Vietnamese_is_text_and_sorts_by_its_own_alphabet(string program)
    {
        await using var server = await Start(program);

        var sorted = await Ask(server, "select string_agg(x, ',' order by x) from unnest('{ê,e,đ}'::text[]) x");

        Assert.Equal("đ,e,ê", sorted);
        Assert.Equal("ĐỨC", await Ask(server, "select upper('đức')"));
        Assert.Equal("UTF8", await Ask(server, "show server_encoding"));
    }

    [Fact]
    public async Task A_second_start_on_the_same_folder_is_refused()
    {
        await using var server = await Start("package");

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => Start("package"));

        Assert.Contains(folder["package"], refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, await Ask(server, "select 1"));
    }

    [Fact]
    public async Task Others_find_the_running_server_by_its_note_and_none_after_the_end()
    {
        await using (var server = await Start("package"))
        {
            Assert.Equal(server.ConnectionString, EmbeddedPostgres.RunningOn(folder["package"]));
        }

        Assert.Null(EmbeddedPostgres.RunningOn(folder["package"]));
    }

    [Fact]
    public async Task Only_the_owner_can_read_the_password()
    {
        await using var server = await Start("package");

        var readable = Directory.EnumerateFiles(folder["package"], "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is "password" or "running")
            .ToDictionary(file => Path.GetFileName(file), File.GetUnixFileMode);

        Assert.Equal(2, readable.Count);
        Assert.All(readable.Values, mode => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode));
    }

    [Fact]
    public async Task A_server_that_dies_is_noticed_and_the_next_start_recovers()
    {
        await using (var server = await Start("package"))
        {
            await Ask(server, "create table saved (id int); insert into saved values (7)");
            using var process = Process.GetProcessById(server.ProcessId);
            process.Kill();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => Task.Delay(TimeSpan.FromSeconds(10), server.Lost));
        }

        await using var again = await Start("package");

        Assert.Equal(7, await Ask(again, "select id from saved"));
    }

    [Fact]
    public async Task A_server_that_outlived_its_application_is_stopped_first()
    {
        await using (await Start("package"))
        {
        }

        using var orphan = StartOrphan();
        await using var server = await Start("package");

        Assert.True(orphan.WaitForExit(TimeSpan.FromSeconds(10)));
        Assert.Equal(1, await Ask(server, "select 1"));
    }

    [Fact]
    public async Task A_note_whose_process_number_went_to_another_program_does_not_hinder()
    {
        await using (await Start("package"))
        {
        }

        using var stranger = Process.Start("sleep", "60");
        await File.WriteAllTextAsync(ProcessFile, $"{stranger.Id}\n", TestContext.Current.CancellationToken);
        await using var server = await Start("package");

        Assert.Equal(1, await Ask(server, "select 1"));
        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    private string Data => Path.Combine(Directory.GetDirectories(folder["package"]).Single(), "data");

    private string ProcessFile => Path.Combine(Data, "postmaster.pid");

    private Process StartOrphan()
    {
        string[] unprivileged = Environment.IsPrivilegedProcess
            ? ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"]
            : ["env"];
        var program = PostgresProgram.FromPackage(ContentRoot.Find()).Postgres;
        string[] arguments = ["-D", Data, "-c", $"port={AppProcess.FreePort()}", "-c", "unix_socket_directories="];
        var orphan = Process.Start(new ProcessStartInfo(unprivileged[0], [.. unprivileged[1..], program, .. arguments])
        {
            RedirectStandardError = true,
        })!;
        Assert.True(SpinWait.SpinUntil(
            () => File.Exists(ProcessFile) && File.ReadAllText(ProcessFile).Contains("ready", StringComparison.Ordinal),
            TimeSpan.FromSeconds(20)));
        return orphan;
    }

    private Task<EmbeddedPostgres> Start(string program) => EmbeddedPostgres.Start(
        program == "debian" ? PostgresProgram.In(Servers.DebianBin) : PostgresProgram.FromPackage(ContentRoot.Find()),
        folder[program],
        Quick,
        TestContext.Current.CancellationToken);

    private static async Task<object?> Ask(EmbeddedPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
