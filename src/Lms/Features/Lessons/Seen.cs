using System.Security.Cryptography;
using System.Text;
using Lms.Domain.Lessons;

namespace Lms.Features.Lessons;

/// <summary>
/// A fingerprint of what a form was opened with, so that two tabs do not overwrite each other unseen. Of the text itself,
/// not of the row: a part moved elsewhere or saved beside it is no conflict. What changes between this comparison and the
/// commit is refused by the plan's row version.
/// </summary>
public static class Seen
{
    public static string Of(LessonPlan plan) => Of($"{plan.Header}\n{plan.Periods}");

    public static string Of(LessonPart part) =>
        Of($"{part.Title}\n{part.Step}\n{part.Minutes}\n{part.Body.Source}\0{part.Notes}");

    private static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
}
