using System.ComponentModel.DataAnnotations;
using Lms.Domain.Exams;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lms.Features.Exams.Papers;

public sealed class PaperForm
{
    [BindNever]
    public Guid? Id { get; set; }

    [Display(Name = "Exams.PaperTitle"), Required, StringLength(ExamPaper.TitleLength)]
    public string Title { get; set; } = "";

    [Display(Name = "Exams.Programme"), Required]
    public Guid? ProgrammeId { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Programmes { get; set; } = [];
}
