using System.Diagnostics;

namespace Lms.Hosting;

/// <summary>The running server process, started and watched by a thread of its own.</summary>
internal sealed class Postmaster : IDisposable
{
    private readonly Process process;
    private readonly string log;
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> lastLines = new();

    private Postmaster(IEnumerable<string> command, string log)
    {
        this.log = log;
        process = new Process { StartInfo = Command.Describe(command) };
    }

    public int Id => process.Id;

    public Task Exited => exited.Task;

    /// <summary>What the server said last, for the one line that tells why it ended.</summary>
    public string LastWords
    {
        get
        {
            lock (lastLines)
            {
                return lastLines.FirstOrDefault(line => line.Contains("FATAL", StringComparison.Ordinal))
                    ?? lastLines.LastOrDefault("it gave no reason");
            }
        }
    }

    public static async Task<Postmaster> Start(IEnumerable<string> command, string log)
    {
        var postmaster = new Postmaster(command, log);

        // The death signal comes when the thread that started the server ends, so that thread stays for as long.
        new Thread(postmaster.Watch) { IsBackground = true, Name = "PostgreSQL" }.Start();
        await postmaster.started.Task;
        return postmaster;
    }

    /// <summary>In good order first, then without waiting for anybody, then by force.</summary>
    public async Task Stop()
    {
        foreach (var signal in (int[])[Unix.Interrupt, Unix.Quit, Unix.Kill])
        {
            if (!Exited.IsCompleted)
            {
                Unix.Send(Id, signal);
                await Task.WhenAny(Exited, Task.Delay(TimeSpan.FromSeconds(20)));
            }
        }
    }

    public void Dispose() => process.Dispose();

    private void Watch()
    {
        try
        {
            using var writer = OpenLog();
            process.Start();
            started.SetResult();
            process.StandardInput.Close();
            CopyLog(writer);
            process.WaitForExit();
            exited.SetResult();
        }
        catch (Exception failure) when (!started.Task.IsCompleted)
        {
            started.SetException(
                new StartRefusedException($"PostgreSQL could not be started: {failure.Message}", failure));
        }
    }

    private void CopyLog(StreamWriter writer)
    {
        while (process.StandardError.ReadLine() is { } line)
        {
            Remember(line);
            try
            {
                writer.WriteLine(line);
            }
            catch (IOException)
            {
                // A full disk is no reason to leave the server unread: it would block.
            }
        }
    }

    // Statements in it may hold people's data; the log of the run before tells why that one ended.
    private StreamWriter OpenLog()
    {
        if (File.Exists(log))
        {
            File.Move(log, log + ".before", overwrite: true);
        }

        return Private.OpenNew(log);
    }

    private void Remember(string line)
    {
        lock (lastLines)
        {
            lastLines.Enqueue(line);
            if (lastLines.Count > 20)
            {
                lastLines.Dequeue();
            }
        }
    }
}
