using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Watching;

/// <summary>Compares the scripts of a sitting, and lays two of them side by side.</summary>
public sealed class SimilarityDesk(LmsDbContext db, TimeProvider clock)
{
    public async Task<SimilarityPage> List(ExamSitting sitting, CancellationToken stop)
    {
        var made = await Made(sitting).AsNoTracking().SingleOrDefaultAsync(stop);
        var ids = (made?.Pairs ?? []).SelectMany(pair => new[] { pair.FirstId, pair.SecondId }).Distinct().ToList();
        var numbers = await db.ScriptsOf(sitting).Where(script => ids.Contains(script.Id)).ToDictionaryAsync(script => script.Id, script => script.MaskNumber, stop);
        return new SimilarityPage(
            sitting, made?.ComparedAt,
            [
                .. (made?.Pairs ?? []).Select(pair => new AlikeRow(
                    Math.Min(numbers[pair.FirstId], numbers[pair.SecondId]), Math.Max(numbers[pair.FirstId], numbers[pair.SecondId]), pair.Percent))
                    .OrderByDescending(row => row.Percent).ThenBy(row => row.First).ThenBy(row => row.Second),
            ]);
    }

    /// <summary>Stores what is found in place of what was found before; the caller saves.</summary>
    /// <returns>How many pairs are alike.</returns>
    public async Task<int> Compare(ExamSitting sitting, CancellationToken stop)
    {
        var scripts = new SimilarScripts();
        foreach (var question in await Given(sitting, stop))
        {
            scripts.Give(question);
        }

        await foreach (var script in db.ScriptsOf(sitting).OrderBy(script => script.Id)
            .Select(script => new { script.Id, Answers = script.Answers.Select(answer => answer.Text).ToList() })
            .Streamed().WithCancellation(stop))
        {
            scripts.Add(script.Id, script.Answers);
        }

        var made = await Made(sitting).SingleOrDefaultAsync(stop);
        if (made is null)
        {
            db.ScriptComparisons.Add(made = new ScriptComparison(sitting));
        }

        made.Take(scripts.Pairs(), clock.GetUtcNow());
        return made.Pairs.Count;
    }

    /// <summary>Null when one of the numbers is no script of the sitting, or both are the same one.</summary>
    public async Task<SideBySidePage?> SideBySide(ExamSitting sitting, int first, int second, CancellationToken stop)
    {
        var scripts = await db.ScriptsOf(sitting).AsNoTracking().Include(script => script.Answers)
            .Where(script => script.MaskNumber == first || script.MaskNumber == second)
            .AsSingleQuery().ToDictionaryAsync(script => script.MaskNumber, stop);
        if (scripts.Count < 2)
        {
            return null;
        }

        var given = (await Given(sitting, stop)).SelectMany(Passages.Of).ToHashSet();
        return new SideBySidePage(
            sitting, AlikeScript.Of(scripts[first], scripts[second], given), AlikeScript.Of(scripts[second], scripts[first], given));
    }

    private IQueryable<ScriptComparison> Made(ExamSitting sitting) => db.ScriptComparisons.Include(made => made.Pairs)
        .Where(made => made.CentreId == sitting.CentreId && made.ExamSittingId == sitting.Id).AsSingleQuery();

    /// <summary>What everybody had before them, or could have learned to say: the questions with every variant, and the model answers.</summary>
    private async Task<List<string>> Given(ExamSitting sitting, CancellationToken stop)
    {
        var questions = await db.QuestionsOf(sitting).AsNoTracking()
            .Include(asked => asked.Question).ThenInclude(question => question.Variants)
            .AsSingleQuery().ToListAsync(stop);
        return
        [
            .. questions.Select(asked => asked.Question).SelectMany(question =>
                question.Variants.Select(variant => variant.Source).Append(question.Source).Append(question.General).Append(question.ModelAnswer)),
        ];
    }
}
