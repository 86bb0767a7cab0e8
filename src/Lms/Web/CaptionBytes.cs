using System.Text;
using Lms.Domain;
using Lms.Domain.Media;
using Lms.Web.Tables;

namespace Lms.Web;

public static class CaptionBytes
{
    /// <summary>Reads captions in whatever encoding an old program left them, and writes them as WebVTT in UTF-8.</summary>
    /// <exception cref="RuleBrokenException">They are no text, or break a rule of <see cref="CaptionFile"/>.</exception>
    public static byte[] Clean(ReadOnlySpan<byte> sent)
    {
        var text = TextEncoding.Read(sent) ?? throw new RuleBrokenException("Captions.Neither");
        return Encoding.UTF8.GetBytes(CaptionFile.Write(CaptionFile.Read(text.Normalize())));
    }
}
