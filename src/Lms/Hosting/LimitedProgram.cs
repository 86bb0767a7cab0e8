using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Lms.Hosting;

/// <param name="Time">By the clock on the wall.</param>
/// <param name="AddressBytes">Of one process, mapped or not. Beyond it a program is refused memory and ends as it likes.</param>
public sealed record ProgramLimits(TimeSpan Time, long AddressBytes)
{
    /// <summary>Memory that the program and its children may hold together; looked at several times a second. Null for no such limit.</summary>
    public long? HeldBytes { get; init; }

    /// <summary>Of one file that it writes.</summary>
    public long FileBytes { get; init; } = 1_000_000_000;
}

public enum ProgramLimit
{
    Time = 1,
    Memory,
}

public sealed class ProgramLimitException(string program, ProgramLimit limit) : IOException($"{program} needed too much: {limit}.")
{
    public ProgramLimit Limit => limit;
}

/// <summary>
/// A program that is not ours at work on a file that is not ours: in a group of processes of its own, which ends as a whole; with limits
/// of its own; without our environment, where passwords are. Should this node go down, the group ends by itself when its time is over.
/// </summary>
public sealed class LimitedProgram : IAsyncDisposable
{
    private const int BlockBytes = 512;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly string SearchPath = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin";

    // Many kernels and containers let nobody but root leave the network; then what the program is told alone must hold.
    private static readonly Lazy<Task<bool>> CanLeaveTheNetwork = new(async () =>
    {
        await using var trial = Start(new ProgramLimits(TimeSpan.FromSeconds(5), 1_000_000_000), Path.GetTempPath(), "unshare", "-rn", "true");
        return await trial.End(CancellationToken.None) == 0;
    });

    private readonly Process process;
    private readonly ProgramLimits limits;
    private readonly string program;
    private readonly long startedAt = Stopwatch.GetTimestamp();

    private LimitedProgram(Process process, ProgramLimits limits, string program)
    {
        this.process = process;
        this.limits = limits;
        this.program = program;
    }

    private TimeSpan Left => limits.Time - Stopwatch.GetElapsedTime(startedAt);

    private static bool HasGroups => OperatingSystem.IsLinux();

    /// <param name="program">A path, or a name to be looked up as a shell does.</param>
    public static bool IsHere(string program) => !OperatingSystem.IsWindows()
        && (program.Contains('/')
            ? File.Exists(program)
            : SearchPath.Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program))));

    /// <param name="folder">Its home, where it may leave what it likes.</param>
    /// <param name="arguments">The program and what it is told; none of it is read by a shell.</param>
    public static LimitedProgram Start(ProgramLimits limits, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(HasGroups ? "setsid" : "/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = folder,
        };
        foreach (var argument in (HasGroups ? ["/bin/sh"] : Array.Empty<string>()).Concat(["-c", Script(limits), "sh"]).Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        start.Environment["PATH"] = SearchPath;
        start.Environment["HOME"] = start.Environment["TMPDIR"] = folder;
        start.Environment["LANG"] = "C.UTF-8";
        var started = Process.Start(start)!;
        started.StandardInput.Close();
        return new LimitedProgram(started, limits, arguments[0]);
    }

    /// <summary>
    /// As <see cref="Start"/>, after all others where processors are short, so that pages stay fast; and without a network where the
    /// kernel lets us.
    /// </summary>
    public static async Task<LimitedProgram> StartApart(ProgramLimits limits, string folder, params string[] arguments)
    {
        string[] alone = await CanLeaveTheNetwork.Value ? ["unshare", "-rn"] : [];
        return Start(limits, folder, ["nice", "-n", "10", .. alone, .. arguments]);
    }

    /// <summary>Waits for its end; what it says and nobody has read is passed over.</summary>
    /// <returns>What it ended with.</returns>
    /// <exception cref="ProgramLimitException">It needed more than it was given.</exception>
    public async Task<int> End(CancellationToken stop)
    {
        await Within(
            async limit =>
            {
                await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, limit);
                await process.WaitForExitAsync(limit);
            },
            stop);
        return process.ExitCode;
    }

    /// <summary>Waits for its end, and tells each line that it says as it comes.</summary>
    /// <returns>What it ended with.</returns>
    /// <exception cref="ProgramLimitException">It needed more than it was given.</exception>
    public async Task<int> End(Func<string, Task> line, CancellationToken stop)
    {
        await Within(
            async limit =>
            {
                while (await process.StandardOutput.ReadLineAsync(limit) is { } said)
                {
                    await line(said);
                }
            },
            stop);
        return await End(stop);
    }

    /// <returns>The first characters of what it says, as many as are wanted at most.</returns>
    /// <exception cref="ProgramLimitException">It needed more than it was given.</exception>
    public async Task<string> Read(int longest, CancellationToken stop)
    {
        var (buffer, read) = (new char[longest], 0);
        await Within(async limit => read = await process.StandardOutput.ReadBlockAsync(buffer.AsMemory(), limit), stop);
        return new string(buffer, 0, read);
    }

    /// <summary>Whatever of it still runs, runs no more.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var since = Stopwatch.GetTimestamp(); IsAlive() && Stopwatch.GetElapsedTime(since) < Grace; await Task.Delay(20))
        {
            Kill();
        }

        process.Dispose();
    }

    // A shell takes one limit at a time. The address space is a ceiling for memory that is taken faster than anybody looks.
    private static string Script(ProgramLimits limits) => string.Create(
        CultureInfo.InvariantCulture,
        $"ulimit -c 0; ulimit -v {limits.AddressBytes / 1024}; ulimit -f {limits.FileBytes / BlockBytes}; exec {Timed(limits.Time)} \"$@\" 2>/dev/null");

    private static string Timed(TimeSpan time) =>
        HasGroups ? string.Create(CultureInfo.InvariantCulture, $"timeout -s KILL {Math.Ceiling(time.TotalSeconds) + 2}") : "";

    private async Task Within(Func<CancellationToken, Task> act, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var acting = act(over.Token);
        try
        {
            while (await Task.WhenAny(acting, Task.Delay(Look, stop)) != acting)
            {
                RequireLimits();
            }
        }
        catch
        {
            await over.CancelAsync();
            Kill();
            await acting.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }

        stop.ThrowIfCancellationRequested();
        await acting;
    }

    private void RequireLimits()
    {
        if (Left <= TimeSpan.Zero)
        {
            throw new ProgramLimitException(program, ProgramLimit.Time);
        }

        if (limits.HeldBytes is { } most && HasGroups && ProcessGroup.HeldBytes(process.Id) > most)
        {
            throw new ProgramLimitException(program, ProgramLimit.Memory);
        }
    }

    private bool IsAlive() => !process.HasExited || (HasGroups && ProcessGroup.Runs(process.Id));

    private void Kill()
    {
        if (HasGroups)
        {
            Unix.Send(-process.Id, Unix.Kill);
        }

        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
    }
}
