namespace Lms.Domain.Marking;

/// <summary>
/// How often somebody used a comment. Counted for each person apart, of a shared one too: a common count would tell one round
/// what the other finds.
/// </summary>
public sealed class CommentUse : ICentreOwned
{
    private CommentUse()
    {
    }

    public CommentUse(Guid centreId, Guid commentId, Guid personId)
    {
        CentreId = centreId;
        BankCommentId = commentId;
        PersonId = personId;
    }

    public Guid CentreId { get; private set; }

    public Guid BankCommentId { get; private set; }

    public Guid PersonId { get; private set; }

    public int Times { get; private set; }

    public void Count() => Times++;
}
