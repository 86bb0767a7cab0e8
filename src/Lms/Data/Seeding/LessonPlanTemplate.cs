using Lms.Domain.Lessons;
using Lms.Domain.Programmes;
using Lms.Web;

namespace Lms.Data.Seeding;

/// <summary>The shape of a lesson plan as content/templates/lesson-plan.md has it: what a new one begins with.</summary>
public sealed class LessonPlanTemplate(ContentFiles content)
{
    private const string PartFence = "\n<!-- part -->\n";
    private const string NotesFence = "<!-- notes -->\n";

    public LessonPlan Begin(Lesson lesson, string audience, Guid author, int periodMinutes, DateTimeOffset now)
    {
        var (_, file, body) = Read();
        var plan = new LessonPlan(lesson.CentreId, lesson.Id, author, lesson.Periods, HeaderOf(file, lesson, audience), now);
        var spare = (lesson.Periods * periodMinutes) - file.Parts.Sum(part => part.Minutes);
        foreach (var (part, text) in file.Parts.Zip(body.Split(PartFence)))
        {
            // What the lesson has more or less than the template goes to its main part.
            var minutes = part.Step == LessonStep.Teaching ? Math.Max(part.Minutes + spare, 1) : part.Minutes;
            var halves = text.Split(NotesFence);
            plan.AddPart(new PartContent(part.Title, part.Step, minutes, Prose.Write(halves[0].Trim())) { Notes = halves.Length > 1 ? halves[1].Trim() : "" });
        }

        return plan;
    }

    /// <summary>Its head alone: the parts come from elsewhere.</summary>
    public LessonPlan BeginWithoutParts(Lesson lesson, string audience, Guid author, DateTimeOffset now) =>
        new(lesson.CentreId, lesson.Id, author, lesson.Periods, HeaderOf(Read().File, lesson, audience), now);

    private (string Key, PlanFile File, string Body) Read() =>
        content.In("templates").ReadAll<PlanFile>().Single(template => template.Key == "lesson-plan");

    private static LessonPlanHeader HeaderOf(PlanFile file, Lesson lesson, string audience) => new(
        lesson.Title,
        audience.Length > 0 ? audience : file.Audience,
        file.Objectives.Knowledge,
        file.Objectives.Skill,
        file.Objectives.Attitude,
        string.Join('\n', file.Methods),
        string.Join('\n', file.Means),
        string.Join('\n', file.RequiredReading),
        string.Join('\n', file.FurtherReading));
}
