using System.Xml.Linq;

namespace Lms.Tests.Architecture;

/// <summary>The texts as they stand in src/Lms/Texts, by full key: "Lessons.Submit".</summary>
public static class TextFiles
{
    private const string Folder = "src/Lms/Texts";

    public static IReadOnlyDictionary<string, string> Vietnamese { get; } = ReadAll(english: false);

    public static IReadOnlyDictionary<string, string> English { get; } = ReadAll(english: true);

    public static IEnumerable<string> Sets => Vietnamese.Keys.Select(key => key.Split('.')[0]).Distinct();

    private static Dictionary<string, string> ReadAll(bool english) => Sources.Files(Folder, ".resx")
        .Where(path => path.EndsWith(".en.resx", StringComparison.Ordinal) == english)
        .SelectMany(Read)
        .ToDictionary(text => text.Key, text => text.Value, StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> Read(string path)
    {
        var set = Path.GetFileName(path).Split('.')[0];
        return XDocument.Parse(Sources.Read(path)).Root!.Elements("data")
            .Select(data => KeyValuePair.Create($"{set}.{data.Attribute("name")!.Value}", data.Element("value")!.Value));
    }
}
