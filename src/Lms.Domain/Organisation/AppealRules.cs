namespace Lms.Domain.Organisation;

/// <summary>
/// How a mark is looked at again (phúc khảo; domain notes §5, analogues: the Ministry's rules of the national exam).
/// </summary>
/// <param name="ApplyWithinDays">Days after the day of release on which a trainee may still apply.</param>
/// <param name="AnswerWithinDays">Days after the last of those by which the answer is due.</param>
/// <param name="ChangeFrom">From this difference on the mark changes, in points of ten.</param>
/// <param name="DialogueFrom">From this one on the first markers and the new ones talk first, in points of ten.</param>
public sealed record AppealRules(int ApplyWithinDays, int AnswerWithinDays, decimal ChangeFrom, decimal DialogueFrom)
{
    public DateOnly LastDay(DateOnly releasedOn) => releasedOn.AddDays(ApplyWithinDays);

    public DateOnly AnswerBy(DateOnly releasedOn) => LastDay(releasedOn).AddDays(AnswerWithinDays);
}
