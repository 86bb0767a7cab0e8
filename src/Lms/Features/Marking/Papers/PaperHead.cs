using System.Globalization;
using Lms.Domain.Exams;
using Lms.Web;
using Lms.Web.Documents;

namespace Lms.Features.Marking.Papers;

/// <summary>What stands above every paper of a sitting's marking.</summary>
/// <param name="Centre">Who issues it.</param>
/// <param name="Date">Of the paper.</param>
public sealed record PaperHead(ExamSitting Sitting, string Centre, string Locality, string Class, DateTimeOffset Date)
{
    private string Issuer => Centre.ToUpper(CultureInfo.CurrentCulture);

    internal PartyDocument Begin(Texts text, Stream? to = null) => new(to, Issuer, text["Conduct.Party"], PlaceAndDate(text, Date));

    internal void Next(PartyDocument paper, Texts text, DateTimeOffset date) => paper.Next(Issuer, text["Conduct.Party"], PlaceAndDate(text, date));

    internal PartySheet Begin(Texts text, IReadOnlyList<SheetHead> columns) => new(columns, Issuer, text["Conduct.Party"], PlaceAndDate(text, Date));

    public string About => $"{Sitting.Title}, {Class}";

    private string PlaceAndDate(Texts text, DateTimeOffset date)
    {
        var day = SchoolTime.Local(date);
        return text["Conduct.PlaceAndDate", Capital(Locality), day.Day, day.Month, day.Year];
    }

    private static string Capital(string place) => place is [var first, .. var rest] ? char.ToUpper(first, CultureInfo.CurrentCulture) + rest : "";
}

internal static class PaperNumbers
{
    public static string Mark(this decimal mark) => mark.ToString("0.00", CultureInfo.CurrentCulture);

    public static string Points(this decimal points) => points.ToString("0.##", CultureInfo.CurrentCulture);
}
