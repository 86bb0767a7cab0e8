using Lms.Domain.Exams;
using Lms.Domain.Organisation;

namespace Lms.Domain.Marking;

/// <summary>
/// What discipline takes off a mark (domain notes §5): of several incidents that stand the heaviest counts, not their sum, by the
/// share that was the rule when it was recorded. Whoever marks knows nothing of it.
/// </summary>
/// <param name="Discipline">Null when nothing stands.</param>
/// <param name="Percent">0 to 100.</param>
public sealed record Deduction(IncidentKind? Discipline, decimal Percent)
{
    public static readonly Deduction None = new(null, 0);

    public static Deduction Of(IEnumerable<Incident> incidents) => incidents
        .Where(incident => incident.Stands)
        .OrderByDescending(incident => incident.Percent).ThenByDescending(incident => incident.Kind)
        .Select(incident => new Deduction(incident.Kind, incident.Percent))
        .FirstOrDefault() ?? None;

    /// <summary>What is left of a mark; where nothing is taken off it stays as it was settled.</summary>
    public decimal From(decimal earned, MarkRounding rounding) =>
        Percent == 0 ? earned : rounding.Round(earned * (100 - Percent) / 100);
}
