using Lms.Domain.Exams;

namespace Lms.Domain.Organisation;

/// <summary>
/// What a breach of the rules of an exam costs, in percent of the script's mark (domain notes §5, analogues: the Ministry's exam
/// rules for the shares, those of recruiting civil servants for the steps).
/// </summary>
/// <param name="Escalation">
/// "StepByStep": whoever breaks the rules again is disciplined a step harder than before. Records from before that was
/// written down say nothing, and then any form may be chosen.
/// </param>
public sealed record DisciplineRules(
    decimal ReprimandPercent, decimal WarningPercent, decimal MarkedScriptPercent, decimal SuspensionPercent, string? Escalation = null)
{
    public const string StepByStep = "StepByStep";
    public const string AnyStep = "AnyStep";

    public decimal Percent(IncidentKind kind) => kind switch
    {
        IncidentKind.Reprimand => ReprimandPercent,
        IncidentKind.Warning => WarningPercent,
        IncidentKind.Suspension => SuspensionPercent,
        _ => throw new RuleBrokenException("Incident.KindUnknown"),
    };

    /// <summary>The mildest form that is still to be had after what stands already; null after a suspension.</summary>
    public IncidentKind? Mildest(IncidentKind? heaviest) => heaviest switch
    {
        null => IncidentKind.Reprimand,
        IncidentKind.Suspension => null,
        _ when Escalation != StepByStep => IncidentKind.Reprimand,
        _ => heaviest + 1,
    };
}
