using System.ComponentModel.DataAnnotations;
using Lms.Domain.Lessons;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lms.Features.Lessons.Importing;

/// <summary>An article to be fetched, and the lesson that it is for; a plan that is there already has its lesson.</summary>
public sealed class ArticleForm
{
    public const int AddressLength = 2_000;

    [Display(Name = "Lessons.Lesson")]
    public Guid? LessonId { get; set; }

    [Display(Name = "Lessons.ImportAddress"), Required, StringLength(AddressLength), DataType(DataType.Url)]
    public string Address { get; set; } = "";
}

/// <summary>Where a document or an article is taken in: for a new plan, or behind the parts of one.</summary>
public sealed class ImportPage
{
    [Display(Name = "Lessons.Lesson")]
    public Guid? LessonId { get; set; }

    public ArticleForm Article { get; set; } = new();

    [ValidateNever]
    public IReadOnlyList<SelectListItem> Lessons { get; set; } = [];

    /// <summary>Null for a new one.</summary>
    [ValidateNever]
    public LessonPlan? Plan { get; set; }
}
