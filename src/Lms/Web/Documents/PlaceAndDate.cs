using System.Globalization;

namespace Lms.Web.Documents;

/// <summary>Where and when a paper was issued, as it stands above it: Sông Vân, ngày 03 tháng 9 năm 2026.</summary>
internal static class PlaceAndDate
{
    public static string Of(Texts text, string locality, DateTimeOffset moment)
    {
        var day = SchoolTime.Local(moment);
        return text["Conduct.PlaceAndDate", Capital(locality), day.Day, day.Month, day.Year];
    }

    private static string Capital(string place) => place is [var first, .. var rest] ? char.ToUpper(first, CultureInfo.CurrentCulture) + rest : "";
}
