using System.ComponentModel.DataAnnotations;
using Lms.Domain.People;
using Lms.Features.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lms.Features.Duties;

/// <summary>Who is chosen: by their ids, or all whom a list or a class holds.</summary>
public sealed record DutyEditChoice(List<Guid>? People, bool All, DutyState? State, Guid? Unit, Guid? Class);

/// <summary>One change for many people. A unit left empty is each one's own.</summary>
public sealed class DutyEditForm : DutyForm
{
    [Display(Name = "Duties.EditKind"), EnumDataType(typeof(DutyEditKind))]
    public DutyEditKind? Kind { get; set; }

    [Display(Name = "Duties.EditDay")]
    public DateOnly? Day { get; set; }

    [Display(Name = "Duties.EditEvery")]
    public bool Every { get; set; }

    [Display(Name = "Duties.EditMistake")]
    public bool WasMistake { get; set; }

    public List<Guid> People { get; set; } = [];

    /// <summary>What the register held when the preview was drawn; null before it.</summary>
    public string? Seen { get; set; }

    [BindNever]
    public IReadOnlyList<Chosen> ChosenPeople { get; set; } = [];
}

public sealed record Chosen(Guid Id, string FullName, string Code, Guid? UnitId);

/// <summary>What one change of one duty says, in the order of the person's duties.</summary>
public sealed record FateLine(FateKind Kind, DutyAssignment Duty);

public enum FateKind
{
    Ended = 1,
    Withdrawn,
    Added,
}

/// <summary>What becomes of one person; <paramref name="Refused"/> says why nothing does.</summary>
public sealed record Fate(Chosen Person, IReadOnlyList<FateLine> Lines, string? Refused)
{
    public bool WantsLook => Lines.Any(line => line.Duty.WantsLook);
}

/// <summary>Everybody's fate. Before it is carried out a preview, afterwards an account.</summary>
public sealed record DutyEditPage(DutyEditForm Form, IReadOnlyList<Fate> Fates, bool CarriedOut, bool ChangedMeanwhile)
{
    public int Changing => Fates.Count(fate => fate.Refused is null);

    public int Refused => Fates.Count - Changing;

    public WordingConcerns Concerns => Fates.SelectMany(fate => fate.Lines).Aggregate(
        WordingConcerns.None, (all, line) => line.Duty.WantsLook ? all | line.Duty.Concerns : all);
}
