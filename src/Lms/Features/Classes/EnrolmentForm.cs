using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lms.Features.Classes;

public sealed class EnrolmentForm
{
    public const int LinesLength = 20_000;

    /// <summary>Codes or full names, one a line.</summary>
    [Display(Name = "Classes.Lines"), StringLength(LinesLength)]
    public string? Lines { get; set; }

    /// <summary>Picked from those found.</summary>
    public List<Guid> People { get; set; } = [];

    [BindNever]
    public Guid ClassId { get; set; }

    [BindNever]
    public string ClassName { get; set; } = "";

    [BindNever]
    public string? Find { get; set; }

    [BindNever]
    public IReadOnlyList<FoundTrainee> Found { get; set; } = [];

    [BindNever]
    public IReadOnlyList<LineFate> Fates { get; set; } = [];
}

public sealed record FoundTrainee(Guid Id, string FullName, string Code, string? Unit, bool IsIn);

public enum EnrolmentFate
{
    Enrolled = 1,
    Returned,
    AlreadyIn,
    NotFound,
    SeveralFound,
    NoTrainee,
}

/// <summary>What became of one line, and of whom.</summary>
public sealed record LineFate(string Line, EnrolmentFate Fate, string? FullName = null);
