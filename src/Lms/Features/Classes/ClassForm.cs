using System.ComponentModel.DataAnnotations;
using Lms.Domain.Classes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lms.Features.Classes;

public sealed class ClassForm
{
    [Display(Name = "Classes.Code"), Required, StringLength(TrainingClass.CodeLength)]
    public string Code { get; set; } = "";

    [Display(Name = "Classes.Name"), Required, StringLength(TrainingClass.NameLength)]
    public string Name { get; set; } = "";

    /// <summary>Chosen once: what was taught cannot become another programme.</summary>
    [Display(Name = "Classes.Programme")]
    public Guid? ProgrammeId { get; set; }

    [Display(Name = "Classes.Opens"), Required]
    public DateOnly? Opens { get; set; }

    [Display(Name = "Classes.Closes"), Required]
    public DateOnly? Closes { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Programmes { get; set; } = [];

    public static string FieldOf(string rule) => rule switch
    {
        "TrainingClass.CodeRequired" => nameof(Code),
        "TrainingClass.NameRequired" => nameof(Name),
        "TrainingClass.ClosesBeforeItOpens" => nameof(Closes),
        _ => "",
    };
}
