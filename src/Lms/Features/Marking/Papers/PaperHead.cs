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

    internal PartyDocument Begin(Texts text, Stream? to = null) => new(to, Issuer, text["Conduct.Party"], PlaceAndDate.Of(text, Locality, Date));

    internal void Next(PartyDocument paper, Texts text, DateTimeOffset date) => paper.Next(Issuer, text["Conduct.Party"], PlaceAndDate.Of(text, Locality, date));

    internal PartySheet Begin(Texts text, IReadOnlyList<SheetHead> columns) => new(columns, Issuer, text["Conduct.Party"], PlaceAndDate.Of(text, Locality, Date));

    public string About => $"{Sitting.Title}, {Class}";
}

internal static class PaperNumbers
{
    public static string Mark(this decimal mark) => mark.ToString("0.00", CultureInfo.CurrentCulture);

    public static string Points(this decimal points) => points.ToString("0.##", CultureInfo.CurrentCulture);
}
