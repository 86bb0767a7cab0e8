namespace Lms.Domain.Media;

/// <summary>A picture told by its bytes and copied without what the camera wrote beside it: place, time, device, owner.</summary>
/// <param name="Size">As it is drawn.</param>
/// <param name="Held">How the camera was held: 1 to 8, by Exif.</param>
/// <param name="Moves">It is more than one picture.</param>
public sealed record CleanPicture(string ContentType, PictureSize Size, int Held, bool Moves)
{
    /// <summary>Pixels. A telephone's largest picture has a tenth more than 100 million; a few kilobytes can say that they are a thousand million.</summary>
    public const long MostPixels = 120_000_000;

    private const int HeadLength = 64;
    private const int BufferSize = 128 * 1024;

    /// <param name="from">From its first byte; can be sought in; left open.</param>
    /// <param name="to">Can be sought in.</param>
    /// <param name="name">What its sender calls it.</param>
    /// <param name="keepsHeld">False for a copy that whoever turns it upright gets.</param>
    /// <exception cref="RuleBrokenException">It is no picture that is taken, is broken, or has more pixels than anybody can draw.</exception>
    public static CleanPicture Copy(Stream from, Stream to, string name, bool keepsHeld = true)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        var type = FileFormat.Of(head[..from.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false)]).ContentType;
        from.Position = 0;
        var drawn = Drawn(type, new BufferedStream(from, BufferSize), to, name, keepsHeld);
        if ((long)drawn.Width * drawn.Height > MostPixels)
        {
            throw new RuleBrokenException("Upload.PictureTooManyPixels", name, MostPixels / 1_000_000);
        }

        var size = drawn.Held >= 5 ? new PictureSize(drawn.Height, drawn.Width) : new PictureSize(drawn.Width, drawn.Height);
        return new CleanPicture(type, size, drawn.Held, drawn.Moves);
    }

    private static DrawnPicture Drawn(string type, Stream from, Stream to, string name, bool keepsHeld)
    {
        try
        {
            var drawn = type switch
            {
                "image/jpeg" => CleanJpeg.Copy(from, to, keepsHeld),
                "image/png" => CleanPng.Copy(from, to, keepsHeld),
                "image/webp" => CleanWebp.Copy(from, to, keepsHeld),
                "image/gif" => CleanGif.Copy(from, to),
                _ => throw new RuleBrokenException("RoomPicture.KindUnknown", name),
            };
            return drawn is { Width: > 0, Height: > 0 } ? drawn : throw new InvalidDataException();
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            throw new RuleBrokenException("Upload.PictureBroken", name);
        }
    }
}
