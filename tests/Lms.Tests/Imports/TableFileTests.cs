using System.Text;
using Lms.Domain;
using Lms.Domain.People.Import;
using Lms.Web.Tables;
using static Lms.Tests.Imports.RosterFiles;

namespace Lms.Tests.Imports;

public sealed class TableFileTests
{
    private static readonly string[] Read = ["NH-01", "Hồ Thị Hải", "Thụy"];
    private static readonly string Text = Lines(Heading, Hai, Dinh);
    private static readonly string[][] Rows = [.. new[] { Heading, Hai, Dinh }.Select(line => line.Split(','))];

    public static TheoryData<string, byte[]> SameList => new()
    {
        { "UTF-8", Utf8(Text) },
        { "UTF-8 with mark, semicolons", WithMark(Text.Replace(',', ';')) },
        { "UTF-8, tabs, LF", Utf8(Text.Replace(',', '\t').ReplaceLineEndings("\n")) },
        { "UTF-8, bars", Utf8(Text.Replace(',', '|')) },
        { "UTF-8 in NFD", Utf8(Text.Normalize(NormalizationForm.FormD)) },
        { "UTF-16LE, tabs", Utf16(Text.Replace(',', '\t')) },
        { "UTF-16LE without mark", Utf16(Text, mark: false) },
        { "UTF-16BE", Utf16(Text, bigEndian: true) },
        { "UTF-16BE without mark", Utf16(Text, mark: false, bigEndian: true) },
        { "Windows-1258 with combining tones", Windows1258(Text.Replace('\u00D0', '\u0110')) },
        { "Excel's own word for the separator", Utf8("sep=;\r\n" + Text.Replace(',', ';')) },
        { "quoted", Utf8(string.Join("\n", Rows.Select(row => string.Join(',', row.Select(cell => $"\"{cell}\""))))) },
        { "no-break and invisible spaces", Utf8(Text.Replace("Hồ Thị", "Hồ\u00A0 Thị").Replace("Thụy", " \u200BThụy\u200B ")) },
        { "XLSX", Xlsx(Rows) },
        { "XLS", OldWorkbook.Of(Rows) },
    };

    [Theory]
    [MemberData(nameof(SameList))]
    public void One_list_is_read_from_every_kind_of_file(string kind, byte[] file)
    {
        var read = TableFile.Read(file);

        Assert.NotEmpty(kind);
        Assert.Equal(3, read.Table.Records.Count);
        Assert.Equal(Read, read.Table.Records[1].Cells.Skip(1).Take(3));
        var layout = RosterGuess.Of(read.Table);
        Assert.Equal([null, RosterField.Code, RosterField.FamilyName, RosterField.GivenName, RosterField.BirthDate, RosterField.Phone], layout.Columns);
    }

    [Fact]
    public void Days_and_numbers_of_a_workbook_come_as_people_write_them()
    {
        var read = TableFile.Read(XlsxOfCells(["Mã", "Ngày sinh", "Điện thoại"], ["A1", new DateOnly(1984, 1, 21), 971000001], ["A2", 30702, 0.5m]));

        Assert.Equal(["A1", "21/01/1984", "971000001"], read.Table.Records[1].Cells);
        Assert.Equal(["A2", "30702", "0.5"], read.Table.Records[2].Cells);
    }

    [Fact]
    public void Lines_are_numbered_as_the_file_numbers_them()
    {
        Assert.Equal([1, 3, 4], TableFile.Read(Utf8("a,b\n\n\"c\nc\",d\ne,f")).Table.Records.Select(record => record.Line));
        Assert.Equal([1, 3], TableFile.Read(XlsxOfCells(["a", "b"], [], ["c", "d"])).Table.Records.Select(record => record.Line));
    }

    [Fact]
    public void A_comma_inside_quotation_marks_separates_nothing() =>
        Assert.Equal(["x, y", "say \"hi\"", "z"], TableFile.Read(Utf8("a,b,c\n\"x, y\",\"say \"\"hi\"\"\",z")).Table.Records[1].Cells);

    public static TheoryData<string, byte[]> NotRead
    {
        get
        {
            var good = Xlsx(Rows);
            var laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"ha\">");
            for (var level = 1; level < 20; level++)
            {
                laughs.Append(System.Globalization.CultureInfo.InvariantCulture, $"<!ENTITY a{level} \"&a{level - 1};&a{level - 1};&a{level - 1};&a{level - 1};\">");
            }

            laughs.Append("]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a19;</t></is></c></row></sheetData></worksheet>");
            return new()
            {
                { "Table.Damaged", With(good, SheetOf(good), Utf8(laughs.ToString())) },
                { "Table.Damaged", With(good, SheetOf(good), Utf8("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c")) },
                { "Table.Damaged", good[..(good.Length / 2)] },
                { "Table.Bomb", With(good, "xl/media/bomb.bin", new byte[70_000_000]) },
                { "Table.NoTable", Zip("word/document.xml", Utf8("<w:document/>")) },
                { "Table.NoTable", Zip("../../etc/passwd", Utf8("root")) },
                { "Table.NoTable", Utf8("%PDF-1.7\n1 0 obj, << /Type /Catalog >>\nendobj") },
                { "Table.NoTable", Utf8("<html><body>a,b</body></html>") },
                { "Table.NoTable", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Enumerable.Range(0, 500).Select(number => (byte)(number % 31))] },
                { "Table.Damaged", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]] },
                { "Table.OneColumn", Utf8("Nghị quyết hội nghị\nĐiều một\nĐiều hai\n") },
                { "Table.Empty", Utf8(",,,\n,,\n\n") },
                { "Table.Empty", WithMark("") },
                { "Table.QuoteOpen", Utf8("a,b\n\"c,d\ne,f") },
                { "Table.TooManyRows", Utf8(string.Concat(Enumerable.Range(0, 100_000).Select(number => $"M{number},Lê An\n"))) },
                { "Table.TooManyColumns", Utf8(string.Join(',', Enumerable.Repeat("a", 61)) + "\n") },
                { "Table.TooManyColumns", Xlsx([.. Enumerable.Repeat("a", 61)]) },
            };
        }
    }

    [Theory]
    [MemberData(nameof(NotRead))]
    public void What_is_no_sound_table_is_refused_in_words(string rule, byte[] file) =>
        Assert.Equal(rule, Assert.Throws<RuleBrokenException>(() => TableFile.Read(file)).Key);

    [Fact]
    public void Whatever_bytes_come_the_reader_answers_or_refuses()
    {
        var random = new Random(20261127);
        byte[][] sound = [Xlsx(Rows), OldWorkbook.Of(Rows), Utf8(Text), Utf16(Text)];
        for (var round = 0; round < 400; round++)
        {
            var bytes = sound[round % sound.Length].ToArray();
            for (var flips = random.Next(1, 30); flips > 0; flips--)
            {
                bytes[random.Next(4, bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                Assert.NotEmpty(TableFile.Read(bytes).Table.Records);
            }
            catch (RuleBrokenException broken)
            {
                Assert.StartsWith("Table.", broken.Key, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(TableKind.Csv)]
    [InlineData(TableKind.Xlsx)]
    public void What_goes_out_never_begins_a_formula_and_comes_back_as_it_was(TableKind kind)
    {
        string[] dangerous = ["=1+1", "+84 912", "-5", "@SUM(A1)", "=HYPERLINK(\"http://x\")"];
        object?[][] rows = [[.. dangerous], ["x", null, new DateOnly(1984, 1, 21), 5, "a;b,\"c\""]];
        var content = Written(kind, ["a", "b", "c", "d", "e"], rows);
        var back = TableFile.Read(content);

        Assert.Equal(dangerous, back.Table.Records[1].Cells);
        Assert.Equal(["x", "", "21/01/1984", "5", "a;b,\"c\""], back.Table.Records[2].Cells);
        if (kind == TableKind.Csv)
        {
            var text = Encoding.UTF8.GetString(content);
            Assert.Equal('\uFEFF', text[0]);
            Assert.All(text.Split("\r\n")[1].Split(','), cell => Assert.Contains(cell.TrimStart('"')[0], "'\""));
        }
    }

    [Fact]
    public void What_XML_cannot_say_is_left_out_and_the_rest_of_the_workbook_is_read()
    {
        var back = TableFile.Read(XlsxOfCells(["a\u0001b\uFFFEc", "ký hiệu \U0001F4D6 <&>\""], [new string('x', 40_000), 0.25m]));

        Assert.Equal(["abc", "ký hiệu \U0001F4D6 <&>\""], back.Table.Records[0].Cells);
        Assert.Equal([new string('x', TableFile.LongestCell), "0.25"], back.Table.Records[1].Cells);
    }

    [Theory]
    [InlineData("=a")]
    [InlineData("+a")]
    [InlineData("-a")]
    [InlineData("@a")]
    [InlineData("\ta")]
    [InlineData("\ra")]
    public void Every_beginning_of_a_formula_gets_an_apostrophe(string text) => Assert.Equal("'" + text, CellText.Safe(text));
}
