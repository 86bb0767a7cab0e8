using System.Text;
using Lms.Domain.Lessons;
using Lms.Domain.Media;

namespace Lms.Domain.Tests.Media;

public sealed class FileFormatTests
{
    [Theory]
    [InlineData("\u0089PNG\r\n\u001a\n....", "image/png", MaterialKind.Picture)]
    [InlineData("\u00ff\u00d8\u00ff\u00e0..JFIF", "image/jpeg", MaterialKind.Picture)]
    [InlineData("GIF89a....", "image/gif", MaterialKind.Picture)]
    [InlineData("RIFF\u0001\u0002\u0003\u0004WEBPVP8 ", "image/webp", MaterialKind.Picture)]
    [InlineData("%PDF-1.7\n", "application/pdf", MaterialKind.Document)]
    [InlineData("\0\0\0\u0020ftypisom\0\0\u0002\0isomiso2avc1mp41", "video/mp4", MaterialKind.Video)]
    [InlineData("\0\0\0\u0018ftypXYZ \0\0\u0002\0mp42", "video/mp4", MaterialKind.Video)]
    [InlineData("\u001a\u0045\u00df\u00a3\u0001\0\0\0B\u0082\u0084webm", "video/webm", MaterialKind.Video)]
    [InlineData("\u001a\u0045\u00df\u00a3\u0001\0\0\0B\u0082\u0088matroska", "video/x-matroska", MaterialKind.Video)]
    [InlineData("\0\0\0\u0014ftypqt  \0\0\0\0qt  ", "video/quicktime", MaterialKind.Video)]
    [InlineData("\0\0\0\u0014ftyp3gp4\0\0\0\03gp4", "video/3gpp", MaterialKind.Video)]
    [InlineData("\0\0\0\u0014ftypM4A \0\0\0\0M4A ", "audio/mp4", MaterialKind.Video)]
    [InlineData("\0\0\0\u0014ftypheic\0\0\0\0mif1heic", "application/octet-stream", MaterialKind.Download)]
    [InlineData("\0\0\0\u0008wide\0\0\0\0mdat", "video/quicktime", MaterialKind.Video)]
    [InlineData("RIFF\u0001\u0002\u0003\u0004AVI LIST", "video/x-msvideo", MaterialKind.Video)]
    [InlineData("RIFF\u0001\u0002\u0003\u0004ACON", "application/octet-stream", MaterialKind.Download)]
    [InlineData("\u0030\u0026\u00b2\u0075\u008e\u0066\u00cf\u0011", "video/x-ms-wmv", MaterialKind.Video)]
    [InlineData("ID3\u0004\0\0", "audio/mpeg", MaterialKind.Video)]
    [InlineData("\u00ff\u00fb\u0090\u0064", "audio/mpeg", MaterialKind.Video)]
    [InlineData("\u00ff\u00fe<\0h\0t\0m\0l\0", "application/octet-stream", MaterialKind.Download)]
    [InlineData("#EXTM3U\n#EXT-X-VERSION:3\nhttp://127.0.0.1/", "application/octet-stream", MaterialKind.Download)]
    [InlineData("ffconcat version 1.0\nfile /etc/passwd", "application/octet-stream", MaterialKind.Download)]
    [InlineData("RIFF\u0001\u0002\u0003\u0004WAVEfmt ", "audio/wav", MaterialKind.Video)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'>", "application/octet-stream", MaterialKind.Download)]
    [InlineData("<!DOCTYPE html><script>", "application/octet-stream", MaterialKind.Download)]
    [InlineData(" %PDF-1.7", "application/octet-stream", MaterialKind.Download)]
    [InlineData("PK\u0003\u0004", "application/octet-stream", MaterialKind.Download)]
    [InlineData("\u0089PN", "application/octet-stream", MaterialKind.Download)]
    [InlineData("", "application/octet-stream", MaterialKind.Download)]
    public void A_file_is_what_its_bytes_say(string bytes, string type, MaterialKind kind) =>
        Assert.Equal(new FileFormat(type, kind), FileFormat.Of(Encoding.Latin1.GetBytes(bytes)));

    [Theory]
    [InlineData("Bài giảng.pdf", "Bài giảng.pdf")]
    [InlineData(@"C:\Users\Khai\phim.mp4", "phim.mp4")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a\r\nSet-Cookie: x.png", "aSet-Cookie x.png")]
    [InlineData("ảnh\u202Egnp.exe", "ảnhgnp.exe")]
    [InlineData("..", "tep")]
    [InlineData(null, "tep")]
    [InlineData("a\"b<c>.txt", "abc.txt")]
    public void A_name_is_cleaned(string? given, string clean) => Assert.Equal(clean, FileName.Clean(given));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var clean = FileName.Clean(new string('a', 500) + ".pdf");

        Assert.Equal(StoredFile.NameLength, clean.Length);
        Assert.EndsWith(".pdf", clean, StringComparison.Ordinal);
    }
}
