namespace Lms.Features.Marking;

/// <summary>How many candidates hold a duty. One that few hold would tell who wrote: it is put in general words.</summary>
public sealed record SharedDuty(string? Position, string? Duty, int Candidates);
