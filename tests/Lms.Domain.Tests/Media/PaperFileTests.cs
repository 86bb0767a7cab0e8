using System.Text;
using Lms.Domain.Media;

namespace Lms.Domain.Tests.Media;

/// <summary>What is taken as a paper, and what of it a marker may get.</summary>
public sealed class PaperFileTests
{
    [Fact]
    public void A_picture_loses_place_time_device_and_what_lies_behind_its_end()
    {
        var clean = Encoding.Latin1.GetString(Clean(Papers.Jpeg(orientation: 1)));

        Assert.DoesNotContain("GPS", clean, StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", clean, StringComparison.Ordinal);
        Assert.DoesNotContain("adobe.com", clean, StringComparison.Ordinal);
        Assert.DoesNotContain("Huong", clean, StringComparison.Ordinal);
        Assert.Contains("JFIF", clean, StringComparison.Ordinal);
        Assert.Contains("ICC_PROFILE", clean, StringComparison.Ordinal);
        Assert.EndsWith(Encoding.Latin1.GetString([.. Papers.Scan, 0xFF, 0xD9]), clean, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void How_the_telephone_was_held_is_kept_and_nothing_else_of_its_notes(bool littleEndian)
    {
        var clean = Clean(Papers.Jpeg(orientation: 6, littleEndian));

        var at = clean.AsSpan().IndexOf("Exif\0\0MM\0*"u8);
        Assert.True(at > 0);
        Assert.Equal([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6], clean[(at + 16)..(at + 26)]);
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_was_cut_off_is_shown_as_far_as_it_goes() =>
        Assert.Equal([.. Papers.Scan, 0xFF, 0xD9], Clean(Papers.Jpeg(orientation: 1, cut: true))[^(Papers.Scan.Length + 2)..]);

    [Fact]
    public void A_clean_picture_stays_as_it_is()
    {
        var once = Clean(Papers.Jpeg(orientation: 8));

        Assert.Equal(once, Clean(once));
    }

    [Fact]
    public void Of_a_drawing_only_what_draws_it_is_kept()
    {
        var clean = Encoding.ASCII.GetString(Clean(Papers.Png(("eXIf", Papers.Place), ("tEXt", "Author Huong"), ("tIME", "2026"), ("pHYs", "123"))));

        Assert.DoesNotContain("GPS", clean, StringComparison.Ordinal);
        Assert.DoesNotContain("Huong", clean, StringComparison.Ordinal);
        Assert.DoesNotContain("tIME", clean, StringComparison.Ordinal);
        Assert.Contains("pHYs", clean, StringComparison.Ordinal);
        Assert.Equal(Clean(Papers.Png(("pHYs", "123"))), Clean(Papers.Png(("eXIf", Papers.Place), ("pHYs", "123"))));
    }

    [Fact]
    public void A_document_loses_its_properties_and_the_names_of_who_changed_it()
    {
        var parts = Papers.Parts(Clean(Papers.Docx(
            ("docProps/core.xml", Papers.Xml("<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>Huong</dc:creator><cp:lastModifiedBy>Huong</cp:lastModifiedBy></cp:coreProperties>")),
            ("docProps/app.xml", Papers.Xml("<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/extended-properties'><Company>Xa Dong Lam</Company></Properties>")),
            ("word/_rels/settings.xml.rels", Papers.Xml("<Relationships xmlns='r'><Relationship Id='rId1' Type='http://x/attachedTemplate' Target='file:///C:/Users/Huong/Normal.dotm'/><Relationship Id='rId2' Type='http://x/theme' Target='theme.xml'/></Relationships>")),
            ("word/media/image1.jpg", Papers.Jpeg(orientation: 1)))));

        Assert.All(parts.Values, part => Assert.DoesNotContain("Huong", Encoding.Latin1.GetString(part), StringComparison.Ordinal));
        Assert.DoesNotContain("Dong Lam", Encoding.UTF8.GetString(parts["docProps/app.xml"]), StringComparison.Ordinal);
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(parts["word/media/image1.jpg"]), StringComparison.Ordinal);
        Assert.Contains("theme.xml", Encoding.UTF8.GetString(parts["word/_rels/settings.xml.rels"]), StringComparison.Ordinal);
        var document = Encoding.UTF8.GetString(parts["word/document.xml"]);
        Assert.Contains("> Chi bộ <", document, StringComparison.Ordinal);
        Assert.DoesNotContain("Hương", document, StringComparison.Ordinal);
        Assert.DoesNotContain("07:41", document, StringComparison.Ordinal);
    }

    [Fact]
    public void The_times_at_which_the_parts_of_a_document_were_packed_are_gone()
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(Clean(Papers.Docx())));

        Assert.All(zip.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
    }

    [Fact]
    public void A_picture_in_a_document_that_cannot_be_read_stays_in_it() =>
        Assert.Equal([1, 2, 3], Papers.Parts(Clean(Papers.Docx(("word/media/image1.png", [1, 2, 3]))))["word/media/image1.png"]);

    [Fact]
    public void A_pdf_goes_through_as_it_is() => Assert.Equal(Papers.Pdf(), Clean(Papers.Pdf()));

    [Fact]
    public void What_is_not_taken_says_what_to_do()
    {
        Refused("PaperFile.Heic", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8]);
        Refused("PaperFile.Heic", [0, 0, 0, 24, .. "ftypmif1"u8, 0, 0, 0, 0, .. "mif1heic"u8]);
        Refused("PaperFile.OldWord", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        Refused("PaperFile.KindUnknown", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray());
        Refused("PaperFile.KindUnknown", "GIF89a"u8.ToArray());
        Refused("PaperFile.KindUnknown", Papers.Zip([("a.txt", [1])]));
        Refused("PaperFile.Macros", Papers.Docx(("word/vbaProject.bin", [1])));
    }

    [Fact]
    public void What_is_broken_is_refused_before_a_marker_finds_out()
    {
        Refused("PaperFile.Broken", [0xFF, 0xD8, 0xFF, 0xE0, 0, 200, 1]);
        Refused("PaperFile.Broken", Papers.Png()[..30]);
        Refused("PaperFile.Broken", [.. "PK\x03\x04"u8, 1, 2, 3]);
        Refused("PaperFile.Broken", Papers.Docx(("word/styles.xml", Papers.Xml("<a><b></a>"))));
        Refused("PaperFile.Broken", Papers.Docx(("word/styles.xml", Encoding.UTF8.GetBytes("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"))));
    }

    [Fact]
    public void A_few_bytes_that_unpack_to_any_number_are_refused() =>
        Refused("PaperFile.Broken", Papers.Docx(("word/media/image1.png", new byte[70_000_000])));

    private static byte[] Clean(byte[] sent)
    {
        using var clean = new MemoryStream();
        PaperFile.CopyClean(new MemoryStream(sent), clean);
        return clean.ToArray();
    }

    private static void Refused(string rule, byte[] sent) =>
        Assert.Equal(rule, Assert.Throws<RuleBrokenException>(() => PaperFile.CopyClean(new MemoryStream(sent), Stream.Null)).Key);
}
