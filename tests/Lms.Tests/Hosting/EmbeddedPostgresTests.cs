using System.Diagnostics;
using Lms.Hosting;
using Lms.Tests.Support;
using Npgsql;

namespace Lms.Tests.Hosting;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private static readonly Dictionary<string, string> Quick = new() { ["fsync"] = "off" };

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Programs => Directory.Exists(Servers.DebianBin)
        ? ["package", "debian"]
        : ["package"];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task What_was_written_is_there_after_a_restart(string program)
    {
        await using (var server = await Start(program))
        {
            await Ask(server, "create table t (id int); insert into t values (7)");
        }

        await using var again = await Start(program);

        Assert.Equal(7, await Ask(again, "select id from t"));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Vietnamese_is_text_and_sorts_by_its_own_alphabet(string program)
    {
        await using var server = await Start(program);

        Assert.Equal("đ,e,ê", await Ask(server, "select string_agg(x, ',' order by x) from unnest('{ê,e,đ}'::text[]) x"));
        Assert.Equal("ĐỨC", await Ask(server, "select upper('đức')"));
        Assert.Equal("UTF8", await Ask(server, "show server_encoding"));
    }

    [Fact]
    public async Task A_second_start_on_the_same_folder_is_refused()
    {
        await using var server = await Start("package");

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => Start("package"));

        Assert.Contains(folder.FullPath, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, await Ask(server, "select 1"));
    }

    [Fact]
    public async Task Others_find_the_running_server_by_its_note_and_none_after_the_end()
    {
        await using (var server = await Start("package"))
        {
            Assert.Equal(server.ConnectionString, EmbeddedPostgres.RunningOn(folder.FullPath));
        }

        Assert.Null(EmbeddedPostgres.RunningOn(folder.FullPath));
    }

    [Fact]
    public async Task Only_the_owner_can_read_the_password()
    {
        await using var server = await Start("package");

        var readable = Directory.EnumerateFiles(folder.FullPath, "*", SearchOption.AllDirectories)
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
            await Ask(server, "create table t (id int); insert into t values (7)");
            using var process = Process.GetProcessById(server.ProcessId);
            process.Kill();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => Task.Delay(TimeSpan.FromSeconds(10), server.Lost));
        }

        await using var again = await Start("package");

        Assert.Equal(7, await Ask(again, "select id from t"));
    }

    private Task<EmbeddedPostgres> Start(string program) => EmbeddedPostgres.Start(
        program == "debian" ? PostgresProgram.In(Servers.DebianBin) : PostgresProgram.FromPackage(ContentRoot.Find()),
        folder.FullPath,
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
