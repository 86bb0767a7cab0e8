namespace Lms.Domain.Media;

/// <summary>A picture told by its bytes and copied without what the camera wrote beside it: place, time, device, owner.</summary>
public static class CleanPicture
{
    private const int HeadLength = 64;

    /// <param name="from">From its first byte; can be sought in.</param>
    /// <param name="name">What its sender calls it.</param>
    /// <returns>Its type.</returns>
    /// <exception cref="RuleBrokenException">It is no picture that is taken, or broken.</exception>
    public static string Copy(Stream from, Stream to, string name)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        var type = FileFormat.Of(head[..from.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false)]).ContentType;
        from.Position = 0;
        try
        {
            Copier(type, name)(from, to);
            return type;
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            throw new RuleBrokenException("RoomPicture.Broken", name);
        }
    }

    private static Action<Stream, Stream> Copier(string type, string name) => type switch
    {
        "image/jpeg" => CleanJpeg.Copy,
        "image/png" => CleanPng.Copy,
        "image/webp" => CleanWebp.Copy,
        _ => throw new RuleBrokenException("RoomPicture.KindUnknown", name),
    };
}
