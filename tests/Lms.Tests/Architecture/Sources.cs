using System.Text.RegularExpressions;
using Lms.Hosting;

namespace Lms.Tests.Architecture;

/// <summary>A file of ours: its path from the top of the repository, and its text.</summary>
public sealed record Source(string Path, string Text)
{
    public bool IsView => Path.EndsWith(".cshtml", StringComparison.Ordinal);

    /// <summary>The folder below src/Lms/Features; null elsewhere.</summary>
    public string? Feature => Path.Split('/') is ["src", "Lms", "Features", var feature, _, ..] ? feature : null;

    /// <summary>"path:line: what stands there", for each match.</summary>
    public IEnumerable<string> Offences(Regex forbidden) =>
        forbidden.Matches(Text).Select(match => $"{Path}:{LineOf(match.Index)}: {match.Value.Trim()}");

    public int LineOf(int index) => Text.AsSpan(0, index).Count('\n') + 1;
}

/// <summary>The source as the guards read it: comments are blanked out, lines stay where they are.</summary>
public static partial class Sources
{
    public static string Root { get; } = ContentRoot.Find();

    /// <summary>C# and views of the shipped projects, without what the tools wrote.</summary>
    public static IReadOnlyList<Source> Code { get; } =
    [
        .. Files("src", ".cs").Concat(Files("src", ".cshtml"))
            .Where(path => !path.StartsWith("src/Lms/Data/Migrations/", StringComparison.Ordinal))
            .Select(path => new Source(path, WithoutComments(path))),
    ];

    public static IEnumerable<Source> Views => Code.Where(source => source.IsView);

    public static IReadOnlyList<Source> Scripts { get; } =
        [.. Files("wwwroot/js", ".js").Select(path => new Source(path, WithoutComments(path)))];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static IEnumerable<string> Files(string folder, string ending) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), "*" + ending, SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    // Strings are matched too, so that "//" inside one is no comment.
    private static string WithoutComments(string path) => CommentOrString().Replace(
        Read(path), match => match.Groups["comment"].Success ? Blank(match.Value) : match.Value);

    private static string Blank(string comment) => new([.. comment.Select(letter => letter == '\n' ? '\n' : ' ')]);

    [GeneratedRegex("""
        (?<comment>@\*.*?\*@|<!--.*?-->|/\*.*?\*/|(?<![:\w"'])//[^\n]*)|\"\"\"+.*?\"\"\"+|@\"(?:[^\"]|\"\")*\"|(?<!\w)\"(?:\\.|[^\"\\\n])*\"
        """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex CommentOrString();
}
