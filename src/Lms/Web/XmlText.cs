using System.Xml;

namespace Lms.Web;

/// <summary>Text for XML, which would be unreadable as a whole with one sign in it that XML does not know. In NFC.</summary>
internal static class XmlText
{
    public static string Of(string text) => (text.All(XmlConvert.IsXmlChar)
        ? text
        : string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)))).Normalize();
}
