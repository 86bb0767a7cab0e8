using Lms.Domain.Language;

namespace Lms.Features.Exams.Bank;

/// <summary>One field before and after, word by word.</summary>
public sealed record ComparedField(string? LabelKey, string Name, IReadOnlyList<WordRun> Runs)
{
    public bool IsChanged => Runs.Any(run => run.Change != WordChange.Kept);

    public IEnumerable<WordRun> Before => Runs.Where(run => run.Change != WordChange.Added);

    public IEnumerable<WordRun> After => Runs.Where(run => run.Change != WordChange.Removed);
}

/// <param name="BeforeKey">Text that names the left side; <paramref name="AfterKey"/> the right.</param>
public sealed record ComparedFields(string BeforeKey, int Before, string AfterKey, int After, IReadOnlyList<ComparedField> Fields, IReadOnlyDictionary<string, string> TagNames)
{
    public static IReadOnlyList<ComparedField> Of(IReadOnlyList<QuestionField> before, IReadOnlyList<QuestionField> after)
    {
        var (old, young) = (before.ToDictionary(field => field.Name), after.ToDictionary(field => field.Name));
        return
        [
            .. after.Concat(before).DistinctBy(field => field.Name)
                .Where(field => old.GetValueOrDefault(field.Name)?.Text.Length > 0 || young.GetValueOrDefault(field.Name)?.Text.Length > 0)
                .Select(field => new ComparedField(
                    field.LabelKey, field.Name,
                    WordDifference.Between(old.GetValueOrDefault(field.Name)?.Text ?? "", young.GetValueOrDefault(field.Name)?.Text ?? ""))),
        ];
    }
}
