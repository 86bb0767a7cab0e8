using Lms.Domain.Lessons;
using Lms.Web;

namespace Lms.Features.Lessons.Writing;

/// <summary>
/// The fingerprint of what a form was opened with. Of the text itself, not of the row: a part moved elsewhere or saved beside it is no conflict. What changes between this comparison and the
/// commit is refused by the plan's row version.
/// </summary>
public static class Seen
{
    public static string Of(LessonPlan plan) => Fingerprint.Of($"{plan.Header}\n{plan.Periods}");

    public static string Of(LessonPart part) =>
        Fingerprint.Of(string.Join('\0', part.Title, part.Step, part.Minutes, part.Method, part.Body.Source, part.Questions.Source, part.LocalLink.Source, part.Notes));
}
