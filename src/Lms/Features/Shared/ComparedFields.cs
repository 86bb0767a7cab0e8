using Lms.Web;

namespace Lms.Features.Shared;

/// <summary>One field of a version as words. <paramref name="Name"/> is what to call it where <paramref name="LabelKey"/> is null.</summary>
public sealed record FieldText(string? LabelKey, string Name, string Text);

/// <summary>One field before and after, word by word.</summary>
public sealed record ComparedField(string? LabelKey, string Name, IReadOnlyList<WordRun> Runs)
{
    public bool IsChanged => Runs.Any(run => run.Change != WordChange.Kept);

    public IEnumerable<WordRun> Before => Runs.Where(run => run.Change != WordChange.Added);

    public IEnumerable<WordRun> After => Runs.Where(run => run.Change != WordChange.Removed);
}

/// <param name="Before">What the left side is called; <paramref name="After"/> the right.</param>
public sealed record ComparedFields(string Before, string After, IReadOnlyList<ComparedField> Fields)
{
    /// <summary>What a field is called by its name, where it has no text of its own.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    public static IReadOnlyList<ComparedField> Of(IReadOnlyList<FieldText> before, IReadOnlyList<FieldText> after)
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
