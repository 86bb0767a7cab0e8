using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;

namespace Lms.Tests.Architecture;

/// <summary>The keys that code and views ask for, however they ask: every string that begins with a set's name.</summary>
public static partial class TextUses
{
    /// <summary>
    /// Keys put together at run time: their beginning in the source, and why. Every key that begins so counts as used. New
    /// ones are rare; a word for an enumeration's value needs none: Text.Of(value).
    /// </summary>
    private static readonly string[] ComputedBeginnings =
    [
        "Words.",      // Texts.Of(Enum)
        "Rules.",      // RuleTexts.Of(RuleBrokenException)
        "Duties.Means.", // one for each DutyState
        "Exams.KindOf.", // one for each SittingKind
        "Lessons.Act.", // Review.Act, a word in the database
        "Words.Act.",  // the audit log's acts, as a person's page tells them
        "Policies.Unit.", "Policies.Part.", "Policies.Word.", // what a policy record's JSON holds is data
        "Policies.Name.", "Policies.Field.", // keys and parts of the shapes that the domain lists
    ];

    /// <summary>Keys that the source names in full, with where.</summary>
    public static ILookup<string, string> Named { get; } = (
        from source in Sources.Code
        from Match literal in Literal().Matches(source.Text)
        let key = literal.Groups["key"].Value
        where IsKey(key, source)
        select (Key: KeyOf(key, source), Where: $"{source.Path}:{source.LineOf(literal.Index)}"))
        .ToLookup(use => use.Key, use => use.Where);

    /// <summary>Beginnings of keys put together at run time that nobody has listed above.</summary>
    public static IEnumerable<string> UnknownBeginnings =>
        from source in Sources.Code
        from Match literal in Interpolated().Matches(source.Text)
        let beginning = literal.Groups["key"].Value
        where TextFiles.Sets.Contains(beginning.Split('.')[0]) && !ComputedBeginnings.Contains(beginning)
        select $"{source.Path}:{source.LineOf(literal.Index)}: {literal.Value}";

    /// <summary>Beginnings whose keys are all used; words and rules are told one by one.</summary>
    public static IEnumerable<string> Computed => ComputedBeginnings.Except(["Words.", "Rules."]);

    /// <summary>Enumerations whose values a page can meet: given to Texts.Of, or offered by a form.</summary>
    public static IEnumerable<Type> SpokenEnums => GivenToTexts().Concat(OfferedByForms()).Distinct();

    private static bool IsKey(string literal, Source source) =>
        TextFiles.Sets.Contains(literal.Split('.')[0]) || IsRule(source, literal);

    private static string KeyOf(string literal, Source source) =>
        IsRule(source, literal) ? $"Rules.{literal}" : literal;

    // The domain holds no other strings of this form than keys of its rules.
    private static bool IsRule(Source source, string literal) =>
        source.Path.StartsWith("src/Lms.Domain/", StringComparison.Ordinal) && RuleOf().IsMatch(literal)
        || source.Text.Contains($"RuleBrokenException(\"{literal}\"", StringComparison.Ordinal);

    private static IEnumerable<Type> GivenToTexts()
    {
        var speak = typeof(Texts).GetMethod(nameof(Texts.Of), [typeof(Enum)])!;
        return from mentions in Calls.In(typeof(Texts).Assembly).GroupBy(mention => mention.In)
               where mentions.Any(mention => mention.Member == speak)
               from mention in mentions
               where mention.Code == OpCodes.Box && mention.Member is Type { IsEnum: true }
               select (Type)mention.Member;
    }

    private static IEnumerable<Type> OfferedByForms() =>
        from type in typeof(Texts).Assembly.GetTypes()
        where type.Namespace?.StartsWith("Lms.Features", StringComparison.Ordinal) == true
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where property.CanWrite && property.GetCustomAttribute<DisplayAttribute>() is not null
        let offered = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType
        where offered.IsEnum
        select offered;

    [GeneratedRegex("""(?<!\$)["'](?<key>[A-Z][A-Za-z0-9]*(\.[A-Z][A-Za-z0-9]*)+)["']""")]
    private static partial Regex Literal();

    [GeneratedRegex("""\$@?"(?<key>[A-Z][A-Za-z0-9]*\.[A-Za-z0-9.]*)\{[^"\n]*"|["'](?<key>[A-Z][A-Za-z0-9]*\.[A-Za-z0-9.]*\.?)["']\s*\+""")]
    private static partial Regex Interpolated();

    [GeneratedRegex(@"^[A-Z][A-Za-z]+\.[A-Z][A-Za-z]+$")]
    private static partial Regex RuleOf();
}
