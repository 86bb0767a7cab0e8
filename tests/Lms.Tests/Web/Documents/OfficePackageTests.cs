using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Lms.Domain;
using Lms.Tests.Support;
using Lms.Web.Documents;

namespace Lms.Tests.Web.Documents;

/// <summary>Every bad file is refused by its name and for its own reason, before much of it is read.</summary>
public sealed class OfficePackageTests
{
    private static readonly byte[] Good = OfficeFiles.Docx(OfficeFiles.P("Chữ"));

    public static TheoryData<string, string, byte[]> Bad => new()
    {
        { "Office.Locked", "khoa.docx", Compound("EncryptedPackage") },
        { "Office.Legacy", "cu.doc", Compound("WordDocument") },
        { "Office.Legacy", "cu-doi-ten.docx", Compound("WordDocument") },
        { "Office.NoOffice", "anh.docx", OfficeFiles.Png },
        { "Office.NoOffice", "chu.docx", Encoding.UTF8.GetBytes("{\\rtf1 xin chào}") },
        { "Office.NoOffice", "nen.docx", OfficeFiles.Zip(("a.txt", "a")) },
        { "Office.NoOffice", "thieu.docx", OfficeFiles.Zip(OfficeFiles.Types(OfficeFiles.Word)) },
        { "Office.Damaged", "cut.docx", Good[..(Good.Length / 2)] },
        { "Office.Damaged", "bon-byte.docx", Good[..4] },
        { "Office.Damaged", "hai-lan.docx", OfficeFiles.Zip(OfficeFiles.Types(OfficeFiles.Word), ("word/a.xml", "<a/>"), ("WORD/A.XML", "<a/>")) },
        { "Office.Damaged", "xml-hong.docx", OfficeFiles.Zip(OfficeFiles.Types(OfficeFiles.Word), ("word/document.xml", "khong phai xml")) },
        { "Office.Mislabelled", "that-ra-la-trang-chieu.docx", OfficeFiles.Pptx((OfficeFiles.Shape("title", "A"), "")) },
        { "Office.OpenDocument", "a.docx", OfficeFiles.Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")) },
        { "Office.Macros", "a.docm", OfficeFiles.Zip(OfficeFiles.Types("application/vnd.ms-word.document.macroEnabled.main+xml"), ("word/document.xml", "<a/>")) },
        { "Office.Macros", "doi-ten.docx", OfficeFiles.Docx("", ("word/vbaProject.bin", "x")) },
        { "Office.Macros", "doi-ten-phan.docx", OfficeFiles.Zip(OfficeFiles.Types(OfficeFiles.Word, more: "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>"), ("word/document.xml", "<a/>"), ("word/x.bin", "x")) },
        { "Office.Macros", "quan-he.docx", OfficeFiles.Docx("", OfficeFiles.Links("word/_rels/document.xml.rels", ("v", "vbaProject", "x.dat"))) },
        { "Office.Declares", "bom-xml.docx", OfficeFiles.Zip(OfficeFiles.Types(OfficeFiles.Word), ("word/document.xml", "<?xml version=\"1.0\"?><!-- a --><!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><a>&c;</a>")) },
        { "Office.Declares", "ngoai.docx", OfficeFiles.Docx("", ("word/styles.xml", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>")) },
        { "Office.Climbs", "leo.docx", OfficeFiles.Docx("", ("../../evil.txt", "x")) },
        { "Office.Climbs", "goc.docx", OfficeFiles.Docx("", ("/etc/evil", "x")) },
        { "Office.Climbs", "nguoc.docx", OfficeFiles.Docx("", ("word\\..\\..\\evil", "x")) },
        { "Office.Climbs", "o-dia.docx", OfficeFiles.Docx("", ("C:evil", "x")) },
        { "Office.TooManyParts", "nhieu.docx", OfficeFiles.Docx("", [.. Enumerable.Range(0, 5_000).Select(at => ($"word/{at}.xml", (object)"<a/>"))]) },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_file_is_refused_by_name_with_its_reason(string reason, string name, byte[] bytes)
    {
        var broken = Assert.Throws<RuleBrokenException>(() => OfficePackage.Open(new MemoryStream(bytes), name).Dispose());

        Assert.Equal(reason, broken.Key);
        Assert.Equal(name, broken.Arguments[0]);
    }

    [Fact]
    public void A_file_that_unpacks_to_300_megabytes_is_refused_without_unpacking_them()
    {
        var bomb = Blank("word/document.xml", 300_000_000);
        var (watch, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());

        var broken = Assert.Throws<RuleBrokenException>(() => OfficePackage.Open(new MemoryStream(bomb), "bom.docx"));

        Assert.Equal("Office.Bomb", broken.Key);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 20_000_000);
    }

    [Fact]
    public void So_is_one_of_many_small_bombs()
    {
        var entries = Enumerable.Range(0, 200).Select(at => ($"word/media/{at}.bmp", (object)new byte[990_000]));

        Assert.Equal("Office.Bomb", Assert.Throws<RuleBrokenException>(() => OfficePackage.Open(new MemoryStream(OfficeFiles.Docx("", [.. entries])), "a.docx")).Key);
    }

    [Fact]
    public void A_directory_that_lies_about_a_size_cuts_its_own_file_short()
    {
        var bytes = Blank("word/document.xml", 50_000_000);
        Lie(bytes, 50_000_000, 1_000);
        using var package = OfficePackage.Open(new MemoryStream(bytes), "doi.docx");
        using var part = package.OpenPart("word/document.xml")!;
        var (buffer, length) = (new byte[1_000_000], 0L);

        try
        {
            for (int read; (read = part.Read(buffer)) > 0;)
            {
                length += read;
            }
        }
        catch (InvalidDataException)
        {
            // Saying so is as good.
        }

        Assert.True(length <= 1_000, $"{length} bytes came out.");
    }

    [Fact]
    public void A_locked_entry_is_a_locked_file()
    {
        var bytes = (byte[])Good.Clone();
        var directory = bytes.AsSpan().IndexOf("PK\x01\x02"u8);
        bytes[directory + 8] |= 1;

        Assert.Equal("Office.Locked", Assert.Throws<RuleBrokenException>(() => OfficePackage.Open(new MemoryStream(bytes), "a.docx")).Key);
    }

    [Fact]
    public void A_good_file_opens_by_whatever_ending_says_nothing_else()
    {
        foreach (var name in new[] { "a.docx", "A.DOCX", "không tên" })
        {
            using var package = OfficePackage.Open(new MemoryStream(Good), name);
            Assert.Equal((OfficeKind.Word, "word/document.xml"), (package.Kind, package.MainPart));
        }
    }

    [Fact]
    public void Whatever_byte_is_damaged_nothing_but_a_refusal_comes_of_it()
    {
        var random = new Random(8);
        for (var round = 0; round < 500; round++)
        {
            var bytes = (byte[])Good.Clone();
            for (var hits = 0; hits < 3; hits++)
            {
                bytes[random.Next(4, bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                using var package = OfficePackage.Open(new MemoryStream(bytes), "a.docx");
                OfficePackage.Unbroken("a.docx", () => package.Tree(package.MainPart));
            }
            catch (RuleBrokenException broken)
            {
                Assert.StartsWith("Office.", broken.Key, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_tree_deeper_than_a_stack_is_damage()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:sdt>", 100_000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 100_000));
        using var package = OfficePackage.Open(new MemoryStream(OfficeFiles.Docx(deep)), "sau.docx");

        Assert.Equal("Office.Damaged", Assert.Throws<RuleBrokenException>(() => OfficePackage.Unbroken("sau.docx", () => package.Tree(package.MainPart))).Key);
    }

    private static byte[] Compound(string stream) =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[65_536 - 20], .. Encoding.Unicode.GetBytes(stream), .. new byte[512]];

    private static byte[] Blank(string part, int length)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var (name, types) = OfficeFiles.Types(OfficeFiles.Word);
            using (var entry = archive.CreateEntry(name).Open())
            {
                entry.Write(Encoding.UTF8.GetBytes((string)types));
            }

            using var bomb = archive.CreateEntry(part, CompressionLevel.Fastest).Open();
            bomb.Write("<a>"u8);
            var blanks = new byte[1_000_000];
            Array.Fill(blanks, (byte)' ');
            for (var written = 0; written < length - 7; written += blanks.Length)
            {
                bomb.Write(blanks, 0, Math.Min(blanks.Length, length - 7 - written));
            }

            bomb.Write("</a>"u8);
        }

        return stream.ToArray();
    }

    private static void Lie(byte[] bytes, uint truth, uint lie)
    {
        for (var at = 0; at + 4 <= bytes.Length; at++)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)) == truth)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), lie);
            }
        }
    }
}
