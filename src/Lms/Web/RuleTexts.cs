using Lms.Domain;

namespace Lms.Web;

public static class RuleTexts
{
    /// <summary>A broken rule in words: "Rules.ExamSitting.NotOpen" with its arguments, instants shown as local time, enumerations by their word.</summary>
    public static string Of(this Texts text, RuleBrokenException broken) => text[
        $"Rules.{broken.Key}",
        [.. broken.Arguments.Select(argument => argument switch
        {
            DateTimeOffset moment => SchoolTime.Show(moment, "datetime"),
            Enum word => text.Of(word),
            _ => argument,
        })]];
}
