using System.Globalization;

namespace Lms.Web;

/// <summary>The clock on the classroom wall: stored in UTC, shown and typed in Viet Nam's time.</summary>
public static class SchoolTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    private static readonly string[] Typed =
    [
        "d/M/yyyy H:mm", "d/M/yyyy H:mm:ss", "d/M/yyyy", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd H:mm",
    ];

    public static DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    public static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment).DateTime);

    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    public static bool TryRead(string typed, out DateTimeOffset moment)
    {
        var read = DateTime.TryParseExact(
            typed.Trim(), Typed, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var local);
        moment = read ? At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local)) : default;
        return read;
    }

    public static string Show(DateTimeOffset moment, string format) => ShowAs(Local(moment), format);

    public static string Show(DateOnly day, string format) => ShowAs(day, format);

    private static string ShowAs(IFormattable when, string format) => when.ToString(
        format switch
        {
            "date" => "dd/MM/yyyy",
            "day" => "dd/MM",
            "time" => "H:mm",
            "seconds" => "H:mm:ss",
            "datetime" => "H:mm, dd/MM/yyyy",
            "weekday" => "dddd",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
        },
        CultureInfo.CurrentCulture);
}
