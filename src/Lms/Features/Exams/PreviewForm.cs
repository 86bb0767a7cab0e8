using System.ComponentModel.DataAnnotations;
using Lms.Domain.Exams;
using Lms.Features.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lms.Features.Exams;

/// <summary>A question as it is previewed.</summary>
/// <param name="Question">Null when another paper keeps it under seal.</param>
public sealed record PreviewedQuestion(int Number, Question? Question);

/// <summary>As whom questions are read: a trainee on a day, the holder of some duty, or nobody in particular.</summary>
public sealed class PreviewForm
{
    public ExamForm PaperForm { get; set; } = ExamForm.Official;

    /// <summary>Of a bank question; 0: the newest.</summary>
    public int Version { get; set; }

    [Display(Name = "Exams.DutyTag")]
    public string? Tag { get; set; }

    [Display(Name = "Exams.WordPosition"), StringLength(200)]
    public string? Position { get; set; }

    [Display(Name = "Exams.WordDuty"), StringLength(200)]
    public string? Duty { get; set; }

    [Display(Name = "Exams.WordOrganisation"), StringLength(200)]
    public string? Organisation { get; set; }

    [Display(Name = "Exams.WordLocality"), StringLength(200)]
    public string? Locality { get; set; }

    [Display(Name = "Exams.PreviewDay")]
    public DateOnly? Day { get; set; }

    [Display(Name = "Exams.Class")]
    public Guid? Class { get; set; }

    [BindNever]
    public PreviewPage Page { get; set; } = null!;
}

/// <param name="Here">Where the form goes back to.</param>
/// <param name="Back">The page that it came from.</param>
public sealed record PreviewPage(
    string Title, string Here, string Back, IReadOnlyList<PreviewedQuestion> Questions, IReadOnlyDictionary<string, string> TagNames)
{
    public IReadOnlyList<ExamForm> Forms { get; init; } = [];

    public IReadOnlyList<SelectListItem> Classes { get; init; } = [];

    public IReadOnlyList<PreviewTrainee> InClass { get; init; } = [];

    public required PersonPick Trainee { get; init; }

    /// <summary>The trainee as whom it is read.</summary>
    public PreviewTrainee? As { get; init; }

    public DutySnapshot? Duty { get; init; }

    public bool WantsLook { get; init; }

    /// <summary>With a trainee given, only what that trainee would really see; otherwise the general wording is shown for nobody's duty.</summary>
    public string? SourceFor(Question question) => question.SourceFor(WantsLook ? null : Duty, generalGranted: Duty is null && As is null);
}

/// <summary>Whoever writes questions learns no more of a trainee than what a question says, and a name to find them by.</summary>
public sealed record PreviewTrainee(Guid Id, string FullName);
