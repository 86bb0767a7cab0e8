using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.Language;
using Lms.Domain.Lessons;
using Lms.Web;

namespace Lms.Features.Lessons.Writing;

/// <summary>One part of a lesson plan as it is typed.</summary>
public sealed class PartForm
{
    [Display(Name = "Lessons.PartTitle"), Required, StringLength(PartContent.TitleLength)]
    public string Title { get; set; } = "";

    [Display(Name = "Lessons.Step")]
    public LessonStep Step { get; set; } = LessonStep.Teaching;

    [Display(Name = "Lessons.Minutes"), Range(1, PartContent.MaxMinutes)]
    public int Minutes { get; set; }

    [Display(Name = "Lessons.Method"), StringLength(PartContent.MethodLength)]
    public string? Method { get; set; }

    [Display(Name = "Lessons.Body"), StringLength(WrittenText.MaxLength), DataType(DataType.MultilineText)]
    public string? Body { get; set; }

    [Display(Name = "Lessons.Questions"), StringLength(WrittenText.MaxLength), DataType(DataType.MultilineText)]
    public string? Questions { get; set; }

    [Display(Name = "Lessons.LocalLink"), StringLength(WrittenText.MaxLength), DataType(DataType.MultilineText)]
    public string? LocalLink { get; set; }

    [Display(Name = "Lessons.Notes"), StringLength(WrittenText.MaxLength), DataType(DataType.MultilineText)]
    public string? Notes { get; set; }

    /// <summary>What this form was opened with: <see cref="Seen"/>.</summary>
    public string Seen { get; set; } = "";

    /// <exception cref="RuleBrokenException">A text cannot be drawn.</exception>
    public PartContent ToContent() => new(Title, Step, Minutes, Prose.Write(Body ?? ""))
    {
        Method = Method ?? "",
        Questions = Prose.Write(Questions ?? ""),
        LocalLink = Prose.Write(LocalLink ?? ""),
        Notes = Notes ?? "",
    };

    public static PartForm Of(LessonPart part) => new()
    {
        Title = part.Title,
        Step = part.Step,
        Minutes = part.Minutes,
        Method = part.Method,
        Body = part.Body.Source,
        Questions = part.Questions.Source,
        LocalLink = part.LocalLink.Source,
        Notes = part.Notes,
        Seen = Writing.Seen.Of(part),
    };
}
