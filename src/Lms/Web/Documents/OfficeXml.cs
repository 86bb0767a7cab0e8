using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Lms.Domain;

namespace Lms.Web.Documents;

/// <summary>
/// The XML of office files by local names: the same words stand in two families of namespaces (the transitional and the
/// strict one), and mean the same.
/// </summary>
internal static class OfficeXml
{
    /// <summary>Deeper than anybody writes, shallower than a stack.</summary>
    private const int DeepestNesting = 120;

    /// <summary>Of one tree: a table of two thousand cells has a tenth of it.</summary>
    private const int MostElements = 150_000;

    /// <summary>Of one tree, that is of one paragraph or table: some four hundred pages.</summary>
    private const int MostLetters = 1_000_000;

    public static XElement Load(XmlReader reader)
    {
        while (reader.NodeType != XmlNodeType.Element)
        {
            if (!reader.Read())
            {
                throw new XmlException();
            }
        }

        return Element(reader);
    }

    /// <summary>The element at hand, with what is in it; the reader then stands behind it.</summary>
    public static XElement Element(XmlReader reader)
    {
        var root = Begin(reader);
        var (open, depth, count, letters, from) = (root, 0, 0, 0, reader.Depth);
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return root;
        }

        while (reader.Read() && reader.Depth > from)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = ++count <= MostElements ? Begin(reader) : throw new RuleBrokenException("Office.TooMany", MostElements);
                    open.Add(element);
                    if (!reader.IsEmptyElement)
                    {
                        open = ++depth <= DeepestNesting ? element : throw new XmlException();
                    }

                    break;
                case XmlNodeType.EndElement:
                    (open, depth) = (open.Parent!, depth - 1);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    var text = reader.Value;
                    letters += text.Length;
                    open.Add(letters <= MostLetters ? new XText(text) : throw new RuleBrokenException("Office.TooMuchInOne", MostLetters));
                    break;
            }
        }

        reader.Read();
        return root;
    }

    public static string? At(this XElement element, string attribute)
    {
        for (var at = element.FirstAttribute; at is not null; at = at.NextAttribute)
        {
            if (at.Name.LocalName == attribute)
            {
                return at.Value;
            }
        }

        return null;
    }

    /// <summary>The id of a relation that an element names by this attribute: r:id stands beside an id of its own.</summary>
    public static string? Related(this XElement element, string attribute) => element.Attributes()
        .FirstOrDefault(at => at.Name.LocalName == attribute && at.Name.NamespaceName.Contains("elationships", StringComparison.Ordinal))?.Value;

    public static bool Is(this XElement element, string name) => element.Name.LocalName == name;

    public static XElement? Child(this XElement? element, string name) => element?.Elements().FirstOrDefault(child => child.Is(name));

    public static XElement? Child(this XElement? element, string name, string below) => element.Child(name).Child(below);

    public static IEnumerable<XElement> Children(this XElement? element, string name) => element?.Elements().Where(child => child.Is(name)) ?? [];

    public static IEnumerable<XElement> Below(this XElement? element, string name) => element?.Descendants().Where(child => child.Is(name)) ?? [];

    /// <summary>The value of a child such as &lt;w:ilvl w:val="1"/&gt;.</summary>
    public static string? ValueOf(this XElement? element, string name) => element.Child(name)?.At("val");

    /// <summary>Whether a switch such as &lt;w:b/&gt; is on; null where it says nothing.</summary>
    public static bool? Switch(this XElement? element, string name) =>
        element.Child(name) is { } child ? child.At("val") is not ("0" or "false" or "off" or "none") : null;

    public static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static XElement Begin(XmlReader reader)
    {
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        if (reader.MoveToFirstAttribute())
        {
            do
            {
                if (reader.Prefix != "xmlns" && reader.Name != "xmlns")
                {
                    element.SetAttributeValue(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value);
                }
            }
            while (reader.MoveToNextAttribute());
            reader.MoveToElement();
        }

        return element;
    }
}
