using System.ComponentModel.DataAnnotations;
using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lms.Features.Organisation;

/// <summary>What the office writes down of a person.</summary>
public class PersonForm
{
    [Display(Name = "People.FamilyName"), StringLength(Person.NameLength)]
    public string? FamilyName { get; set; }

    [Display(Name = "People.GivenName"), Required, StringLength(Person.NameLength)]
    public string GivenName { get; set; } = "";

    [Display(Name = "People.BirthDate")]
    public DateOnly? BirthDate { get; set; }

    [Display(Name = "People.Phone"), StringLength(40)]
    public string? Phone { get; set; }

    [Display(Name = "People.Email"), StringLength(Person.EmailLength)]
    public string? Email { get; set; }

    [Display(Name = "People.Unit")]
    public Guid? UnitId { get; set; }

    /// <summary>First day in a unit that was not theirs before; null for today.</summary>
    [Display(Name = "People.UnitFrom")]
    public DateOnly? UnitFrom { get; set; }

    [Display(Name = "People.LecturerType"), EnumDataType(typeof(LecturerType))]
    public LecturerType? LecturerType { get; set; }

    /// <summary><see cref="PersonRecord.Seen"/> of what the form was opened with.</summary>
    public string? Seen { get; set; }

    /// <summary>What somebody else wrote since, beside what the form holds.</summary>
    [BindNever]
    public IReadOnlyList<Change> Since { get; set; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Units { get; set; } = [];

    /// <summary>The field that a broken rule of <see cref="Person"/> is about.</summary>
    public static string FieldOf(string rule) => rule switch
    {
        "Person.CodeRequired" => nameof(NewPersonForm.Code),
        "Person.NameRequired" or "Person.NameSigns" => nameof(GivenName),
        "Person.PhoneUnknown" => nameof(Phone),
        "Person.EmailUnknown" => nameof(Email),
        "Person.BirthDateUnlikely" => nameof(BirthDate),
        "UnitMembership.LaterMoveOnRecord" or "UnitMembership.EndsBeforeItBegins" => nameof(UnitFrom),
        _ => "",
    };
}

public sealed class NewPersonForm : PersonForm
{
    [Display(Name = "People.Code"), Required, StringLength(Person.CodeLength)]
    public string Code { get; set; } = "";

    [Display(Name = "People.Roles")]
    public List<Role> Roles { get; set; } = [];

    /// <summary>Says that the person already known by this code or number is the one meant.</summary>
    public bool Join { get; set; }

    /// <summary>The one known already, to be offered; null when there is none or the name is another's.</summary>
    [BindNever]
    public string? Known { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> RoleChoices { get; set; } = [];
}
