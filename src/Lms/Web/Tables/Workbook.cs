using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Lms.Domain;
using Lms.Domain.People.Import;

namespace Lms.Web.Tables;

/// <summary>The first sheet of a workbook that holds anything. Formulas are not run: what they last gave is read.</summary>
internal static class Workbook
{
    /// <summary>Bytes that a workbook may unpack to. Twenty thousand full rows need a third of it.</summary>
    private const long LongestUnpacked = 64_000_000;

    private const int MostParts = 1_000;

    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TableFile Read(byte[] bytes, TableKind kind)
    {
        try
        {
            if (kind == TableKind.Xlsx)
            {
                Measure(bytes);
            }

            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes, writable: false));
            return new TableFile(FirstSheet(reader), kind, ',');
        }
        catch (InvalidPasswordException)
        {
            throw new RuleBrokenException("Table.Locked");
        }
        catch (Exception broken) when (broken is not (RuleBrokenException or OutOfMemoryException))
        {
            // The reader meets damage in as many ways as there is damage.
            throw new RuleBrokenException("Table.Damaged");
        }
    }

    private static RosterTable FirstSheet(IExcelDataReader reader)
    {
        do
        {
            if (reader.VisibleState == "visible" && Sheet(reader) is { Records.Count: > 0 } table)
            {
                return table;
            }
        }
        while (reader.NextResult());
        return new RosterTable([]);
    }

    private static RosterTable Sheet(IExcelDataReader reader)
    {
        var lines = new TableLines();
        var texts = new Dictionary<string, string>();
        for (var line = 1; reader.Read(); line++)
        {
            // One column more than may be: a row that fills it is refused, whatever stands beyond.
            var width = Math.Min(reader.FieldCount, TableFile.MostColumns + 1);
            lines.Add(line, Enumerable.Range(0, width).Select(column => Cell(reader, column, texts)));
        }

        return lines.Table;
    }

    private static string Cell(IExcelDataReader reader, int column, Dictionary<string, string> texts)
    {
        switch (reader.GetValue(column))
        {
            case string text:
                // The same text of many cells is kept once.
                return texts.TryGetValue(text, out var clean) ? clean : texts[text] = CellText.Clean(text);
            case double number:
                return Number(number, reader.GetNumberFormatString(column));
            case int number:
                return Number(number, reader.GetNumberFormatString(column));
            case DateTime day:
                return day.ToString(day.TimeOfDay == TimeSpan.Zero ? "dd/MM/yyyy" : "dd/MM/yyyy H:mm", CultureInfo.InvariantCulture);
            case var other:
                return other is null ? "" : CellText.Clean(Convert.ToString(other, CultureInfo.InvariantCulture) ?? "");
        }
    }

    // A code typed as a number keeps the noughts that its format shows: 00000000.
    private static string Number(double number, string? format) =>
        format is { Length: > 1 and <= 32 } && format.All(sign => sign == '0') ? number.ToString(format, CultureInfo.InvariantCulture)
        : number.ToString(Math.Abs(number) < 1e15 && number == Math.Floor(number) ? "0" : "R", CultureInfo.InvariantCulture);

    /// <summary>
    /// Unpacks everything once into nothing: what a part says of its own length may be a lie. A document that is no workbook
    /// is told apart here too.
    /// </summary>
    private static void Measure(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false));
        if (archive.GetEntry("xl/workbook.xml") is null && archive.GetEntry("xl/workbook.bin") is null)
        {
            throw new RuleBrokenException("Table.NoTable");
        }

        var (left, buffer) = (LongestUnpacked, new byte[81_920]);
        foreach (var part in archive.Entries.Count <= MostParts ? archive.Entries : throw new RuleBrokenException("Table.Bomb"))
        {
            using var content = part.Open();
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                left -= read;
                if (left < 0)
                {
                    throw new RuleBrokenException("Table.Bomb");
                }
            }
        }
    }
}
