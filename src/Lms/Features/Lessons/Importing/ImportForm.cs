using System.ComponentModel.DataAnnotations;
using Lms.Domain.Lessons;
using Lms.Domain.Programmes;
using Lms.Web;
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

/// <summary>What would become of a file or a page, before it does.</summary>
/// <param name="Ticket">Sent back to have it done.</param>
/// <param name="Left">Minutes that the parts share.</param>
public sealed record ImportPreview(Import Import, ImportSource Source, string Ticket, int Left)
{
    private const int FirstLetters = 160;
    private const int MostRead = 4_000;

    /// <summary>That gets the parts; null for one that is begun with them.</summary>
    public LessonPlan? Plan { get; init; }

    /// <summary>Of a new plan.</summary>
    public Lesson? Lesson { get; init; }

    public static string FirstWords(PlannedPart planned)
    {
        // Enough for those letters, whatever stands around them.
        var html = planned.Body.Html;
        var words = string.Join(' ', ProseWords.Of(html[..Math.Min(html.Length, MostRead)]));
        return words.Length <= FirstLetters ? words : words[..FirstLetters].TrimEnd() + "…";
    }

    public int PicturesOf(ImportedPart part) => Import.Pictures.Count(picture => part.Body.Contains($"/files/{picture.Id}", StringComparison.Ordinal));
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
