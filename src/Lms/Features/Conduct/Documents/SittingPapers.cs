using System.Globalization;
using Lms.Data.Conduct;
using Lms.Domain.Exams;
using Lms.Web;
using Lms.Web.Documents;

namespace Lms.Features.Conduct.Documents;

/// <summary>What the papers of a sitting are written from.</summary>
/// <param name="Centre">Name and place of whoever issues them.</param>
public sealed record PaperSource(
    string Centre, string Locality, BoardHead Head, BoardNews News, IReadOnlyList<ConductEntry> Log, IReadOnlyList<string> Invigilators);

/// <summary>The attendance sheet to be signed, and the minutes of invigilation.</summary>
public sealed class SittingPapers(Texts text)
{
    public byte[] AttendanceSheet(PaperSource source)
    {
        using var paper = Begin(source, "Conduct.SheetTitle");
        paper.Paragraph(text["Conduct.PaperTime", Moment(source.Head.Opens), Moment(source.Head.Closes)]);
        var expected = source.News.Rows.Where(row => row.Standing != Standing.Postponed).ToList();
        paper.Table(
            [7, 12, 33, 17, 17, 14],
            [text["Conduct.Order"], text["Conduct.NumberShort"], text["Conduct.FullName"], text["Conduct.Code"], text["Conduct.Signed"], text["Conduct.Remark"]],
            expected.Select((row, place) => (IReadOnlyList<string>)[$"{place + 1}", $"{row.Number:0000}", row.FullName, row.Code, "", row.Files == 0 ? "" : text["Exams.FilesCount", row.Files]]));
        paper.Paragraph(text["Conduct.SheetSum", expected.Count]);
        Postponed(paper, source.News.Rows);
        paper.Signatures(text["Conduct.FirstInvigilator"], text["Conduct.SecondInvigilator"]);
        return paper.Close();
    }

    public byte[] Minutes(PaperSource source)
    {
        using var paper = Begin(source, "Conduct.MinutesTitle");
        paper.Paragraph(text["Conduct.PaperTime", Moment(source.Head.Opens), Moment(source.Head.Closes)]);
        paper.Paragraph(text["Conduct.PaperInvigilators", source.Invigilators.Count > 0 ? string.Join(", ", source.Invigilators) : text["Conduct.Nobody"]]);
        paper.Heading(text["Conduct.PaperAttendance"]);
        Attendance(paper, source);
        paper.Heading(text["Conduct.PaperIncidents"]);
        Incidents(paper, [.. source.Log.Where(entry => entry.Kind is ConductKind.Incident or ConductKind.Withdrawal)]);
        paper.Heading(text["Conduct.PaperActs"]);
        Acts(paper, [.. source.Log.Where(entry => entry.Kind is not (ConductKind.Incident or ConductKind.Withdrawal))]);
        paper.Heading(text["Conduct.PaperTimes"]);
        Times(paper, source.News.Rows);
        paper.Paragraph(text["Conduct.PaperDone"]);
        paper.Signatures(text["Conduct.FirstInvigilator"], text["Conduct.SecondInvigilator"], text["Conduct.OfficeSigns"]);
        return paper.Close();
    }

    private PartyDocument Begin(PaperSource source, string titleKey)
    {
        var paper = new PartyDocument(
            source.Centre.ToUpper(CultureInfo.CurrentCulture), text["Conduct.Party"],
            PlaceAndDate.Of(text, source.Locality, source.Head.Opens));
        paper.Title(text[titleKey], $"{source.Head.Title}, {source.Head.Class}");
        return paper;
    }

    private void Attendance(PartyDocument paper, PaperSource source)
    {
        var rows = source.News.Rows;
        int Count(Standing standing) => rows.Count(row => row.Standing == standing);
        var present = rows.Count(row => row.StartedAt is not null && row.Standing != Standing.Postponed);
        var postponed = Count(Standing.Postponed);
        paper.Paragraph(text["Conduct.PaperCounts", rows.Count, present, rows.Count - present - postponed, Count(Standing.HandedIn), Count(Standing.OutOfTime), Count(Standing.Suspended), postponed]);
        if (source.Head.TakesFiles)
        {
            paper.Paragraph(text["Conduct.PaperFiles", rows.Sum(row => row.Files), rows.Count(row => row.Files > 0)]);
        }

        var absent = rows.Where(row => row.StartedAt is null && row.Standing != Standing.Postponed).Select(row => $"{row.FullName} ({row.Number:0000})").ToList();
        if (absent.Count > 0)
        {
            paper.Paragraph(text["Conduct.PaperAbsent", string.Join(", ", absent)]);
        }

        Postponed(paper, rows);
    }

    // Neither present nor absent: they are to come another time.
    private void Postponed(PartyDocument paper, IReadOnlyList<BoardRow> rows)
    {
        var postponed = rows.Where(row => row.Standing == Standing.Postponed).Select(row => $"{row.FullName} ({row.Number:0000})").ToList();
        if (postponed.Count > 0)
        {
            paper.Paragraph(text["Conduct.PaperPostponed", string.Join(", ", postponed)]);
        }
    }

    private void Incidents(PartyDocument paper, IReadOnlyList<ConductEntry> entries)
    {
        if (entries.Count == 0)
        {
            paper.Paragraph(text["Conduct.PaperNone"]);
            return;
        }

        paper.Table(
            [12, 36, 34, 18],
            [text["Conduct.At"], text["Conduct.Form"], text["Conduct.Account"], text["Conduct.RecordedBy"]],
            entries.Select(entry => (IReadOnlyList<string>)[SchoolTime.Show(entry.At, "time"), ConductWords.Of(entry, text), entry.Reason, entry.Actor]));
    }

    private void Acts(PartyDocument paper, IReadOnlyList<ConductEntry> entries)
    {
        if (entries.Count == 0)
        {
            paper.Paragraph(text["Conduct.PaperNone"]);
            return;
        }

        foreach (var entry in entries)
        {
            paper.Paragraph(entry.Kind == ConductKind.OtherDevice
                ? text["Conduct.PaperHappened", SchoolTime.Show(entry.At, "time"), ConductWords.Of(entry, text)]
                : text["Conduct.PaperAct", SchoolTime.Show(entry.At, "time"), ConductWords.Of(entry, text), entry.Reason, entry.Actor]);
        }
    }

    private void Times(PartyDocument paper, IReadOnlyList<BoardRow> rows) => paper.Table(
        [12, 36, 14, 14, 12, 12],
        [text["Conduct.NumberShort"], text["Conduct.FullName"], text["Conduct.Began"], text["Conduct.Finished"], text["Conduct.Extra"], text["Conduct.Remark"]],
        rows.Select(row => (IReadOnlyList<string>)[
            $"{row.Number:0000}", row.FullName, Clock(row.StartedAt), Clock(row.HandedInAt ?? (row.IsAtWork ? null : row.Deadline)),
            row.Extra > 0 ? text["Conduct.ExtraMinutes", row.Extra] : "", Remark(row)]));

    private string Remark(BoardRow row)
    {
        var standing = row.Standing is Standing.Writing or Standing.HandedIn ? "" : text.Of(row.Standing);
        return row.Files == 0 ? standing : string.Join(", ", new[] { standing, text["Exams.FilesCount", row.Files] }.Where(part => part.Length > 0));
    }

    private static string Clock(DateTimeOffset? moment) => moment is { } known ? SchoolTime.Show(known, "time") : "";

    private static string Moment(DateTimeOffset moment) => SchoolTime.Show(moment, "datetime");
}
