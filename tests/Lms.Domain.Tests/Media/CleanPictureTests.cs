using System.Buffers.Binary;
using System.Text;
using Lms.Domain.Media;

namespace Lms.Domain.Tests.Media;

/// <summary>Pictures in posts: told by their bytes, copied without the camera's notes.</summary>
public sealed class CleanPictureTests
{
    [Fact]
    public void A_webp_loses_the_cameras_notes_and_says_its_new_length()
    {
        var (type, clean) = Clean(Webp(("VP8X", [0x2C, 0, 0, 0, 9, 0, 0, 9, 0, 0]), ("ICCP", [1, 2, 3]), ("VP8 ", [4, 5]), ("EXIF", Encoding.ASCII.GetBytes(Papers.Place)), ("XMP ", "Huong"u8.ToArray())));

        Assert.Equal("image/webp", type);
        Assert.Equal(Webp(("VP8X", [0x20, 0, 0, 0, 9, 0, 0, 9, 0, 0]), ("ICCP", [1, 2, 3]), ("VP8 ", [4, 5])), clean);
    }

    [Fact]
    public void So_do_the_others()
    {
        Assert.Equal("image/jpeg", Clean(Papers.Jpeg(orientation: 1)).Type);
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(Clean(Papers.Jpeg(orientation: 6)).Bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(Clean(Papers.Png(("eXIf", Papers.Place))).Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_picture_or_a_broken_one_is_refused_by_name()
    {
        foreach (var other in new[] { Papers.Pdf(), "GIF89a"u8.ToArray(), Encoding.UTF8.GetBytes("<svg/>"), [] })
        {
            Assert.Equal("RoomPicture.KindUnknown", Refused(other).Key);
        }

        var webp = Webp(("VP8 ", [1, 2, 3, 4]));
        Assert.Equal(("RoomPicture.Broken", "anh.jpg"), (Refused(webp[..^3]).Key, (string)Refused(webp[..^3]).Arguments[0]!));
        Assert.Equal("RoomPicture.Broken", Refused(Papers.Png()[..20]).Key);
    }

    private static RuleBrokenException Refused(byte[] bytes) => Assert.Throws<RuleBrokenException>(() => Clean(bytes));

    private static (string Type, byte[] Bytes) Clean(byte[] bytes)
    {
        using var clean = new MemoryStream();
        var type = CleanPicture.Copy(new MemoryStream(bytes), clean, "anh.jpg");
        return (type, clean.ToArray());
    }

    private static byte[] Webp(params (string Kind, byte[] Content)[] chunks)
    {
        byte[] body = [.. chunks.SelectMany(one => (byte[])[.. Encoding.ASCII.GetBytes(one.Kind), .. Number(one.Content.Length), .. one.Content, .. new byte[one.Content.Length % 2]])];
        return [.. "RIFF"u8, .. Number(4 + body.Length), .. "WEBP"u8, .. body];
    }

    private static byte[] Number(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }
}
