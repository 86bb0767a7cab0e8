using System.ComponentModel.DataAnnotations;
using Lms.Domain.Marking;

namespace Lms.Features.Marking.Comments;

public sealed record CommentsPage(CommentShelf Shelf, IReadOnlyList<CommentLine> Lines, string? Find, CommentForm Form);

public sealed record CommentPage(CommentShelf Shelf, Guid Id, CommentForm Form);

public sealed class CommentForm
{
    [Display(Name = "Marking.Shorthand"), StringLength(BankComment.ShorthandLength)]
    public string? Shorthand { get; set; }

    [Display(Name = "Marking.CommentText"), Required, StringLength(BankComment.TextLength)]
    public string? Words { get; set; }
}
