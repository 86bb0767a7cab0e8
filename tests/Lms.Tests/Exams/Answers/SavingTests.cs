using System.Net;
using System.Text;
using Lms.Data;
using Lms.Data.Answers;
using Lms.Domain.Exams;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lms.Tests.Exams.Answers;

/// <summary>Not one acknowledged word lost: the contract of the save.</summary>
public sealed class SavingTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task A_save_is_answered_with_the_next_sequence_and_the_time_left()
    {
        var candidate = await Candidate.At(app, "SV-HV03");

        var answer = await candidate.Save("Chi bộ là tế bào của Đảng.", 0);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("\"1\"", answer.Headers.ETag!.Tag);
        var reply = await Candidate.Json(answer);
        Assert.Equal(1, reply.GetProperty("sequence").GetInt64());
        Assert.Equal(app.Clock.GetUtcNow(), reply.GetProperty("savedAt").GetDateTimeOffset());
        var deadline = (await Stored(candidate)).Attempt.Deadline;
        Assert.Equal((long)(deadline - app.Clock.GetUtcNow()).TotalSeconds, reply.GetProperty("secondsLeft").GetInt64());
        Assert.Equal(
            Convert.ToHexStringLower(AnswerChain.Next(AnswerChain.Genesis, 1, "Chi bộ là tế bào của Đảng.")),
            reply.GetProperty("hash").GetString());
    }

    [Fact]
    public async Task Closing_the_tab_and_opening_another_device_goes_on_at_the_last_saved_word()
    {
        var candidate = await Candidate.At(app, "SV-HV04");
        await candidate.Save("Đến đây thì mất điện", 0);

        var page = await (await app.As("SV-HV04")).Get(candidate.Path);

        Assert.Equal("Đến đây thì mất điện", page.Find("#text-1").TextContent);
        Assert.Equal("1", page.Find("[name='Answers[0].Sequence']").GetAttribute("value"));
    }

    [Fact]
    public async Task Another_tabs_save_comes_back_with_its_text_and_nothing_is_overwritten()
    {
        var candidate = await Candidate.At(app, "SV-HV05");
        await candidate.Save("bản của máy kia", 0);

        var answer = await candidate.Save("bản của máy này", 0);

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        var reply = await Candidate.Json(answer);
        Assert.Equal("bản của máy kia", reply.GetProperty("text").GetString());
        Assert.Equal(1, reply.GetProperty("sequence").GetInt64());
        Assert.Equal("bản của máy kia", (await Stored(candidate)).Text);
    }

    [Fact]
    public async Task A_save_sent_again_because_its_answer_was_lost_is_acknowledged_and_stored_once()
    {
        var candidate = await Candidate.At(app, "SV-HV06");
        await candidate.Save("một lần", 0);

        var again = await candidate.Save("một lần", 0);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("\"1\"", again.Headers.ETag!.Tag);
        Assert.Single(await Revisions(candidate));
    }

    [Fact]
    public async Task Every_text_that_was_ever_saved_can_be_told_again_and_the_chain_holds()
    {
        var candidate = await Candidate.At(app, "SV-HV07");
        string[] texts = ["Đảng", "Đảng ta", "Đảng 😀 ta", "Đảng 😁 ta\nlà", "", "viết lại từ đầu", "viết lại từ đầu, e\u0302\u0301"];
        foreach (var (sequence, text) in texts.Index())
        {
            Assert.Equal(HttpStatusCode.OK, (await candidate.Save(text, sequence)).StatusCode);
        }

        var (told, head) = ("", AnswerChain.Genesis);
        foreach (var revision in await Revisions(candidate))
        {
            told = revision.Delta.ApplyTo(told);
            head = AnswerChain.Next(head, revision.Sequence, told);
            Assert.Equal(texts[revision.Sequence - 1].Normalize(), told);
        }

        var stored = await Stored(candidate);
        Assert.Equal(stored.Text, told);
        Assert.Equal(stored.Hash, head);
        Assert.Equal("viết lại từ đầu, ế", told);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.PreconditionRequired)]
    [InlineData("0", HttpStatusCode.BadRequest)]
    [InlineData("\"\"", HttpStatusCode.BadRequest)]
    [InlineData("*", HttpStatusCode.BadRequest)]
    [InlineData("W/\"0\"", HttpStatusCode.BadRequest)]
    [InlineData("\"-1\"", HttpStatusCode.BadRequest)]
    [InlineData("\"99999999999999999999\"", HttpStatusCode.BadRequest)]
    [InlineData("\"7\"", HttpStatusCode.PreconditionFailed)]
    public async Task The_sequence_must_be_given_and_be_the_stored_one(string? tag, HttpStatusCode expected)
    {
        var candidate = await Candidate.At(app, "SV-HV09");

        Assert.Equal(expected, (await candidate.Put("chữ"u8.ToArray(), tag)).StatusCode);
        Assert.Equal("", (await Stored(candidate)).Text);
    }

    [Fact]
    public async Task What_is_no_text_is_refused()
    {
        var candidate = await Candidate.At(app, "SV-HV10");

        Assert.Equal(HttpStatusCode.BadRequest, (await candidate.Put([0x61, 0x00, 0x62], "\"0\"")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await candidate.Put([0xC3, 0x28], "\"0\"")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await candidate.Put([0xED, 0xA0, 0x80], "\"0\"")).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await candidate.Put("{}"u8.ToArray(), "\"0\"", type: "application/json")).StatusCode);
        Assert.Equal(
            HttpStatusCode.UnsupportedMediaType,
            (await candidate.Put("a"u8.ToArray(), "\"0\"", type: "text/plain; charset=windows-1258")).StatusCode);
        Assert.Equal("", (await Stored(candidate)).Text);
    }

    [Fact]
    public async Task The_longest_answer_is_taken_and_one_letter_more_is_not()
    {
        var candidate = await Candidate.At(app, "SV-HV11");
        var sequence = (await Stored(candidate)).Sequence;

        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            (await candidate.Save(new string('ế', Answer.MaxLength + 1), sequence)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await candidate.Put(new byte[5_000_000], $"\"{sequence}\"")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await candidate.Save(new string('ế', Answer.MaxLength), sequence)).StatusCode);

        // Typed as letters and marks apart, the longest answer is thrice as long on its way.
        var apart = string.Concat(Enumerable.Repeat("e\u0302\u0301", Answer.MaxLength));
        Assert.Equal(HttpStatusCode.OK, (await candidate.Save(apart, sequence + 1)).StatusCode);
    }

    [Fact]
    public async Task A_save_that_arrives_within_the_grace_is_taken_and_one_after_it_is_not()
    {
        var candidate = await Candidate.At(app, "SV-HV12");
        var now = app.Clock.GetUtcNow();
        await app.InDatabase(db => db.Attempts.Where(attempt => attempt.Id == candidate.AttemptId).ExecuteUpdateAsync(set => set
            .SetProperty(attempt => attempt.Deadline, now.AddMinutes(1))
            .SetProperty(attempt => attempt.AcceptsUntil, now.AddMinutes(1).AddSeconds(30))));
        try
        {
            app.Clock.Set(now.AddMinutes(1).AddSeconds(30));
            var last = await candidate.Save("kịp", 0);
            Assert.Equal(HttpStatusCode.OK, last.StatusCode);
            Assert.Equal(0, (await Candidate.Json(last)).GetProperty("secondsLeft").GetInt64());

            app.Clock.Advance(TimeSpan.FromSeconds(1));
            var late = await candidate.Save("kịp, thêm chữ", 1);
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
            Assert.Equal("Answer.Closed", (await Candidate.Json(late)).GetProperty("rule").GetString());

            // The answer to the save that was in time had been lost: it is given again even now.
            Assert.Equal(HttpStatusCode.OK, (await candidate.Save("kịp", 0)).StatusCode);
            Assert.Contains("kịp", (await candidate.Visitor.Get(candidate.Path)).Find(".written").TextContent, StringComparison.Ordinal);
        }
        finally
        {
            app.Clock.Set(now);
        }
    }

    [Fact]
    public async Task After_handing_in_nothing_more_is_taken_and_what_was_handed_in_is_shown()
    {
        var candidate = await Candidate.At(app, "SV-HV13");
        await candidate.Save("bài đã nộp", 0);
        Assert.Equal(HttpStatusCode.Found, (await candidate.HandIn()).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await candidate.HandIn()).StatusCode);

        Assert.Equal(HttpStatusCode.Conflict, (await candidate.Save("bài đã nộp và thêm", 1)).StatusCode);

        var page = await candidate.Visitor.Get(candidate.Path);
        Assert.Equal("bài đã nộp", page.Find(".written").TextContent);
        Assert.Empty(page.Document.QuerySelectorAll("form#paper"));
        Assert.Single(await app.InDatabase(db => db.AuditEntries
            .Where(entry => entry.Act == "Attempt.HandedIn" && entry.SubjectId == candidate.AttemptId).ToListAsync()));
    }

    [Fact]
    public async Task Nobody_else_reaches_an_attempt()
    {
        var candidate = await Candidate.At(app, "SV-HV14");
        foreach (var code in new[] { "SV-HV15", "SV-CB03", "SV-CB01", "SV-CB04" })
        {
            var other = new Candidate(await app.As(code));
            Assert.Equal(HttpStatusCode.NotFound, (await other.Visitor.Get(candidate.Path)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Visitor.Get($"{candidate.Path}/state")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Visitor.Get($"{candidate.Path}/form-token")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Visitor.Get($"{candidate.Path}/hand-ins/new")).Status);
        }

        var neighbour = await Candidate.At(app, "SV-HV15");
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Put("a"u8.ToArray(), "\"0\"", path: candidate.Path)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound, (await neighbour.Put("a"u8.ToArray(), "\"0\"", path: $"/c/song-van/attempts/{Guid.NewGuid()}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Save("a", 0, number: 99)).StatusCode);
        Assert.Equal("", (await Stored(candidate)).Text);
    }

    [Fact]
    public async Task Without_sign_in_the_page_is_told_so_and_without_its_token_it_is_refused()
    {
        var candidate = await Candidate.At(app, "SV-HV16");
        var stranger = new Candidate(app.Stranger());

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Put("a"u8.ToArray(), "\"0\"", path: candidate.Path)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await candidate.Put("a"u8.ToArray(), "\"0\"", token: "forged")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await new Candidate(candidate.Visitor).Put("a"u8.ToArray(), "\"0\"", path: candidate.Path)).StatusCode);

        var fresh = await candidate.Visitor.Send(new HttpRequestMessage(HttpMethod.Get, $"{candidate.Path}/form-token"));
        var token = (await Candidate.Json(fresh)).GetProperty("token").GetString();
        Assert.Equal(HttpStatusCode.OK, (await candidate.Put("a"u8.ToArray(), "\"0\"", token: token)).StatusCode);
    }

    [Fact]
    public async Task The_state_tells_what_the_server_holds()
    {
        var candidate = await Candidate.At(app, "SV-HV17");
        await candidate.Save("a", 0, number: 2);

        var state = await Candidate.Json(await candidate.Visitor.Send(new HttpRequestMessage(HttpMethod.Get, $"{candidate.Path}/state")));

        Assert.False(state.GetProperty("handedIn").GetBoolean());
        Assert.False(state.GetProperty("over").GetBoolean());
        Assert.Equal([0, 1], state.GetProperty("answers").EnumerateArray().Select(answer => answer.GetProperty("sequence").GetInt64()));
    }

    [Fact]
    public async Task Many_saves_at_once_on_the_same_sequence_store_exactly_one()
    {
        var candidate = await Candidate.At(app, "SV-HV18");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Raw(candidate, $"bản {n}", 0)));

        Assert.Single(answers, outcome => outcome is SaveOutcome.Saved);
        Assert.Equal(11, answers.Count(outcome => outcome is SaveOutcome.Conflict));
        Assert.Single(await Revisions(candidate));
    }

    [Fact]
    public async Task A_save_and_a_hand_in_never_cross()
    {
        var candidate = await Candidate.At(app, "SV-HV19");
        for (var round = 0; round < 40; round++)
        {
            await app.InDatabase(db => db.Attempts.Where(attempt => attempt.Id == candidate.AttemptId)
                .ExecuteUpdateAsync(set => set.SetProperty(attempt => attempt.HandedInAt, (DateTimeOffset?)null)));
            var before = await Stored(candidate);

            // What stands there once the hand-in is acknowledged is what was handed in.
            var handIn = Task.Run(async () =>
            {
                Assert.Equal(HttpStatusCode.Found, (await candidate.HandIn()).StatusCode);
                return await Stored(candidate);
            });
            var saves = Enumerable.Range(0, 6).Select(n => Task.Run(() => Raw(candidate, $"vòng {round}, bản {n}", before.Sequence))).ToList();
            var handedIn = await handIn;
            var outcomes = await Task.WhenAll(saves);
            var after = await Stored(candidate);

            Assert.Equal(handedIn.Sequence, after.Sequence);
            Assert.Equal(handedIn.Text, after.Text);
            Assert.Equal(after.Sequence - before.Sequence, outcomes.Count(outcome => outcome is SaveOutcome.Saved));
        }
    }

    [Fact]
    public async Task A_hand_in_waits_for_a_save_that_is_under_way()
    {
        var candidate = await Candidate.At(app, "SV-HV20");
        await using var database = new NpgsqlConnection(app.ConnectionString);
        await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var holding = await database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await Run(database, $"select from answers where attempt_id = '{candidate.AttemptId}' for update");

        // The save has found the attempt open and waits for the answer's row; the hand-in may not overtake it.
        var save = Raw(candidate, "chữ cuối", 0);
        await Waiting(1);
        var handIn = Task.Run(candidate.HandIn);
        await Waiting(2);
        await holding.CommitAsync(TestContext.Current.CancellationToken);

        Assert.IsType<SaveOutcome.Saved>(await save);
        Assert.Equal(HttpStatusCode.Found, (await handIn).StatusCode);
        Assert.Equal("chữ cuối", (await Stored(candidate)).Text);
    }

    [Fact]
    public async Task A_save_waits_for_a_hand_in_that_is_under_way_and_is_then_refused()
    {
        var candidate = await Candidate.At(app, "SV-HV21");
        await using var database = new NpgsqlConnection(app.ConnectionString);
        await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var handIn = await database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await Run(database, $"update attempts set handed_in_at = now() where id = '{candidate.AttemptId}'");

        var save = Raw(candidate, "quá muộn", 0);
        await Waiting(1);
        await handIn.CommitAsync(TestContext.Current.CancellationToken);

        Assert.IsType<SaveOutcome.Closed>(await save);
        Assert.Equal("", (await Stored(candidate)).Text);
    }

    /// <summary>Until so many connections to this database wait for a lock: no guessing by time.</summary>
    private async Task Waiting(int connections)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            var waiting = await app.InDatabase(db => db.Database
                .SqlQuery<int>($"select count(*)::int as \"Value\" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .SingleAsync());
            if (waiting >= connections)
            {
                return;
            }

            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"{connections} connections should wait for a lock.");
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private Task<SaveOutcome> Raw(Candidate candidate, string text, long sequence) => Task.Run(async () =>
    {
        var store = (AnswerStore)app.Services.GetService(typeof(AnswerStore))!;
        var attempt = (await Stored(candidate)).Attempt;
        return await store.Save(
            new AnswerSave(attempt.CentreId, attempt.Id, attempt.PersonId, 1, sequence, text, app.Clock.GetUtcNow()), CancellationToken.None);
    });

    private Task<(string Text, long Sequence, byte[] Hash, Attempt Attempt)> Stored(Candidate candidate) => app.InDatabase(async db =>
    {
        var answer = await db.AnswerTexts.SingleAsync(answer => answer.AttemptId == candidate.AttemptId && answer.Number == 1);
        return (answer.Text, answer.Sequence, answer.Hash, await db.Attempts.AsNoTracking().SingleAsync(a => a.Id == candidate.AttemptId));
    });

    private Task<List<AnswerRevision>> Revisions(Candidate candidate) => app.InDatabase(db => db.AnswerRevisions.AsNoTracking()
        .Where(revision => revision.AttemptId == candidate.AttemptId && revision.Number == 1)
        .OrderBy(revision => revision.Sequence).ToListAsync());
}
