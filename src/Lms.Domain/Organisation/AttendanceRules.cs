namespace Lms.Domain.Organisation;

/// <summary>How attendance (điểm danh, chuyên cần) is taken and counted: the centre's own rule, no regulation's.</summary>
/// <param name="LateAfterMinutes">Minutes after the session begins from which a code given counts as late, 0 to 120.</param>
/// <param name="PresencePercent">Share of the room's minutes from which presence on line is offered as present, 1 to 100.</param>
/// <param name="Excused">Whether an excused absence counts as an absence, or leaves the session out for that trainee.</param>
public sealed record AttendanceRules(int LateAfterMinutes, int PresencePercent, string Excused)
{
    public const string Absent = "Absent";
    public const string LeftOut = "LeftOut";

    public TimeSpan LateAfter => TimeSpan.FromMinutes(LateAfterMinutes);

    public bool CountsExcused => Excused != LeftOut;
}
