using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Lms.Data.Seeding;

/// <summary>Reads what ships under content/: YAML, and Markdown with YAML front matter.</summary>
public sealed class ContentFiles(string folder)
{
    private const string Fence = "---\n";

    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithAttemptingUnquotedStringTypeDeserialization()
        .IgnoreUnmatchedProperties()
        .Build();

    public string Folder => folder;

    public ContentFiles In(params string[] below) => new(Path.Combine([folder, .. below]));

    public string PathOf(string file) => Path.Combine(folder, file);

    public T Read<T>(string file) => Yaml.Deserialize<T>(File.ReadAllText(PathOf(file)));

    /// <summary>Every Markdown file here, in order of its name.</summary>
    public IEnumerable<(string Key, T Front, string Body)> ReadAll<T>() =>
        Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).Select(path => ReadOne<T>(Path.GetFileName(path)));

    public (string Key, T Front, string Body) ReadOne<T>(string file)
    {
        var (front, body) = Split(File.ReadAllText(PathOf(file)));
        return (Path.GetFileNameWithoutExtension(file), Yaml.Deserialize<T>(front), body);
    }

    private static (string Front, string Body) Split(string text)
    {
        if (!text.StartsWith(Fence, StringComparison.Ordinal))
        {
            throw new FormatException("A content file begins with its front matter.");
        }

        var end = text.IndexOf("\n" + Fence, Fence.Length - 1, StringComparison.Ordinal);
        return (text[Fence.Length..(end + 1)], text[(end + 1 + Fence.Length)..].Trim());
    }
}
