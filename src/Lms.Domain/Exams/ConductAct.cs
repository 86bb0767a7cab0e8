namespace Lms.Domain.Exams;

/// <summary>Who does something at a sitting, when, and why: every act of conduct is written down with these.</summary>
public sealed record ConductAct(Guid Actor, DateTimeOffset Now, string Reason)
{
    public const int ReasonLength = 500;

    public string Reason { get; } = Reason.Trim().Length is > 0 and <= ReasonLength
        ? Reason.Trim()
        : throw new RuleBrokenException("Conduct.ReasonRequired", ReasonLength);
}
