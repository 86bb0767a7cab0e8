using System.Text.RegularExpressions;

namespace Lms.Tests.Architecture;

/// <summary>One line of <see cref="RouteTable"/>.</summary>
public sealed partial record Route(string Method, string Template, IReadOnlyDictionary<string, string> Values, string[] Answers)
{
    /// <summary>"GET /c/{centre}/classes/{id:guid}": what the endpoint table calls it.</summary>
    public string Endpoint => $"{Method} {Template}";

    public static Route Read(string line)
    {
        var halves = $"{line} ".Split(" : ", 2);
        var words = halves[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var values = words.Skip(2).Select(word => word.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var answers = halves.Length == 2 ? halves[1].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        return new Route(words[0], words[1], values, answers);
    }

    /// <summary>A line without answers for an endpoint that nobody has written one for; objects are guessed.</summary>
    public static Route Draft(string endpoint)
    {
        var words = endpoint.Split(' ');
        var segments = words[1].Split('/');
        var values = Parameters(words[1]).Where(name => name != "centre").ToDictionary(name => name, name =>
        {
            var at = Array.FindIndex(segments, segment => segment.StartsWith($"{{{name}", StringComparison.Ordinal));
            return segments[at].Contains(":int", StringComparison.Ordinal) ? "1" : DemoObjects.Guess(segments[at - 1]);
        });
        return new Route(words[0], words[1], values, []);
    }

    public static IEnumerable<string> Parameters(string template) => Parameter().Matches(template).Select(match => match.Groups["name"].Value);

    /// <summary>The address, with its parameters filled in by <paramref name="value"/>.</summary>
    public string Path(Func<string, string> value) => Parameter().Replace(Template, match => value(match.Groups["name"].Value));

    public override string ToString() =>
        string.Join(' ', Values.Select(pair => $"{pair.Key}={pair.Value}").Prepend($"{Method,-6} {Template}")) + " : " + string.Join(' ', Answers);

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
