using System.IO.Compression;
using System.Text;

namespace Lms.Tests.Exams.Files;

/// <summary>Small papers as telephones and word processors make them, with what they let out.</summary>
internal static class Papers
{
    public const string Place = "GPS 21.0285 105.8542";

    public static readonly byte[] Heic = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8];

    /// <param name="mark">Tells one page from another.</param>
    public static byte[] Jpeg(byte mark = 1) =>
    [
        0xFF, 0xD8, .. Segment(0xE1, [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Place)]),
        .. Segment(0xDB, [0, 1, 2, mark]), .. Segment(0xC0, [8, 0, 3, 0, 4, 1, 1, 0x11, 0]), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x12, mark, 0xFF, 0xD9,
    ];

    public static byte[] Pdf => Encoding.UTF8.GetBytes("%PDF-1.4\n1 0 obj << >> endobj\n%%EOF");

    public static byte[] Docx(string author)
    {
        using var made = new MemoryStream();
        using (var zip = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>");
            Part(zip, "word/document.xml", "<w:document xmlns:w='w'><w:body><w:p><w:t>Chi bộ</w:t></w:p></w:body></w:document>");
            Part(zip, "docProps/core.xml", "<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' "
                + $"xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>{author}</dc:creator></cp:coreProperties>");
        }

        return made.ToArray();
    }

    private static void Part(ZipArchive zip, string name, string xml)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(xml));
    }

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];
}
