using System.Text;
using Lms.Domain;
using Lms.Tests.Support;
using Lms.Web.Documents;

namespace Lms.Tests.Web.Documents;

/// <summary>Files that people hand to one another: what they are by their content, and which are not taken.</summary>
public sealed class SentDocumentTests
{
    private const string OpenText = "application/vnd.oasis.opendocument.text";

    public static TheoryData<string, byte[], string?> Good => new()
    {
        { "bai.docx", OfficeFiles.Docx(OfficeFiles.P("a")), ".docx" },
        { "khong-duoi", OfficeFiles.Docx(OfficeFiles.P("a")), ".docx" },
        { "BAI.PPTX", OfficeFiles.Pptx((OfficeFiles.Shape("title", "A"), "")), ".pptx" },
        { "mo.odt", OfficeFiles.Odt("<text:p>a</text:p>"), ".odt" },
        { "cu.doc", Compound("WordDocument"), ".doc" },
        { "cu.pps", Compound("PowerPoint Document"), ".ppt" },
        { "giau.rtf", "{\\rtf1 a}"u8.ToArray(), ".rtf" },
        { "nen.zip", OfficeFiles.Zip(("a.html", "<!DOCTYPE html><p>a</p>")), null },
        { "chu.txt", "chu"u8.ToArray(), null },
        { "rong.bin", [], null },
    };

    public static TheoryData<string, string, byte[]> Bad => new()
    {
        { "Office.Locked", "khoa.docx", Compound("EncryptedPackage") },
        { "Office.Locked", "khoa.doc", LockedWord() },
        { "Office.Locked", "khoa.ppt", Compound("PowerPoint Document", "EncryptedSummary") },
        { "Office.Locked", "khoa.odt", Manifest("<m:encryption-data/>") },
        { "Office.Macros", "macro.doc", Compound("WordDocument", "_VBA_PROJECT") },
        { "Office.Macros", "macro.odt", OfficeFiles.Odt("", ("Basic/Standard/Module1.xml", "<a/>")) },
        { "Office.Macros", "macro-doi-ten.docx", OfficeFiles.Docx("", ("word/vbaProject.bin", "x")) },
        { "Office.Declares", "bom.odt", OfficeFiles.Zip(("mimetype", OpenText), ("content.xml", "<!DOCTYPE a [<!ENTITY b 'bb'>]><a>&b;</a>")) },
        { "Office.Climbs", "leo.zip", OfficeFiles.Zip(("../a", "a")) },
        { "Office.Bomb", "bom.zip", OfficeFiles.Zip(("a.bin", new byte[20_000_000])) },
        { "Office.Damaged", "cut.zip", OfficeFiles.Zip(("a.txt", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"))[..40] },
        { "Office.Damaged", "cut.docx", OfficeFiles.Docx(OfficeFiles.P("a"))[..300] },
        { "Office.Mislabelled", "that-ra-la-word.odt", OfficeFiles.Docx("") },
        { "Office.Mislabelled", "that-ra-la-cu.docx", Compound("WordDocument") },
        { "Office.Mislabelled", "that-ra-la-mo.doc", OfficeFiles.Odt("") },
        { "Office.Mislabelled", "khong-macro.docm", OfficeFiles.Docx("") },
        { "Office.NotThat", "anh.docx", OfficeFiles.Png },
        { "Office.NotThat", "nen.pptx", OfficeFiles.Zip(("a.txt", "a")) },
        { "Office.NotThat", "chu.doc", "chu"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void Content_says_what_a_file_is(string name, byte[] content, string? ending)
    {
        using var file = new MemoryStream(content);

        Assert.Equal(ending, SentDocument.RequireHarmless(file, name));
        Assert.True(file.CanRead);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_file_is_refused_by_name_with_its_reason(string reason, string name, byte[] content)
    {
        var broken = Assert.Throws<RuleBrokenException>(() => SentDocument.RequireHarmless(new MemoryStream(content), name));

        Assert.Equal((reason, name), (broken.Key, broken.Arguments[0]));
    }

    private static byte[] Compound(params string[] streams)
    {
        var file = new byte[2_048];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(file, 0);
        foreach (var (at, stream) in streams.Index())
        {
            Encoding.Unicode.GetBytes(stream).CopyTo(file, 1_024 + (128 * at));
        }

        return file;
    }

    // The document's own first sector, with the flag that its text is encrypted: [MS-DOC] 2.5.2.
    private static byte[] LockedWord()
    {
        var file = Compound("WordDocument");
        (file[512], file[513], file[512 + 11]) = (0xEC, 0xA5, 0x01);
        return file;
    }

    private static byte[] Manifest(string inner) => OfficeFiles.Zip(
        ("mimetype", OpenText),
        ("META-INF/manifest.xml", $"<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry>{inner}</m:file-entry></m:manifest>"),
        ("content.xml", "<a/>"));
}
