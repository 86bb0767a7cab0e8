using Lms.Domain.Organisation;

namespace Lms.Domain.Classes;

/// <summary>How much of a class a trainee attended (chuyên cần), always with what it is counted from.</summary>
/// <param name="Attended">Sessions they were at, in time or late.</param>
/// <param name="Counted">Sessions whose attendance was taken, but for those that the policy leaves out for them.</param>
public readonly record struct AttendanceShare(int Attended, int Counted)
{
    /// <param name="marks">One for each session whose attendance was taken; null where nothing was written of this trainee.</param>
    /// <param name="rules">Say what becomes of excused absences.</param>
    public static AttendanceShare Of(IEnumerable<AttendanceMark?> marks, AttendanceRules rules)
    {
        var counted = marks.Where(mark => mark != AttendanceMark.Excused || rules.CountsExcused).ToList();
        return new AttendanceShare(counted.Count(mark => mark is AttendanceMark.Present or AttendanceMark.Late), counted.Count);
    }

    /// <summary>To two decimals, a five up; null while nothing is counted. For reading only: <see cref="Reaches"/> judges unrounded.</summary>
    public decimal? Percent => Counted == 0 ? null : Math.Round(Attended * 100m / Counted, 2, MidpointRounding.AwayFromZero);

    /// <param name="percent">Least share, 0 to 100: the policy <see cref="PolicyKey.Eligibility"/>.</param>
    public bool Reaches(int percent) => Counted > 0 && Attended * 100 >= percent * Counted;
}
