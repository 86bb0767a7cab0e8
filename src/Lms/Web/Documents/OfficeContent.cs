using System.IO.Compression;
using System.Xml.Linq;
using Lms.Domain;

namespace Lms.Web.Documents;

/// <summary>What a package says of itself in [Content_Types].xml, held against its name and against macros.</summary>
internal static class OfficeContent
{
    private const string Declaration = "[Content_Types].xml";

    private static readonly (string Type, OfficeKind Kind)[] MainTypes =
    [
        ("wordprocessingml.document.main+xml", OfficeKind.Word),
        ("wordprocessingml.template.main+xml", OfficeKind.Word),
        ("presentationml.presentation.main+xml", OfficeKind.Slides),
        ("presentationml.slideshow.main+xml", OfficeKind.Slides),
        ("presentationml.template.main+xml", OfficeKind.Slides),
        ("spreadsheetml.sheet.main+xml", OfficeKind.Sheet),
        ("spreadsheetml.template.main+xml", OfficeKind.Sheet),
    ];

    public static (OfficeKind Kind, string Main) Of(Dictionary<string, ZipArchiveEntry> parts, string name)
    {
        if (parts.ContainsKey("mimetype"))
        {
            throw new RuleBrokenException("Office.OpenDocument", name);
        }

        var types = Types(parts) ?? throw new RuleBrokenException("Office.NoOffice", name);
        RequireNoMacros(parts, types, name);
        foreach (var (part, type) in types)
        {
            if (MainTypes.FirstOrDefault(main => type.EndsWith(main.Type, StringComparison.OrdinalIgnoreCase)) is { Kind: not 0 } main
                && parts.ContainsKey(part))
            {
                RequireNamed(main.Kind, name);
                return (main.Kind, part);
            }
        }

        throw new RuleBrokenException("Office.NoOffice", name);
    }

    /// <summary>Overrides by part, and defaults by what they end in.</summary>
    private static List<(string Part, string Type)>? Types(Dictionary<string, ZipArchiveEntry> parts)
    {
        if (!parts.TryGetValue(Declaration, out var entry) || entry.Length > OfficeGuard.LongestTree)
        {
            return null;
        }

        using var reader = OfficePackage.XmlOf(entry.Open());
        return [.. OfficeXml.Load(reader).Elements().Select(type =>
            ((type.At("PartName") ?? "." + type.At("Extension")).TrimStart('/'), type.At("ContentType") ?? ""))];
    }

    // By type, by name and by relation: a part is a macro to Word as soon as one of them says so.
    private static void RequireNoMacros(Dictionary<string, ZipArchiveEntry> parts, List<(string Part, string Type)> types, string name)
    {
        if (types.Any(type => Mentions(type.Type, "macroEnabled") || Mentions(type.Type, "vbaProject") || Mentions(type.Type, "vbaData"))
            || parts.Keys.Any(part => Mentions(part, "vbaProject") || Mentions(part, "vbaData"))
            || parts.Values.Where(part => part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).Any(NamesMacros))
        {
            throw new RuleBrokenException("Office.Macros", name);
        }
    }

    private static bool NamesMacros(ZipArchiveEntry relations)
    {
        using var reader = OfficePackage.XmlOf(relations.Open());
        while (reader.Read())
        {
            if (reader.LocalName == "Relationship" && Mentions(reader.GetAttribute("Type") ?? "", "vbaProject"))
            {
                return true;
            }
        }

        return false;
    }

    private static void RequireNamed(OfficeKind kind, string name)
    {
        OfficeKind? promised = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".docx" or ".dotx" => OfficeKind.Word,
            ".pptx" or ".ppsx" or ".potx" => OfficeKind.Slides,
            ".xlsx" or ".xltx" => OfficeKind.Sheet,
            _ => null,
        };
        if (promised is not null && promised != kind)
        {
            throw new RuleBrokenException("Office.Mislabelled", name, OfficePackage.ProgramOf(kind));
        }
    }

    private static bool Mentions(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
