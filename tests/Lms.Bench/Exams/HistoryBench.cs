using System.Globalization;
using System.Text;
using Lms.Hosting;
using Npgsql;

namespace Lms.Bench.Exams;

/// <summary>What two hours of writing, a save every three seconds, leave behind in the history.</summary>
public static class HistoryBench
{
    public const int Essays = 8;
    private const int Revisions = 2_400;
    private const double Fixed = 200;
    private const double PerChangedByte = 1.2;

    public static async Task Run(School school, IReadOnlyList<Trainee> trainees, Budgets budgets, CancellationToken stop)
    {
        var before = await Size(school.Pool(), stop);
        var changed = (await Task.WhenAll(trainees.Select((trainee, number) => Task.Run(() => Write(school, trainee, number, stop), stop)))).Sum();
        var count = (double)Revisions * trainees.Count;
        var (each, allowed) = ((await Size(school.Pool(), stop) - before) / count, Fixed + (PerChangedByte * changed / count));
        budgets.Hold("history: bytes per revision", each, each <= allowed, string.Create(CultureInfo.InvariantCulture, $"at most {allowed:0.0}: 200 + 1.2 × {changed / count:0.0} changed; {count:N0} revisions"));
    }

    /// <returns>Bytes that were typed.</returns>
    private static async Task<long> Write(School school, Trainee trainee, int number, CancellationToken stop)
    {
        using var connection = new RawConnection();
        await connection.Open(school.Server.Address, stop);
        var (chance, text, changed) = (new Random(number), new StringBuilder(), 0L);
        for (var sequence = 0; sequence < Revisions; sequence++)
        {
            var word = Essay.Word(chance) + " ";
            changed += Encoding.UTF8.GetByteCount(word);
            text.Append(word);
            var answer = await connection.Exchange(trainee.Put(trainee.Attempt, Encoding.UTF8.GetBytes(text.ToString()), sequence), stop);
            if (Reply.StatusOf(answer.Span) != 200)
            {
                throw new StartRefusedException($"Save {sequence} of an essay was answered with {Reply.StatusOf(answer.Span)}.");
            }
        }

        return changed;
    }

    private static async Task<long> Size(NpgsqlDataSource database, CancellationToken stop)
    {
        await using var ask = database.CreateCommand("select pg_total_relation_size('answer_revisions')");
        return (long)(await ask.ExecuteScalarAsync(stop))!;
    }
}
