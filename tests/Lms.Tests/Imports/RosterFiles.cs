using System.IO.Compression;
using System.Text;
using Lms.Web.Tables;

namespace Lms.Tests.Imports;

/// <summary>Files of people as other programs write them, made here byte by byte.</summary>
internal static class RosterFiles
{
    public const string Heading = "STT,MSSV,Họ đệm,Tên,Ngày sinh,Điện thoại";
    public const string Hai = "1,NH-01,Hồ Thị Hải,Thụy,21/01/1984,0971000001";
    public const string Dinh = "2,NH-02,Trần Văn Ðịnh,Siêu,17/04/1984,0971000002";

    public static string Lines(params string[] lines) => string.Join("\r\n", lines) + "\r\n";

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] WithMark(string text) => [0xEF, 0xBB, 0xBF, .. Utf8(text)];

    public static byte[] Utf16(string text, bool mark = true, bool bigEndian = false)
    {
        var encoding = new UnicodeEncoding(bigEndian, mark);
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }

    /// <summary>Windows-1258 as Windows itself writes it: letters with circumflex, breve and horn whole, tone marks after them.</summary>
    public static byte[] Windows1258(string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(1258, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        var bytes = new List<byte>();
        foreach (var letter in text.Normalize())
        {
            bytes.AddRange(OneOf(encoding, letter));
        }

        return [.. bytes];
    }

    public static byte[] Xlsx(params string[][] rows) => Written(TableKind.Xlsx, null, rows.Select(row => row.Cast<object?>().ToArray()));

    public static byte[] XlsxOfCells(params object?[][] rows) => Written(TableKind.Xlsx, null, rows);

    /// <summary>A file as we write it ourselves.</summary>
    public static byte[] Written(TableKind kind, IReadOnlyList<string>? heading, IEnumerable<object?[]> rows)
    {
        using var content = new MemoryStream();
        using (var table = TableWriter.To(content, kind))
        {
            if (heading is not null)
            {
                table.Head(heading);
            }

            foreach (var row in rows)
            {
                table.Add(row);
            }
        }

        return content.ToArray();
    }

    /// <summary>A workbook with one of its parts replaced, as attackers and broken disks do.</summary>
    public static byte[] With(byte[] xlsx, string part, byte[] content)
    {
        using var stream = new MemoryStream();
        stream.Write(xlsx);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(part)?.Delete();
            using var entry = archive.CreateEntry(part).Open();
            entry.Write(content);
        }

        return stream.ToArray();
    }

    /// <summary>The sheet's own part.</summary>
    public static string SheetOf(byte[] xlsx)
    {
        using var archive = new ZipArchive(new MemoryStream(xlsx));
        return archive.Entries.First(entry => entry.FullName.Contains("sheet", StringComparison.OrdinalIgnoreCase) && entry.FullName.Contains("worksheets", StringComparison.Ordinal)).FullName;
    }

    public static byte[] Zip(string name, byte[] content)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(content);
        }

        return stream.ToArray();
    }

    private static byte[] OneOf(Encoding encoding, char letter)
    {
        try
        {
            return encoding.GetBytes([letter]);
        }
        catch (EncoderFallbackException)
        {
            // â + dot below comes apart as a + dot + circumflex: the tone is the mark that the code page has by itself.
            var parts = letter.ToString().Normalize(NormalizationForm.FormD);
            var tone = parts.First(part => "\u0300\u0309\u0303\u0301\u0323".Contains(part));
            return encoding.GetBytes(parts.Replace(tone.ToString(), "").Normalize() + tone);
        }
    }
}
