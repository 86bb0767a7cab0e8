using System.Globalization;

namespace Lms.Features.Exams.Answers;

/// <summary>An answer's sequence as it goes over the wire: out as ETag, back as If-Match.</summary>
internal static class SequenceTag
{
    public static bool TryRead(string tag, out long sequence)
    {
        sequence = 0;
        return tag.Length > 2 && tag[0] == '"' && tag[^1] == '"'
            && long.TryParse(tag.AsSpan(1, tag.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out sequence);
    }

    public static void Write(HttpResponse response, long sequence) => response.Headers.ETag = $"\"{sequence}\"";
}
