using System.Text;
using Lms.Bench.Exams;
using Lms.Data;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Exams.Answers;

/// <summary>The site and its database as processes, killed and spoiled while trainees write. `./lms soak exam` does it for hours.</summary>
public sealed class FaultTests(FaultTests.Trial room) : IClassFixture<FaultTests.Trial>
{
    private readonly ExamTrial trial = room.Running;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_site_is_killed_under_load_and_no_acknowledged_save_is_lost() =>
        Assert.Empty((await new ExamFaults(trial).SiteKilled(times: 2, Stop)).Losses);

    [Fact]
    public async Task PostgreSQL_is_killed_under_load_and_no_acknowledged_save_is_lost() =>
        Assert.Empty((await new ExamFaults(trial).DatabaseKilled(times: 2, Stop)).Losses);

    [Fact]
    public async Task The_line_is_cut_under_load_and_no_acknowledged_save_is_lost() =>
        Assert.Empty((await new ExamFaults(trial).LineCut(TimeSpan.FromSeconds(5), Stop)).Losses);

    [Fact]
    public async Task While_PostgreSQL_is_away_pages_say_so_and_when_it_is_back_nobody_meets_a_dead_connection()
    {
        var page = trial.Trainees[5].Get(trial.Trainees[5].Attempt);
        Assert.All(await trial.InDatabase(db => AtOnce(db, page, 24)), answer => Assert.Equal(200, answer.Status));

        await trial.StopDatabase();
        var told = await trial.Ask(page, Stop);
        await trial.RestartDatabase(Stop);

        Assert.Equal((503, "2"), (told.Status, told.Header("Retry-After")));
        Assert.Contains("Máy chủ đang bận", told.Text, StringComparison.Ordinal);
        Assert.All(await trial.InDatabase(db => AtOnce(db, page, 24)), answer => Assert.Equal(200, answer.Status));
    }

    [Fact]
    public async Task Two_clients_edit_the_same_answer_two_thousand_times_and_every_acknowledged_text_can_be_told() =>
        Assert.Empty((await new ExamFaults(trial).TwoClients(seed: 20261127, edits => edits <= 2_000, Stop)).Losses);

    [Fact]
    public async Task The_disk_is_full_and_no_acknowledged_save_is_lost()
    {
        using var disk = SmallDisk.Mount(megabytes: 256);
        Assert.SkipWhen(disk is null, "Only root can mount a small file system: the full disk was not tried.");
        await using var own = await ExamTrial.Open(disk.FullPath, trainees: 6, ExamSoak.ShortLog, Stop);

        Assert.Empty((await new ExamFaults(own).DiskFull(disk.FullPath, Stop)).Losses);
    }

    [Fact]
    public async Task Saves_out_of_order_and_twice_are_taken_once_and_in_order()
    {
        var trainee = trial.Trainees[1];
        var at = await Sequence(trainee);

        Assert.Equal(412, await Save(trainee, "ba", at + 2));
        Assert.Equal(200, await Save(trainee, "một", at));
        Assert.Equal(200, await Save(trainee, "một", at));
        Assert.Equal(200, await Save(trainee, "hai", at + 1));
        Assert.Equal(412, await Save(trainee, "một", at));
        Assert.Equal(200, await Save(trainee, "ba", at + 2));

        Assert.Equal(at + 3, await Sequence(trainee));
        Assert.Empty(await trial.Losses(Stop));
    }

    [Fact]
    public async Task Saves_late_by_seconds_and_by_hours_are_refused_and_leave_no_trace()
    {
        var trainee = trial.Trainees[2];
        var at = await Sequence(trainee);
        Assert.Equal(200, await Save(trainee, "kịp", at));
        foreach (var late in (TimeSpan[])[TimeSpan.FromSeconds(2), TimeSpan.FromHours(3)])
        {
            var until = DateTimeOffset.UtcNow - late;
            await trial.InDatabase(db => db.Attempts.Where(attempt => attempt.Id == trainee.AttemptId)
                .ExecuteUpdateAsync(set => set.SetProperty(attempt => attempt.AcceptsUntil, until), Stop));

            Assert.Equal(409, await Save(trainee, "kịp, thêm chữ", at + 1));
            Assert.Equal(200, await Save(trainee, "kịp", at));
        }

        // The one save that was in time is later than the time that was taken away for this test: put it back.
        await trial.InDatabase(db => db.Attempts.Where(attempt => attempt.Id == trainee.AttemptId)
            .ExecuteUpdateAsync(set => set.SetProperty(attempt => attempt.AcceptsUntil, DateTimeOffset.UtcNow.AddHours(1)), Stop));
        Assert.Equal(at + 1, await Sequence(trainee));
        Assert.Empty(await trial.Losses(Stop));
    }

    [Fact]
    public async Task Forged_attempts_other_trainees_and_saves_without_token_change_nothing()
    {
        var (trainee, other) = (trial.Trainees[3], trial.Trainees[4]);
        var (own, at) = (await Sequence(trainee), await Sequence(other));

        Assert.Equal(404, await Status(trainee.Put($"/c/song-van/attempts/{Guid.NewGuid()}", "a"u8, own)));
        Assert.Equal(404, await Status(trainee.Put(other.Attempt, "a"u8, at)));
        Assert.Equal(404, await Status(trainee.Put(trainee.Attempt.Replace("song-van", "khong-co", StringComparison.Ordinal), "a"u8, own)));
        Assert.Equal(400, await Status(trainee.Put(trainee.Attempt, "a"u8, own, token: "")));
        Assert.Equal(400, await Status(trainee.Put(trainee.Attempt, "a"u8, own, token: other.Token)));
        Assert.Equal(400, await Status(trainee.Put(trainee.Attempt, "a\0"u8, own)));
        Assert.Equal(400, await Status(trainee.Put(trainee.Attempt, [0xC3, 0x28], own)));

        Assert.Equal((own, at), (await Sequence(trainee), await Sequence(other)));
    }

    /// <summary>Each request on a connection of its own to the database: what they ask for is held until all wait for it.</summary>
    private async Task<Reply[]> AtOnce(LmsDbContext db, byte[] page, int requests)
    {
        await using var held = await db.Database.BeginTransactionAsync(Stop);
        await db.Database.ExecuteSqlAsync($"lock table attempts in access exclusive mode", Stop);
        var asked = Task.WhenAll(Enumerable.Range(0, requests).Select(_ => trial.Ask(page, Stop)));
        while (await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from pg_locks where not granted").SingleAsync(Stop) < requests)
        {
            await Task.Delay(20, Stop);
        }

        await held.CommitAsync(Stop);
        return await asked;
    }

    /// <summary>Asked again where a fault of another test has left broken connections behind.</summary>
    private async Task<int> Status(byte[] request)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = await trial.Ask(request, Stop);
            if (answer.Status < 500 || tries == 2)
            {
                return answer.Status;
            }
        }
    }

    private async Task<int> Save(Trainee trainee, string text, long sequence)
    {
        var status = await Status(trainee.Put(trainee.Attempt, Encoding.UTF8.GetBytes(text), sequence));
        if (status == 200)
        {
            trial.Note(trainee.AttemptId, sequence + 1, text);
        }

        return status;
    }

    private Task<long> Sequence(Trainee trainee) => trial.InDatabase(db => db.Answers
        .Where(answer => answer.AttemptId == trainee.AttemptId).Select(answer => answer.Sequence).SingleAsync(Stop));

    public sealed class Trial : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();

        public ExamTrial Running { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Running = await ExamTrial.Open(folder.FullPath, trainees: 8, settings: null, CancellationToken.None);

        public async ValueTask DisposeAsync()
        {
            await Running.DisposeAsync();
            folder.Dispose();
        }
    }
}
