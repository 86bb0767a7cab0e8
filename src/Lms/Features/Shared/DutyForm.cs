using System.ComponentModel.DataAnnotations;
using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lms.Features.Shared;

/// <summary>What is held, as somebody writes it down. A position of the centre's list stands in for words and tag that are left empty.</summary>
public class DutyForm
{
    [Display(Name = "Duties.PositionOfList"), StringLength(Domain.Organisation.Position.CodeLength)]
    public string? PositionCode { get; set; }

    [Display(Name = "People.Position"), StringLength(DutyAssignment.TextLength)]
    public string? Position { get; set; }

    [Display(Name = "People.Duty"), StringLength(DutyAssignment.TextLength)]
    public string? Duty { get; set; }

    [Display(Name = "People.DutyTag")]
    public string? Tag { get; set; }

    [Display(Name = "People.DutyUnit")]
    public Guid? UnitId { get; set; }

    [Display(Name = "People.DutyFrom")]
    public DateOnly? From { get; set; }

    [Display(Name = "People.DutyTo")]
    public DateOnly? To { get; set; }

    [Display(Name = "People.DutyPrimary")]
    public bool IsPrimary { get; set; }

    /// <summary>Says that the wording was looked at and may stay as it is.</summary>
    [Display(Name = "Duties.LookedOver")]
    public bool LookedOver { get; set; }

    /// <summary>What there is to look at, once it was sent.</summary>
    [BindNever]
    public WordingConcerns Concerns { get; set; }

    [BindNever]
    public DutyChoices Choices { get; set; } = DutyChoices.None;

    public void Write(DutyTerms terms)
    {
        (PositionCode, Position, Duty, Tag) = (terms.PositionCode, terms.Position, terms.Duty, terms.Tag);
        (UnitId, From, To, IsPrimary) = (terms.UnitId, terms.From, terms.To, terms.IsPrimary);
    }

    public static string FieldOf(string rule) => rule switch
    {
        "DutyAssignment.PositionRequired" => nameof(Position),
        "DutyAssignment.DutyRequired" => nameof(Duty),
        "DutyAssignment.ChangesBeforeItBegins" => nameof(From),
        "DutyAssignment.EndsBeforeItBegins" => nameof(To),
        "DutyAssignment.PrimaryOverlaps" => nameof(IsPrimary),
        _ => "",
    };
}
