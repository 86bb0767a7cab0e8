using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.Playwright;

namespace Lms.Bench.Exams;

/// <summary>
/// The line is cut before real browsers, and mended. One is told that it is offline, one waits for answers that do not come,
/// and of one the time is up meanwhile.
/// </summary>
public sealed class BrowserCut(ExamTrial trial)
{
    // On a machine that is busy with other things pages take their time. That is no loss.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ConcurrentBag<string> losses = [];
    private int acknowledged;
    private int failed;

    public async Task<FaultOutcome> Run(TimeSpan length, CancellationToken stop)
    {
        await using var chromium = await Chromium.Launch(Patience);
        await using var cable = Cable.To(trial.Address);
        await Task.WhenAll(
            Tried("offline", trial.Trainees[1], trainee => Offline(chromium, trainee, length, stop)),
            Tried("without answers", trial.Trainees[2], trainee => WithoutAnswers(chromium, cable, trainee, length, stop)),
            Tried("out of time", trial.Trainees[3], trainee => OutOfTime(chromium, trainee, length, stop)));
        return new FaultOutcome(acknowledged, failed, [.. losses, .. await trial.Losses(stop)]);
    }

    private async Task Offline(Chromium chromium, Trainee trainee, TimeSpan length, CancellationToken stop)
    {
        var page = await SitDown(chromium, trial.Address, trainee);
        await WriteThrough(page, trainee, Scissors.At(page), length, stop);
    }

    private async Task WithoutAnswers(Chromium chromium, Cable cable, Trainee trainee, TimeSpan length, CancellationToken stop)
    {
        var page = await SitDown(chromium, cable.Address, trainee);
        await WriteThrough(page, trainee, new Scissors(Now(cable.Cut), Now(cable.Mend), IsTold: false), length, stop);
    }

    private async Task WriteThrough(IPage page, Trainee trainee, Scissors scissors, TimeSpan length, CancellationToken stop)
    {
        var until = await trial.AcceptsUntil(trainee, stop);
        var text = await new PaperPage(page).WriteThrough(scissors, length);
        Require(text, await trial.Stored(trainee, stop), trainee);
        if (await trial.AcceptsUntil(trainee, stop) != until)
        {
            losses.Add($"{trainee.Code} has other time than before the cut");
        }
    }

    /// <summary>What is written without a line and arrives after time is not taken, and not lost either: the device has it.</summary>
    private async Task OutOfTime(Chromium chromium, Trainee trainee, TimeSpan length, CancellationToken stop)
    {
        var page = await SitDown(chromium, trial.Address, trainee);
        var paper = new PaperPage(page);
        var before = await paper.Sheet.InputValueAsync();
        var until = await trial.AcceptsUntil(trainee, stop);
        await trial.LetEnd(trainee, DateTimeOffset.UtcNow + (length / 2), stop);
        await page.Context.SetOfflineAsync(true);
        await paper.Write(" Viết khi mất mạng.");
        await Task.Delay(length, stop);
        await paper.Write(" Viết khi đã hết giờ.");
        await paper.IsKept();
        await page.Context.SetOfflineAsync(false);
        await paper.IsClosed();
        await paper.IsKept();
        Require(before, await trial.Stored(trainee, stop), trainee);
        await trial.LetEnd(trainee, until, stop);
    }

    /// <summary>Signed in, with one save made, and with what a reload without a line needs.</summary>
    private async Task<IPage> SitDown(Chromium chromium, IPEndPoint address, Trainee trainee)
    {
        var page = await chromium.Open($"http://{address}");
        page.Response += (_, response) => Note(trainee, response);
        page.RequestFailed += (_, request) => _ = request.Method == "PUT" ? Interlocked.Increment(ref failed) : 0;
        await page.GotoAsync("/sign-in");
        await page.Locator("[name=Login]").FillAsync(trainee.Code);
        await page.Locator("[name=Password]").FillAsync(Roll.Password);
        await page.Locator("[name=Password]").PressAsync("Enter");
        await page.WaitForURLAsync("**/c/**");
        await page.GotoAsync(trainee.Attempt);
        var paper = new PaperPage(page);
        await paper.Write(" Trước khi mất mạng.");
        await paper.IsSaved();
        await paper.OpensOffline();
        return page;
    }

    /// <summary>An acknowledged text is the next after the one that it was written on. The answer itself may be gone with its page.</summary>
    private void Note(Trainee trainee, IResponse response)
    {
        if (response is { Status: 200, Request: { Method: "PUT", PostData: { } text } })
        {
            var before = long.Parse(response.Request.Headers["if-match"].Trim('"'), CultureInfo.InvariantCulture);
            trial.Note(trainee.AttemptId, before + 1, text.Normalize());
            Interlocked.Increment(ref acknowledged);
        }
    }

    private void Require(string text, string stored, Trainee trainee)
    {
        if (stored != text)
        {
            losses.Add($"{trainee.Code} wrote “…{End(text)}”, and there is “…{End(stored)}”");
        }
    }

    private async Task Tried(string how, Trainee trainee, Func<Trainee, Task> act)
    {
        try
        {
            await act(trainee);
        }
        catch (Exception problem) when (problem is PlaywrightException or TimeoutException)
        {
            losses.Add($"{trainee.Code}, {how}: {problem.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static string End(string text) => text[^Math.Min(text.Length, 300)..];

    private static Func<Task> Now(Action act) => () =>
    {
        act();
        return Task.CompletedTask;
    };
}
