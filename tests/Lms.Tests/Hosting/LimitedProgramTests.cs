using System.Diagnostics;
using System.Globalization;
using Lms.Hosting;
using Lms.Tests.Support;

namespace Lms.Tests.Hosting;

/// <summary>Real programs at work: what they may take, and that nothing of them is left.</summary>
public sealed class LimitedProgramTests(TemporaryFolder folder) : IClassFixture<TemporaryFolder>
{
    private static readonly ProgramLimits Wide = new(TimeSpan.FromSeconds(60), 2_000_000_000);

    // Children of every kind: in the background, of a subshell, deaf to signals; each leaves its number.
    private const string Family = """
        echo $$ > "$1/1"
        (trap '' TERM INT HUP; echo "$(exec sh -c 'echo $PPID')" > "$1/2"; sleep 300; sleep 300) &
        nohup sh -c 'echo $$ > "$0/3"; sleep 300 & echo $! > "$0/4"; wait' "$1" > /dev/null &
        while ! [ -s "$1/4" ]; do sleep 0.05; done
        touch "$1/ready"
        sleep 300
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_past_its_time_ends_with_all_its_children()
    {
        var home = New();
        await using (var program = LimitedProgram.Start(Wide with { Time = TimeSpan.FromSeconds(2) }, home, "sh", "-c", Family, "sh", home))
        {
            var over = await Assert.ThrowsAsync<ProgramLimitException>(() => program.End(Stop));
            Assert.Equal(ProgramLimit.Time, over.Limit);
            Assert.True(File.Exists(Path.Combine(home, "ready")));
        }

        AssertGone(home);
    }

    [Fact]
    public async Task So_does_one_that_is_given_up_and_one_that_has_ended_and_left_children_behind()
    {
        var (home, other) = (New(), New());
        using (var given = new CancellationTokenSource())
        {
            await using var program = LimitedProgram.Start(Wide, home, "sh", "-c", Family, "sh", home);
            var ending = program.End(given.Token);
            await Until(() => File.Exists(Path.Combine(home, "ready")));
            await given.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ending);
        }

        await using (var program = LimitedProgram.Start(
            Wide, other, "sh", "-c", "sleep 300 > /dev/null & echo $! > \"$1/1\"; echo $$ > \"$1/2\"; echo $$ > \"$1/3\"; echo $$ > \"$1/4\"; exit 3", "sh", other))
        {
            Assert.Equal(3, await program.End(Stop));
            Assert.True(Runs(other, 1));
        }

        AssertGone(home);
        AssertGone(other);
    }

    [Fact]
    public async Task It_ends_by_itself_when_its_node_is_there_no_more()
    {
        var home = New();

        // Nobody waits for it or puts it away: so it is when the node was killed.
        _ = LimitedProgram.Start(Wide with { Time = TimeSpan.FromSeconds(1) }, home, "sh", "-c", Family, "sh", home);
        await Until(() => File.Exists(Path.Combine(home, "ready")));
        Assert.True(Runs(home, 3));

        await Until(() => Enumerable.Range(1, 4).All(at => !Runs(home, at)));
    }

    [Fact]
    public async Task What_holds_too_much_memory_is_ended_and_its_children_count()
    {
        // It keeps the line that it waits for the end of.
        var limits = Wide with { HeldBytes = 150_000_000 };
        await using var program = LimitedProgram.Start(limits, New(), "sh", "-c", "head -c 100000000 /dev/zero | (tail; sleep 60) & (head -c 100000000 /dev/zero; sleep 60) | tail; wait");
        var watch = Stopwatch.StartNew();

        Assert.Equal(ProgramLimit.Memory, (await Assert.ThrowsAsync<ProgramLimitException>(() => program.End(Stop))).Limit);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task What_takes_memory_faster_than_anybody_looks_is_refused_it()
    {
        await using var program = LimitedProgram.Start(Wide with { AddressBytes = 100_000_000 }, New(), "tail", "/dev/zero");

        Assert.NotEqual(0, await program.End(Stop));
    }

    [Fact]
    public async Task It_writes_no_longer_files_than_it_may()
    {
        var home = New();
        await using var program = LimitedProgram.Start(Wide with { FileBytes = 1_000_000 }, home, "sh", "-c", "head -c 5000000 /dev/zero > long");

        Assert.NotEqual(0, await program.End(Stop));
        Assert.InRange(new FileInfo(Path.Combine(home, "long")).Length, 1, 2_100_000);
    }

    [Fact]
    public async Task It_is_told_nothing_of_our_environment_and_no_shell_reads_its_arguments()
    {
        Environment.SetEnvironmentVariable("LMS_TEST_SECRET", "xa");
        await using var program = LimitedProgram.Start(Wide, New(), "sh", "-c", "env; echo \"[$1]\"", "sh", "$(echo broken); `id` 'a' \"b\"");

        var said = await program.Read(100_000, Stop);

        Assert.DoesNotContain("LMS_TEST_SECRET", said, StringComparison.Ordinal);
        Assert.Contains("[$(echo broken); `id` 'a' \"b\"]", said, StringComparison.Ordinal);
        Assert.Equal(0, await program.End(Stop));
    }

    [Fact]
    public void A_program_is_looked_up_as_a_shell_does()
    {
        Assert.True(LimitedProgram.IsHere("sh"));
        Assert.True(LimitedProgram.IsHere("/bin/sh"));
        Assert.False(LimitedProgram.IsHere("no-such-program"));
        Assert.False(LimitedProgram.IsHere("/bin/no-such-program"));
    }

    private string New() => Directory.CreateDirectory(Path.Combine(folder.FullPath, Guid.NewGuid().ToString("n"))).FullName;

    private static void AssertGone(string home) => Assert.All(Enumerable.Range(1, 4), at => Assert.False(Runs(home, at), $"{at} still runs"));

    private static bool Runs(string home, int at) =>
        Processes.Runs(int.Parse(File.ReadAllText(Path.Combine(home, at.ToString(CultureInfo.InvariantCulture))), CultureInfo.InvariantCulture));

    private static async Task Until(Func<bool> there)
    {
        for (var watch = Stopwatch.StartNew(); !there(); await Task.Delay(50, Stop))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
        }
    }
}
