using System.ComponentModel.DataAnnotations;
using Lms.Domain.Lessons;

namespace Lms.Features.Lessons.Writing;

/// <summary>The head of a lesson plan as it is typed.</summary>
public sealed class PlanForm
{
    [Display(Name = "Lessons.PlanTitle"), Required, StringLength(LessonPlanHeader.TitleLength)]
    public string Title { get; set; } = "";

    [Display(Name = "Lessons.Periods"), Range(1, 100)]
    public int Periods { get; set; }

    [Display(Name = "Lessons.Audience"), StringLength(LessonPlanHeader.FieldLength), DataType(DataType.MultilineText)]
    public string? Audience { get; set; }

    [Display(Name = "Lessons.Knowledge"), StringLength(LessonPlanHeader.FieldLength), DataType(DataType.MultilineText)]
    public string? Knowledge { get; set; }

    [Display(Name = "Lessons.Skill"), StringLength(LessonPlanHeader.FieldLength), DataType(DataType.MultilineText)]
    public string? Skill { get; set; }

    [Display(Name = "Lessons.Attitude"), StringLength(LessonPlanHeader.FieldLength), DataType(DataType.MultilineText)]
    public string? Attitude { get; set; }

    [Display(Name = "Lessons.Methods"), StringLength(LessonPlanHeader.FieldLength), DataType(DataType.MultilineText)]
    public string? Methods { get; set; }

    [Display(Name = "Lessons.Means"), StringLength(LessonPlanHeader.FieldLength), DataType(DataType.MultilineText)]
    public string? Means { get; set; }

    [Display(Name = "Lessons.RequiredReading"), StringLength(LessonPlanHeader.FieldLength), DataType(DataType.MultilineText)]
    public string? RequiredReading { get; set; }

    [Display(Name = "Lessons.FurtherReading"), StringLength(LessonPlanHeader.FieldLength), DataType(DataType.MultilineText)]
    public string? FurtherReading { get; set; }

    /// <summary>What this form was opened with: <see cref="Seen"/>.</summary>
    public string Seen { get; set; } = "";

    public LessonPlanHeader Header => new(
        Title, Audience ?? "", Knowledge ?? "", Skill ?? "", Attitude ?? "", Methods ?? "", Means ?? "", RequiredReading ?? "", FurtherReading ?? "");

    public static PlanForm Of(LessonPlan plan) => new()
    {
        Title = plan.Header.Title,
        Periods = plan.Periods,
        Audience = plan.Header.Audience,
        Knowledge = plan.Header.Knowledge,
        Skill = plan.Header.Skill,
        Attitude = plan.Header.Attitude,
        Methods = plan.Header.Methods,
        Means = plan.Header.Means,
        RequiredReading = plan.Header.RequiredReading,
        FurtherReading = plan.Header.FurtherReading,
        Seen = Writing.Seen.Of(plan),
    };
}
