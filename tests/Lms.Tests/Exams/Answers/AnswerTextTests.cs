using System.Net;
using System.Text;
using Lms.Domain.Exams;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Exams.Answers;

/// <summary>What stands is told from a checkpoint and the saves after it, by the database; and the save asks itself who saves.</summary>
public sealed class AnswerTextTests(LmsApp app) : IClassFixture<LmsApp>
{
    private static readonly string[] Pieces = ["chi bộ ", "ế", "đ", "\n", "😀", "👍🏽", "𠮷", "e\u0302\u0301", "Nghị quyết ", ""];

    [Fact]
    public async Task The_database_adds_the_saves_up_as_the_page_sent_them()
    {
        var candidate = await Candidate.At(app, "SV-HV11");
        var (chance, text) = (new Random(20261127), "");
        for (var save = 0; save < (2 * AnswerCheckpoint.Every) + 5; save++)
        {
            text = Edit(text, chance).Normalize();
            Assert.Equal(HttpStatusCode.OK, (await candidate.Save(text, save)).StatusCode);
            Assert.Equal((save + 1, text), await Stored(candidate));
        }

        var checkpoint = await app.InDatabase(db => db.AnswerCheckpoints.AsNoTracking().SingleAsync(one => one.AttemptId == candidate.AttemptId));
        Assert.Equal(2 * AnswerCheckpoint.Every, checkpoint.Sequence);
        Assert.Null(checkpoint.FoldedAt);
    }

    [Fact]
    public async Task A_sign_in_that_ended_saves_nothing()
    {
        var candidate = await Candidate.At(app, "SV-HV12");
        Assert.Equal(HttpStatusCode.OK, (await candidate.Save("một", 0)).StatusCode);
        await Run($"update accounts set security_stamp = 'khác' where id = (select person_id from attempts where id = '{candidate.AttemptId}')");

        Assert.Equal(HttpStatusCode.Unauthorized, (await candidate.Save("hai", 1)).StatusCode);
        Assert.Equal((1, "một"), await Stored(candidate));
    }

    [Theory]
    [InlineData("SV-HV13", "update memberships set until = current_date - 1 where person_id = {0}", HttpStatusCode.NotFound)]
    [InlineData("SV-HV14", "update accounts set must_change_password = true where id = {0}", HttpStatusCode.Found)]
    public async Task Nor_does_one_who_may_not_be_here_any_more(string code, string change, HttpStatusCode answer)
    {
        var candidate = await Candidate.At(app, code);
        Assert.Equal(HttpStatusCode.OK, (await candidate.Save("một", 0)).StatusCode);
        await Run(change.Replace("{0}", $"(select person_id from attempts where id = '{candidate.AttemptId}')", StringComparison.Ordinal));

        Assert.Equal(answer, (await candidate.Save("hai", 1)).StatusCode);
        Assert.Equal((1, "một"), await Stored(candidate));
    }

    private Task<int> Run(string sql) => app.InDatabase(db => db.Database.ExecuteSqlRawAsync(sql));

    private Task<(long, string)> Stored(Candidate candidate) => app.InDatabase(async db =>
    {
        var stands = await db.AnswerTexts.SingleAsync(one => one.AttemptId == candidate.AttemptId && one.Number == 1);
        return (stands.Sequence, stands.Text);
    });

    private static string Edit(string text, Random chance)
    {
        var runes = text.EnumerateRunes().ToList();
        var from = chance.Next(runes.Count + 1);
        var gone = chance.Next(Math.Min(5, runes.Count - from + 1));
        var edited = new StringBuilder().AppendJoin("", runes.Take(from));
        for (var count = chance.Next(1, 5); count > 0; count--)
        {
            edited.Append(Pieces[chance.Next(Pieces.Length)]);
        }

        return edited.AppendJoin("", runes.Skip(from + gone)).ToString();
    }
}
