using System.IO.Compression;
using System.Text;

namespace Lms.Domain.Tests.Media;

/// <summary>Small papers as telephones and word processors make them, with what they let out.</summary>
internal static class Papers
{
    public const string Place = "GPS 21.0285 105.8542";

    public static readonly byte[] Scan = [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56];

    /// <param name="orientation">1 to 8, as the camera wrote it.</param>
    public static byte[] Jpeg(byte orientation, bool littleEndian = false, bool cut = false) =>
    [
        0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0]),
        .. Segment(0xE1, [.. "Exif\0\0"u8, .. littleEndian ? Little(orientation) : Big(orientation), .. Encoding.ASCII.GetBytes(Place)]),
        .. Segment(0xE1, Encoding.ASCII.GetBytes("http://ns.adobe.com/xap/1.0/\0 creator Nguyễn Thị Hương")),
        .. Segment(0xE2, Encoding.ASCII.GetBytes("MPF\0 " + Place)), .. Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 9]),
        .. Segment(0xED, Encoding.ASCII.GetBytes("Photoshop 3.0\0 Huong")), .. Segment(0xFE, Encoding.ASCII.GetBytes("may anh cua Huong")),
        .. Segment(0xDB, [0, 1, 2, 3]), .. Segment(0xC0, [8, 0, 3, 0, 4, 1, 1, 0x11, 0]), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), .. Scan,
        .. cut ? (byte[])[] : [0xFF, 0xD9, .. Encoding.ASCII.GetBytes("a second picture " + Place)],
    ];

    public static byte[] Png(params (string Kind, string Content)[] beside) =>
    [
        0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk("IHDR", [0, 0, 0, 4, 0, 0, 0, 3, 8, 0, 0, 0, 0]), .. beside.SelectMany(one => Chunk(one.Kind, Encoding.Latin1.GetBytes(one.Content))),
        .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", []), .. Encoding.ASCII.GetBytes(Place),
    ];

    /// <summary>A camera's notes that say how it was held.</summary>
    public static byte[] Held(byte orientation) => Big(orientation);

    public static byte[] Pdf(string text = "Bài thu hoạch") => Encoding.UTF8.GetBytes($"%PDF-1.4\n1 0 obj << /Author (Huong) >> endobj\n{text}\n%%EOF");

    public static byte[] Docx(params (string Name, byte[] Content)[] parts) => Zip(
    [
        ("[Content_Types].xml", Xml("<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")),
        ("word/document.xml", Xml("<w:document xmlns:w='w'><w:body><w:p><w:ins w:author='Nguyễn Thị Hương' w:date='2026-03-12T07:41:00Z'><w:r><w:t xml:space='preserve'> Chi bộ </w:t></w:r></w:ins></w:p></w:body></w:document>")),
        .. parts,
    ]);

    public static byte[] Xml(string text) => Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='UTF-8'?>" + text);

    public static Dictionary<string, byte[]> Parts(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = new MemoryStream();
            using var part = entry.Open();
            part.CopyTo(content);
            return content.ToArray();
        });
    }

    public static byte[] Zip((string Name, byte[] Content)[] parts)
    {
        using var made = new MemoryStream();
        using (var zip = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return made.ToArray();
    }

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Big(byte orientation) => [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];

    private static byte[] Little(byte orientation) => [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0];

    private static byte[] Chunk(string kind, byte[] content) =>
        [0, 0, 0, (byte)content.Length, .. Encoding.ASCII.GetBytes(kind), .. content, 9, 9, 9, 9];
}
