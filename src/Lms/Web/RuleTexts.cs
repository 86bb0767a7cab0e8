using Lms.Domain;

namespace Lms.Web;

public static class RuleTexts
{
    /// <summary>A broken rule in words: "Rules.ExamSitting.NotOpen" with its arguments, instants shown as local time.</summary>
    public static string Of(this Texts text, RuleBrokenException broken) => text[
        $"Rules.{broken.Key}",
        [.. broken.Arguments.Select(argument => argument is DateTimeOffset moment ? SchoolTime.Show(moment, "datetime") : argument)]];
}
