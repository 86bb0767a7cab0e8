using System.ComponentModel.DataAnnotations;
using Lms.Domain.Language;
using Lms.Domain.Lessons;

namespace Lms.Features.Lessons;

/// <summary>One part of a lesson plan as it is typed.</summary>
public sealed class PartForm
{
    [Display(Name = "Lessons.PartTitle"), Required, StringLength(LessonPart.TitleLength)]
    public string Title { get; set; } = "";

    [Display(Name = "Lessons.Step")]
    public LessonStep Step { get; set; } = LessonStep.Teaching;

    [Display(Name = "Lessons.Minutes"), Range(1, LessonPart.MaxMinutes)]
    public int Minutes { get; set; }

    [Display(Name = "Lessons.Body"), StringLength(WrittenText.MaxLength), DataType(DataType.MultilineText)]
    public string? Body { get; set; }

    [Display(Name = "Lessons.Notes"), StringLength(WrittenText.MaxLength), DataType(DataType.MultilineText)]
    public string? Notes { get; set; }

    /// <summary>What this form was opened with: <see cref="Seen"/>.</summary>
    public string Seen { get; set; } = "";

    public static PartForm Of(LessonPart part) => new()
    {
        Title = part.Title,
        Step = part.Step,
        Minutes = part.Minutes,
        Body = part.Body.Source,
        Notes = part.Notes,
        Seen = Lessons.Seen.Of(part),
    };
}
