using Lms.Domain.Lessons;
using Microsoft.AspNetCore.WebUtilities;

namespace Lms.Features.Lessons;

/// <summary>What the library is narrowed to; null narrows nothing.</summary>
/// <param name="Lesson">Of the programme: without one it is not asked.</param>
public sealed record PlanFilter(LessonPlanState? State, string Find, Guid? Programme, Guid? Lesson, Guid? Author)
{
    public const int LongestFind = 100;

    /// <summary>Something other than the words and the state narrows it.</summary>
    public bool IsNarrowed => Programme is not null || Author is not null;

    public bool FindsAll => !IsNarrowed && State is null && Find.Length == 0;

    public static PlanFilter Of(LessonPlanState? state, string? find, Guid? programme, Guid? lesson, Guid? author)
    {
        var words = (find ?? "").Trim();
        return new(state, words.Length > LongestFind ? words[..LongestFind] : words, programme, programme is null ? null : lesson, author);
    }

    /// <summary>The list's address, narrowed like this but for the state.</summary>
    public string Address(string list, LessonPlanState? state) => QueryHelpers.AddQueryString(list, new Dictionary<string, string?>
    {
        ["state"] = state?.ToString(),
        ["find"] = Find.Length > 0 ? Find : null,
        ["programme"] = Programme?.ToString(),
        ["lesson"] = Lesson?.ToString(),
        ["author"] = Author?.ToString(),
    }.Where(one => one.Value is not null));
}

/// <summary>The library of the centre's lesson plans, a page of it.</summary>
public sealed record PlanList(IReadOnlyList<PlanLine> Lines, IReadOnlyDictionary<LessonPlanState, int> Counts, PlanFilter Filter, int Page)
{
    public const int PageSize = 25;

    public required IReadOnlyList<PlanChoice> Programmes { get; init; }

    /// <summary>Of the chosen programme.</summary>
    public required IReadOnlyList<PlanChoice> Lessons { get; init; }

    /// <summary>Whoever wrote a plan that is seen here.</summary>
    public required IReadOnlyList<PlanChoice> Authors { get; init; }

    public int All => Counts.Values.Sum();

    public int Total => Filter.State is { } state ? Counts.GetValueOrDefault(state) : All;
}

public sealed record PlanLine(
    Guid Id, string Title, int VersionNumber, LessonPlanState State, string Author, string Lesson, string Programme, int Periods, DateTimeOffset CreatedAt)
{
    /// <summary>It cites what holds no more.</summary>
    public bool IsOutdated { get; init; }
}

public sealed record PlanChoice(Guid Id, string Name);
