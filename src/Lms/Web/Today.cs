namespace Lms.Web;

public static class TodayExtensions
{
    /// <summary>The day it is in Viet Nam.</summary>
    public static DateOnly Today(this TimeProvider clock) => SchoolTime.Day(clock.GetUtcNow());
}
