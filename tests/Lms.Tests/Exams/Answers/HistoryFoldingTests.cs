using Lms.Data.Answers;
using Lms.Domain.Exams;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Lms.Tests.Exams.Answers;

/// <summary>After release the saves of an answer become one checkpoint, and tampering still shows.</summary>
public sealed class HistoryFoldingTests(LmsApp app) : IClassFixture<LmsApp>
{
    private HistoryFolding Folding => app.Services.GetRequiredService<HistoryFolding>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Released_histories_are_folded_and_those_of_open_sittings_are_not()
    {
        await app.Renew();
        var candidate = await Candidate.At(app, "SV-HV03");
        await candidate.Save("một", 0);
        await candidate.Save("một hai", 1);
        var released = await Saves(released: true);

        Assert.True(await Folding.Run(Stop) > 0);
        Assert.Equal(0, await Folding.Run(Stop));

        Assert.NotEqual(0, released);
        Assert.Equal(0, await Saves(released: true));
        Assert.True(await Saves(released: false) >= 2);
        foreach (var (answer, checkpoint) in await Checkpoints())
        {
            Assert.Equal(answer.Text, Assert.Single(AnswerHistory.Tell(answer.Told, checkpoint.Folded, [])).Text);
        }
    }

    [Fact]
    public async Task Two_nodes_that_fold_at_once_share_the_work()
    {
        await app.Renew();
        var released = await app.InDatabase(db => db.Answers.CountAsync(answer => db.AnswerRevisions.Any(revision => revision.AttemptId == answer.AttemptId && revision.Number == answer.Number)
            && db.Attempts.Any(attempt => attempt.Id == answer.AttemptId && db.Sittings.Any(sitting => sitting.Id == attempt.ExamSittingId && sitting.ReleasedAt != null))));

        var folded = await Task.WhenAll(Task.Run(() => Folding.Run(Stop)), Task.Run(() => Folding.Run(Stop)));

        Assert.True(folded.Sum() + await Folding.Run(Stop) == released);
        Assert.Equal(released, (await Checkpoints()).Count);
    }

    [Fact]
    public async Task A_history_that_was_altered_is_not_folded_away()
    {
        await app.Renew();
        await Run("alter table answer_revisions disable trigger keep_revision; update answer_revisions set inserted = inserted || '!' where (centre_id, attempt_id) in (select a.centre_id, a.id from attempts a join sittings s on s.id = a.exam_sitting_id where s.released_at is not null); alter table answer_revisions enable trigger keep_revision");
        var before = await Saves(released: true);

        Assert.Equal(0, await Folding.Run(Stop));

        Assert.Equal(before, await Saves(released: true));
    }

    [Fact]
    public async Task The_database_keeps_revisions_until_a_checkpoint_stands_for_them()
    {
        await app.Renew();
        await Refused("update answer_revisions set inserted = ''", "is kept");
        await Refused("delete from answer_revisions", "is kept");
        await Refused("delete from answers", "is kept");
        await Folding.Run(Stop);
        await Refused("update answer_checkpoints set text = ''", "is kept");
        await Refused("delete from answer_checkpoints", "is kept");
    }

    private Task<int> Saves(bool released) => app.InDatabase(db => db.AnswerRevisions.CountAsync(revision =>
        db.Attempts.Any(attempt => attempt.Id == revision.AttemptId && db.Sittings.Any(sitting => sitting.Id == attempt.ExamSittingId && (sitting.ReleasedAt != null) == released))));

    private Task<List<(AnswerText Answer, AnswerCheckpoint Checkpoint)>> Checkpoints() => app.InDatabase(async db =>
        (await db.AnswerCheckpoints.AsNoTracking().Where(point => point.FoldedAt != null)
            .Join(db.AnswerTexts, folded => new { folded.AttemptId, folded.Number }, answer => new { answer.AttemptId, answer.Number }, (folded, answer) => new { answer, folded })
            .ToListAsync())
        .ConvertAll(row => (row.answer, row.folded)));

    private async Task Refused(string sql, string why) =>
        Assert.Contains(why, (await Assert.ThrowsAsync<PostgresException>(() => Run(sql))).MessageText, StringComparison.Ordinal);

    private async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
