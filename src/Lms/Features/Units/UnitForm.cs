using System.ComponentModel.DataAnnotations;
using Lms.Domain.Organisation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lms.Features.Units;

/// <summary>From which day an act on a unit holds, and by which paper.</summary>
public abstract class ActForm
{
    [Display(Name = "Units.Day"), Required]
    public DateOnly? Day { get; set; }

    [Display(Name = "Units.Basis"), StringLength(UnitStage.BasisLength)]
    public string? Basis { get; set; }

    /// <summary>The unit that the act is on.</summary>
    [BindNever]
    public Unit? Unit { get; set; }

    public static string FieldOf(string rule) => rule switch
    {
        "Unit.NameRequired" => nameof(UnitForm.Name),
        "Unit.DayToCome" or "Unit.DayTooEarly" => nameof(Day),
        "Unit.BasisTooLong" => nameof(Basis),
        "Unit.UnderItself" => nameof(MoveForm.ParentId),
        "Unit.IntoItself" => nameof(MergerForm.SuccessorId),
        _ => "",
    };
}

public sealed class UnitForm : ActForm
{
    [Display(Name = "Units.Name"), Required, StringLength(Domain.Organisation.Unit.NameLength)]
    public string Name { get; set; } = "";

    [Display(Name = "Units.Level"), Required]
    public string? Level { get; set; }

    [Display(Name = "Units.Locality"), StringLength(Domain.Organisation.Unit.NameLength)]
    public string? Locality { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Levels { get; set; } = [];
}

public sealed class NewUnitForm
{
    [Display(Name = "Units.Name"), Required, StringLength(Unit.NameLength)]
    public string Name { get; set; } = "";

    [Display(Name = "Units.Level"), Required]
    public string? Level { get; set; }

    [Display(Name = "Units.Locality"), StringLength(Unit.NameLength)]
    public string? Locality { get; set; }

    [Display(Name = "Units.Parent")]
    public Guid? ParentId { get; set; }

    /// <summary>Left empty where nobody knows any more.</summary>
    [Display(Name = "Units.Founded")]
    public DateOnly? Founded { get; set; }

    [Display(Name = "Units.Basis"), StringLength(UnitStage.BasisLength)]
    public string? Basis { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Levels { get; set; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Units { get; set; } = [];
}

public sealed class MoveForm : ActForm
{
    [Display(Name = "Units.Parent")]
    public Guid? ParentId { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Units { get; set; } = [];
}

/// <summary>What becomes of the duties held at a unit that ends.</summary>
public enum DutyFate
{
    /// <summary>Each ends, and goes on at the successor as an assignment of its own.</summary>
    GoOn = 1,

    /// <summary>Each ends the day before.</summary>
    End,
}

public sealed class MergerForm : ActForm
{
    [Display(Name = "Units.Successor"), Required]
    public Guid? SuccessorId { get; set; }

    [Display(Name = "Units.Duties"), Required, EnumDataType(typeof(DutyFate))]
    public DutyFate? Duties { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Units { get; set; } = [];

    /// <summary>What the merger would touch; null until it is known which.</summary>
    [BindNever]
    public EndingPreview? Preview { get; set; }
}

public sealed class DissolutionForm : ActForm
{
    /// <summary>Where its people go; only asked where it has any.</summary>
    [Display(Name = "Units.PeopleGoTo")]
    public Guid? PeopleTo { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Units { get; set; } = [];

    [BindNever]
    public EndingPreview? Preview { get; set; }
}

/// <summary>How much hangs on a unit that is to end on a day.</summary>
public sealed record EndingPreview(string? Successor, int People, int Children, int Duties);
