using System.ComponentModel.DataAnnotations;
using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lms.Features.Organisation;

public sealed class DutyForm
{
    [Display(Name = "People.Position"), Required, StringLength(DutyAssignment.TextLength)]
    public string Position { get; set; } = "";

    [Display(Name = "People.Duty"), Required, StringLength(DutyAssignment.TextLength)]
    public string Duty { get; set; } = "";

    [Display(Name = "People.DutyTag"), Required]
    public string? Tag { get; set; }

    [Display(Name = "People.DutyUnit"), Required]
    public Guid? UnitId { get; set; }

    [Display(Name = "People.DutyFrom"), Required]
    public DateOnly? From { get; set; }

    [Display(Name = "People.DutyTo")]
    public DateOnly? To { get; set; }

    [Display(Name = "People.DutyPrimary")]
    public bool IsPrimary { get; set; }

    [BindNever]
    public string PersonName { get; set; } = "";

    [BindNever]
    public IReadOnlyList<SelectListItem> Units { get; set; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Tags { get; set; } = [];

    public static string FieldOf(string rule) => rule switch
    {
        "DutyAssignment.PositionRequired" => nameof(Position),
        "DutyAssignment.DutyRequired" => nameof(Duty),
        "DutyAssignment.EndsBeforeItBegins" => nameof(To),
        "DutyAssignment.PrimaryOverlaps" => nameof(IsPrimary),
        _ => "",
    };
}
