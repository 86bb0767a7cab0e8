using Lms.Web;

namespace Lms.Features.Exams.Attempts;

public static class TimeLeft
{
    private const long FiveMinutes = 5 * 60;

    /// <summary>Whole seconds until a deadline, never below 0.</summary>
    public static long Seconds(DateTimeOffset deadline, DateTimeOffset now) =>
        (long)Math.Ceiling(Math.Max(0, (deadline - now).TotalSeconds));

    /// <summary>In words, without seconds until the last five minutes. The page's script goes on in the same words.</summary>
    public static string Say(Texts text, long seconds)
    {
        var minutes = seconds / 60;
        return seconds == 0 ? text["Exams.OutOfTime"]
            : seconds < FiveMinutes ? text["Exams.LeftSeconds", minutes, $"{seconds % 60:00}"]
            : minutes < 60 ? text["Exams.LeftMinutes", minutes]
            : minutes < 24 * 60 ? text["Exams.LeftHours", minutes / 60, minutes % 60]
            : text["Exams.LeftDays", minutes / (24 * 60), minutes / 60 % 24];
    }

    /// <summary>The deadline as a clock, with the day when it is not today.</summary>
    public static string End(AttemptPage page) => SchoolTime.Day(page.Deadline) == SchoolTime.Day(page.Now)
        ? SchoolTime.Show(page.Deadline, "time")
        : $"{SchoolTime.Show(page.Deadline, "time")}, {SchoolTime.Show(page.Deadline, "day")}";
}
