using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Lms.Hosting;

namespace Lms.Bench.Exams;

/// <summary>
/// Writes as a page does: edits, saves, and when no answer comes, sends the same again until there is one. Whatever is
/// acknowledged is noted in the trial.
/// </summary>
/// <param name="by">Another way to the site than its own address.</param>
public sealed class TrialWriter(ExamTrial trial, Trainee trainee, int seed, IPEndPoint? by = null) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Random chance = new(seed);
    private RawConnection? connection;

    public string Text { get; private set; } = "";

    public long Sequence { get; private set; }

    /// <summary>Saves that were acknowledged, that met another's, and that had to be sent again.</summary>
    public (int Saved, int Met, int Again) Count { get; private set; }

    /// <summary>The server said that nothing more is taken.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Edits and saves until told to end, or until the time is up; what is under way is brought to its end.</summary>
    public async Task Write(CancellationToken enough, CancellationToken stop)
    {
        await Resume(stop);
        while (!enough.IsCancellationRequested && !IsOver)
        {
            await Edit(stop);
        }
    }

    /// <summary>One edit on what this client believes to stand there, brought to an answer.</summary>
    public async Task Edit(CancellationToken stop)
    {
        // Not for ever: what is written over and over is as good as what grows.
        var edited = Essay.Edit(Text.Length > 6_000 ? Text[..chance.Next(3_000)].TrimEnd() : Text, chance);
        var answer = await Answer(Encoding.UTF8.GetBytes(edited), stop);
        switch (answer.Status)
        {
            case 200:
                (Text, Sequence) = (edited, Sequence + 1);
                trial.Note(trainee.AttemptId, Sequence, Text);
                Count = Count with { Saved = Count.Saved + 1 };
                break;
            case 412:
                Take(answer);
                Count = Count with { Met = Count.Met + 1 };
                break;
            case 409:
                IsOver = true;
                break;
            default:
                throw new StartRefusedException($"{trainee.Code}: a save was answered with {answer.Text[..Math.Min(300, answer.Text.Length)]}");
        }
    }

    public void Dispose() => connection?.Dispose();

    /// <summary>As after opening the page again: what the server holds.</summary>
    private async Task Resume(CancellationToken stop)
    {
        var answer = await trial.Insist(trainee.Put(trainee.Attempt, "?"u8, 9_999_999), stop);
        if (answer.Status == 412)
        {
            Take(answer);
        }
    }

    private void Take(Reply answer)
    {
        using var read = JsonDocument.Parse(answer.Body);
        (Text, Sequence) = (read.RootElement.GetProperty("text").GetString()!, read.RootElement.GetProperty("sequence").GetInt64());
    }

    /// <summary>Sent again and again until there is an answer that decides.</summary>
    private async Task<Reply> Answer(byte[] text, CancellationToken stop)
    {
        var request = trainee.Put(trainee.Attempt, text, Sequence);
        while (true)
        {
            if (await Try(request, stop) is { Status: < 500 } answer)
            {
                return answer;
            }

            Count = Count with { Again = Count.Again + 1 };
            await Task.Delay(Pause, stop);
        }
    }

    private async Task<Reply?> Try(byte[] request, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            if (connection is null)
            {
                connection = new RawConnection();
                await connection.Open(by ?? trial.Address, patience.Token);
            }

            return Reply.Read((await connection.Exchange(request, patience.Token)).Span);
        }
        catch (Exception problem) when (problem is SocketException or StartRefusedException || (problem is OperationCanceledException && !stop.IsCancellationRequested))
        {
            connection?.Dispose();
            connection = null;
            return null;
        }
    }
}
