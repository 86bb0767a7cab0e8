using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Lms.Features.Marking.Sheets;

/// <summary>What every sheet of a sitting is marked by: its questions with their schemes, and the policy's step.</summary>
/// <param name="ModelAnswers">By question, ready to show.</param>
public sealed record MarkingScheme(IReadOnlyList<PaperQuestion> Questions, IReadOnlyDictionary<Guid, string> ModelAnswers, decimal Step)
{
    public IEnumerable<SchemeItem> Items => Questions.SelectMany(asked => asked.Question.Scheme);
}

/// <summary>
/// Schemes that are in use, kept in memory: once scripts are made, neither a sitting's paper nor its rules change any more, and a
/// marker opens hundreds of sheets by the same one. Asked only for a script that the person may see.
/// </summary>
public sealed class MarkingSchemes : IDisposable
{
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(20);

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = 2_000 });

    public async Task<MarkingScheme> Of(LmsDbContext db, Guid centreId, Guid sittingId, CancellationToken stop)
    {
        var key = (centreId, sittingId);
        if (kept.TryGetValue(key, out MarkingScheme? known))
        {
            return known!;
        }

        var read = await Read(db, centreId, sittingId, stop);
        return kept.Set(key, read, new MemoryCacheEntryOptions { Size = 1 + read.Questions.Count, SlidingExpiration = Unused });
    }

    public void Dispose() => kept.Dispose();

    private static async Task<MarkingScheme> Read(LmsDbContext db, Guid centreId, Guid sittingId, CancellationToken stop)
    {
        var questions = await db.QuestionsOf(centreId, sittingId).AsNoTracking()
            .Include(asked => asked.Question).ThenInclude(question => question.Scheme)
            .OrderBy(asked => asked.Number).AsSingleQuery()
            .ToListAsync(stop);
        return new MarkingScheme(
            questions,
            questions.ToDictionary(asked => asked.QuestionId, asked => Prose.Write(asked.Question.ModelAnswer).Html),
            (await db.PoliciesOf(centreId, sittingId, stop)).MarkStep);
    }
}
