namespace Lms.Domain.Exams;

/// <summary>A trainee's duty as it stood when the attempt began.</summary>
public sealed record DutySnapshot(string Position, string Duty, string Organisation, string Locality, string Tag);
