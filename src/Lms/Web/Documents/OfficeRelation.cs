using System.Xml.Linq;

namespace Lms.Web.Documents;

/// <summary>What a part of a package points at.</summary>
/// <param name="Type">Last word of the relation's type: "image", "hyperlink", "slide".</param>
/// <param name="Target">The name of another part; of an outside thing its address as it was written.</param>
public sealed record OfficeRelation(string Type, string Target, bool IsOutside)
{
    internal static string HomeOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        return $"{part[..slash]}_rels/{part[slash..]}.rels";
    }

    internal static IReadOnlyDictionary<string, OfficeRelation> Of(XElement tree, string part)
    {
        var found = new Dictionary<string, OfficeRelation>();
        foreach (var relation in tree.Elements())
        {
            var (type, target) = (relation.At("Type") ?? "", relation.At("Target") ?? "");
            var isOutside = relation.At("TargetMode") == "External";
            found[relation.At("Id") ?? ""] = new OfficeRelation(
                type[(type.LastIndexOf('/') + 1)..], isOutside ? target : Resolve(part, target), isOutside);
        }

        return found;
    }

    private static string Resolve(string part, string target)
    {
        var path = target.StartsWith('/') ? [] : part.Split('/').SkipLast(1).ToList();
        foreach (var step in target.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }
}
