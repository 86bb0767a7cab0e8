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
    public void A_portrait_stays_upright_whatever_wraps_it()
    {
        var held = Papers.Held(6);
        foreach (var sent in new[]
        {
            Papers.Jpeg(orientation: 6), Papers.Jpeg(orientation: 6, littleEndian: true), PngOf(("eXIf", [.. held, .. Encoding.ASCII.GetBytes(Papers.Place)])),
            Webp(("VP8X", [0x0C, 0, 0, 0, 3, 0, 0, 2, 0, 0]), ("VP8 ", [4, 5]), ("EXIF", [.. held, .. Encoding.ASCII.GetBytes(Papers.Place)]), ("XMP ", "<x GPS/>"u8.ToArray())),
            Webp(("VP8X", [0x08, 0, 0, 0, 3, 0, 0, 2, 0, 0]), ("VP8 ", [4, 5]), ("EXIF", [.. "Exif\0\0"u8, .. held, .. Encoding.ASCII.GetBytes(Papers.Place)])),
        })
        {
            using var clean = new MemoryStream();
            var picture = CleanPicture.Copy(new MemoryStream(sent), clean, "anh");
            Assert.Equal((6, new PictureSize(3, 4)), (picture.Held, picture.Size));
            Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(clean.ToArray()), StringComparison.Ordinal);

            // And is still so when it is read again.
            using var again = new MemoryStream();
            Assert.Equal(picture, CleanPicture.Copy(new MemoryStream(clean.ToArray()), again, "anh"));
            Assert.Equal(clean.ToArray(), again.ToArray());

            using var bare = new MemoryStream();
            CleanPicture.Copy(new MemoryStream(sent), bare, "anh", keepsHeld: false);
            Assert.Equal(1, CleanPicture.Copy(new MemoryStream(bare.ToArray()), new MemoryStream(), "anh").Held);
        }
    }

    [Fact]
    public void What_of_a_png_says_how_it_was_held_bears_the_checksum_of_the_standard()
    {
        var clean = Clean(PngOf(("eXIf", Papers.Held(6)))).Bytes;

        var at = clean.AsSpan().IndexOf("eXIf"u8);
        Assert.Equal(0xD6674B69U, BinaryPrimitives.ReadUInt32BigEndian(clean.AsSpan(at + 4 + Papers.Held(6).Length)));
    }

    [Fact]
    public void A_gif_loses_comments_and_other_programs_notes_and_goes_on_moving()
    {
        byte[] drawn = [0x21, 0xF9, 4, 0, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 2, 0, 1, 0, 0, 2, 2, 0x4C, 1, 0];
        byte[] runs = [0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0];
        byte[] head = [.. "GIF89a"u8, 2, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255];
        byte[] notes = [0x21, 0xFE, 3, .. "GPS"u8, 0, 0x21, 0xFF, 11, .. "XMP DataXMP"u8, 3, .. "GPS"u8, 0];

        var (type, clean) = Clean([.. head, .. notes, .. runs, .. drawn, .. notes, .. drawn, 0x3B, .. "GPS"u8]);

        Assert.Equal("image/gif", type);
        Assert.Equal([.. head, .. runs, .. drawn, .. drawn, 0x3B], clean);
    }

    [Fact]
    public void A_picture_of_more_pixels_than_anybody_draws_is_refused()
    {
        var bomb = Papers.Png();
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), 30_000);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), 30_000);

        Assert.Equal("Upload.PictureTooManyPixels", Refused(bomb).Key);
    }

    [Fact]
    public void What_is_no_picture_or_a_broken_one_is_refused_by_name()
    {
        foreach (var other in new[] { Papers.Pdf(), Encoding.UTF8.GetBytes("<svg/>"), [] })
        {
            Assert.Equal("RoomPicture.KindUnknown", Refused(other).Key);
        }

        var webp = Webp(("VP8 ", [1, 2, 3, 4]));
        Assert.Equal(("Upload.PictureBroken", "anh.jpg"), (Refused(webp[..^3]).Key, (string)Refused(webp[..^3]).Arguments[0]!));
        Assert.Equal("Upload.PictureBroken", Refused(Papers.Png()[..20]).Key);
    }

    private static RuleBrokenException Refused(byte[] bytes) => Assert.Throws<RuleBrokenException>(() => Clean(bytes));

    private static (string Type, byte[] Bytes) Clean(byte[] bytes)
    {
        using var clean = new MemoryStream();
        var picture = CleanPicture.Copy(new MemoryStream(bytes), clean, "anh.jpg");
        return (picture.ContentType, clean.ToArray());
    }

    private static byte[] PngOf(params (string Kind, byte[] Content)[] beside) => Papers.Png([.. beside.Select(one => (one.Kind, Encoding.Latin1.GetString(one.Content)))]);

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
