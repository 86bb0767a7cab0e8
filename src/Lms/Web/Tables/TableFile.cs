using Lms.Domain;
using Lms.Domain.People.Import;

namespace Lms.Web.Tables;

public enum TableKind
{
    Csv = 1,
    Xlsx,
    Xls,
}

/// <summary>A table that somebody sent, and the form it came in, so that an answer can be given in the same.</summary>
public sealed record TableFile(RosterTable Table, TableKind Kind, char Separator)
{
    /// <summary>Lines that hold something. More is no roster of a centre: a province's trainees of a year are fewer.</summary>
    public const int MostRows = 20_000;

    public const int MostColumns = 60;

    /// <summary>Longest cell, in characters; the rest is cut, and every rule refuses what is nearly as long.</summary>
    public const int LongestCell = 1_000;

    /// <summary>Longest file, in bytes.</summary>
    public const long LongestFile = 10_000_000;

    /// <exception cref="RuleBrokenException">The file is no table, is damaged, locked, or too large.</exception>
    public static TableFile Read(byte[] bytes)
    {
        var read = bytes switch
        {
            [0x50, 0x4B, 0x03, 0x04, ..] => Workbook.Read(bytes, TableKind.Xlsx),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => Workbook.Read(bytes, TableKind.Xls),
            _ => SeparatedText.Read(bytes),
        };
        if (read.Table.Records.Count == 0)
        {
            throw new RuleBrokenException("Table.Empty");
        }

        // A list of people has a code and a name at least; one column is prose.
        return read.Table.Width > 1 ? read : throw new RuleBrokenException("Table.OneColumn");
    }
}

/// <summary>Gathers lines as a reader meets them, within the limits.</summary>
internal sealed class TableLines
{
    private readonly List<RosterRecord> records = [];

    public RosterTable Table => new(records);

    public bool IsFull => records.Count >= TableFile.MostRows;

    public void Add(int line, IEnumerable<string> cells)
    {
        var kept = cells.ToList();
        while (kept.Count > 0 && kept[^1].Length == 0)
        {
            kept.RemoveAt(kept.Count - 1);
        }

        if (kept.Count == 0)
        {
            return;
        }

        if (kept.Count > TableFile.MostColumns)
        {
            throw new RuleBrokenException("Table.TooManyColumns", TableFile.MostColumns, line);
        }

        if (IsFull)
        {
            throw new RuleBrokenException("Table.TooManyRows", TableFile.MostRows);
        }

        records.Add(new RosterRecord(line, kept));
    }
}
