using System.Text;
using Lms.Data;
using Lms.Data.Answers;
using Lms.Domain.Exams;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Lms.Tests.Exams.Answers;

/// <summary>Many saves in one statement: none may harm another, and each gets its own answer.</summary>
public sealed class GatheredSavesTests(LmsApp app) : IClassFixture<LmsApp>
{
    private AnswerStore Store => app.Services.GetRequiredService<AnswerStore>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Saves_of_many_trainees_that_gathered_take_one_statement()
    {
        var attempts = await Attempts("SV-HV03", "SV-HV04", "SV-HV05", "SV-HV06");
        List<Task<SaveOutcome>> sent = [];
        await using (await Holding(attempts[0], 1))
        {
            sent.Add(Save(attempts[0], "người thứ nhất", 0));
            await Waiting(1);
            sent.AddRange(attempts[1..].Select(attempt => Save(attempt, "người khác", 0)));
            sent.AddRange(attempts[1..].Select(attempt => Save(attempt, "câu hai", 0, number: 2)));
        }

        Assert.All(await Task.WhenAll(sent), outcome => Assert.IsType<SaveOutcome.Saved>(outcome));
        Guid[] others = [.. attempts[1..].Select(attempt => attempt.Id)];
        Assert.Equal(1, await app.InDatabase(db => db.Database
            .SqlQuery<int>($"select count(distinct xmin::text)::int as \"Value\" from answer_revisions where attempt_id = any({others})").SingleAsync()));
    }

    [Fact]
    public async Task Two_saves_of_one_answer_that_gathered_are_stored_one_after_the_other()
    {
        var attempts = await Attempts("SV-HV07", "SV-HV08");
        List<Task<SaveOutcome>> sent = [];
        await using (await Holding(attempts[0], 1))
        {
            sent.Add(Save(attempts[0], "giữ chỗ", 0));
            await Waiting(1);
            sent.Add(Save(attempts[1], "một", 0));
            sent.Add(Save(attempts[1], "một", 0));
            sent.Add(Save(attempts[1], "khác", 0));
        }

        var outcomes = await Task.WhenAll(sent);

        Assert.All(outcomes[..3], outcome => Assert.Equal(1, Assert.IsType<SaveOutcome.Saved>(outcome).Sequence));
        Assert.Equal("một", Assert.IsType<SaveOutcome.Conflict>(outcomes[3]).Text);
        Assert.Single(await History(attempts[1]));
    }

    [Fact]
    public async Task One_that_cannot_be_stored_harms_none_that_gathered_with_it()
    {
        var attempts = await Attempts("SV-HV09", "SV-HV10", "SV-HV11", "SV-HV12");
        List<Task<SaveOutcome>> sent = [];
        Task<SaveOutcome> bad;
        await using (await Holding(attempts[0], 1))
        {
            sent.Add(Save(attempts[0], "giữ chỗ", 0));
            await Waiting(1);
            sent.Add(Save(attempts[1], "tốt", 0));
            bad = Store.Save(Of(attempts[2], [0x61, 0x00], 0, 1), CancellationToken.None);
            sent.Add(Save(attempts[3], "cũng tốt", 0));
        }

        Assert.All(await Task.WhenAll(sent), outcome => Assert.IsType<SaveOutcome.Saved>(outcome));
        await Assert.ThrowsAsync<PostgresException>(() => bad);
        Assert.Equal("", (await Stored(attempts[2])).Text);
    }

    [Fact]
    public async Task One_that_waits_for_a_lock_does_not_hold_up_the_others()
    {
        var attempts = await Attempts("SV-HV13", "SV-HV14");
        Task<SaveOutcome> stuck;
        await using (await Holding(attempts[0], 1))
        {
            stuck = Save(attempts[0], "chờ", 0);
            await Waiting(1);

            Assert.IsType<SaveOutcome.Saved>(await Save(attempts[1], "không chờ", 0).WaitAsync(TimeSpan.FromSeconds(10), Stop));
            Assert.False(stuck.IsCompleted);
        }

        Assert.IsType<SaveOutcome.Saved>(await stuck);
    }

    [Fact]
    public async Task A_connection_lost_under_a_save_is_answered_by_what_stands_there()
    {
        var attempts = await Attempts("SV-HV15");
        Task<SaveOutcome> save;
        await using (await Holding(attempts[0], 1))
        {
            save = Save(attempts[0], "đường dây đứt", 0);
            await Waiting(1);
            await Run("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
            await Waiting(1);
        }

        Assert.Equal(1, Assert.IsType<SaveOutcome.Saved>(await save).Sequence);
        Assert.Single(await History(attempts[0]));
    }

    [Fact]
    public async Task When_too_much_waits_the_next_is_told_to_come_again_and_nothing_is_stored_of_it()
    {
        var attempts = await Attempts("SV-HV16", "SV-HV17");
        var long1 = Encoding.UTF8.GetBytes(new string('ế', Answer.MaxLength));
        List<Task<SaveOutcome>> sent = [];
        await using (await Holding(attempts[0], 1))
        {
            sent.Add(Save(attempts[0], "giữ chỗ", 0));
            await Waiting(1);
            for (var more = 0; more < 200; more++)
            {
                sent.Add(Store.Save(Of(attempts[1], long1, 0, 1), CancellationToken.None));
            }

            Assert.Contains(sent, save => save.IsCompletedSuccessfully && save.Result is SaveOutcome.TryAgain);
        }

        var outcomes = await Task.WhenAll(sent);
        Assert.All(outcomes, outcome => Assert.True(outcome is SaveOutcome.Saved or SaveOutcome.TryAgain));
        Assert.Single(await History(attempts[1]));
    }

    [Fact]
    public async Task Two_questions_of_one_attempt_are_judged_each_by_its_own_arrival()
    {
        var attempts = await Attempts("SV-HV18", "SV-HV19");
        var until = (await app.InDatabase(db => db.Attempts.AsNoTracking().SingleAsync(one => one.Id == attempts[1].Id))).AcceptsUntil;
        List<Task<SaveOutcome>> sent = [];
        await using (await Holding(attempts[0], 1))
        {
            sent.Add(Save(attempts[0], "giữ chỗ", 0));
            await Waiting(1);
            sent.Add(Store.Save(Of(attempts[1], "kịp"u8.ToArray(), 0, 1) with { ArrivedAt = until }, CancellationToken.None));
            sent.Add(Store.Save(Of(attempts[1], "muộn"u8.ToArray(), 0, 2) with { ArrivedAt = until.AddMilliseconds(1) }, CancellationToken.None));
        }

        var outcomes = await Task.WhenAll(sent);

        Assert.IsType<SaveOutcome.Saved>(outcomes[1]);
        Assert.IsType<SaveOutcome.Closed>(outcomes[2]);
    }

    [Fact]
    public async Task A_node_that_stops_stores_and_answers_what_it_has_taken()
    {
        var attempts = await Attempts("SV-HV20", "SV-HV21");
        var store = new AnswerStore(app.Services.GetRequiredService<NpgsqlDataSource>());
        List<Task<SaveOutcome>> sent = [];
        ValueTask stopping;
        await using (await Holding(attempts[0], 1))
        {
            sent.Add(store.Save(Of(attempts[0], "giữ chỗ"u8.ToArray(), 0, 1), CancellationToken.None));
            await Waiting(1);
            sent.Add(store.Save(Of(attempts[1], "trước khi tắt"u8.ToArray(), 0, 1), CancellationToken.None));
            stopping = store.DisposeAsync();
        }

        await stopping;

        Assert.All(sent, save => Assert.IsType<SaveOutcome.Saved>(save.Result));
        Assert.IsType<SaveOutcome.TryAgain>(await store.Save(Of(attempts[1], "sau khi tắt"u8.ToArray(), 1, 1), CancellationToken.None));
    }

    [Fact]
    public async Task What_another_node_stored_meanwhile_is_seen_although_this_one_remembers_less()
    {
        var attempts = await Attempts("SV-HV22");
        await using var other = new AnswerStore(app.Services.GetRequiredService<NpgsqlDataSource>());
        await Save(attempts[0], "ở máy này", 0);

        Assert.IsType<SaveOutcome.Saved>(await other.Save(Of(attempts[0], "ở máy kia"u8.ToArray(), 1, 1), CancellationToken.None));
        Assert.IsType<SaveOutcome.Conflict>(await Save(attempts[0], "ở máy này nữa", 1));
        Assert.IsType<SaveOutcome.Saved>(await Save(attempts[0], "ở máy này, trên bản kia", 2));

        var told = AnswerHistory.Tell((await Stored(attempts[0])).Told, from: null, await History(attempts[0]));
        Assert.Equal(["", "ở máy này", "ở máy kia", "ở máy này, trên bản kia"], told.Select(one => one.Text));
    }

    private async Task<List<Attempt>> Attempts(params string[] codes)
    {
        var attempts = new List<Attempt>();
        foreach (var code in codes)
        {
            var candidate = await Candidate.At(app, code);
            attempts.Add(await app.InDatabase(db => db.Attempts.AsNoTracking().SingleAsync(attempt => attempt.Id == candidate.AttemptId)));
        }

        return attempts;
    }

    private AnswerSave Of(Attempt attempt, byte[] text, long sequence, int number) =>
        new(attempt.CentreId, attempt.Id, attempt.PersonId, number, sequence, text, app.Clock.GetUtcNow());

    /// <summary>In the order of the calls: the first save of an answer and one whose text before is known go straight to the writer.</summary>
    private Task<SaveOutcome> Save(Attempt attempt, string text, long sequence, int number = 1) =>
        Store.Save(Of(attempt, Encoding.UTF8.GetBytes(text), sequence, number), CancellationToken.None);

    /// <summary>Holds an answer's row until it is disposed of.</summary>
    private async Task<IAsyncDisposable> Holding(Attempt attempt, int number)
    {
        var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync(Stop);
        await using var hold = new NpgsqlCommand($"begin; select from answers where attempt_id = '{attempt.Id}' and number = {number} for update", connection);
        await hold.ExecuteNonQueryAsync(Stop);
        return connection;
    }

    private async Task Waiting(int connections)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (await app.InDatabase(db => db.Database
                    .SqlQuery<int>($"select count(*)::int as \"Value\" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                    .SingleAsync()) >= connections)
            {
                return;
            }

            await Task.Delay(10, Stop);
        }

        Assert.Fail($"{connections} connections should wait for a lock.");
    }

    private async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private Task<AnswerText> Stored(Attempt attempt, int number = 1) => app.InDatabase(db => db.AnswerTexts
        .SingleAsync(answer => answer.AttemptId == attempt.Id && answer.Number == number));

    private Task<List<SavedDelta>> History(Attempt attempt) => app.InDatabase(async db =>
        (await db.AnswerRevisions.AsNoTracking().Where(revision => revision.AttemptId == attempt.Id && revision.Number == 1).ToListAsync())
        .ConvertAll(revision => revision.Saved));
}
