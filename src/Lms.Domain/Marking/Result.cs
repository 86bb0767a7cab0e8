using Lms.Domain.Exams;
using Lms.Domain.Organisation;

namespace Lms.Domain.Marking;

/// <summary>
/// A trainee's mark and classification (xếp loại), made at release and never changed in place: an appeal that changes the mark
/// makes a further edition, and the last one counts.
/// </summary>
public sealed class Result : ICentreOwned
{
    private Result()
    {
    }

    /// <param name="earned">The mark that the script was settled at.</param>
    /// <param name="points">The most that the paper earns.</param>
    public Result(ExamSitting sitting, Guid personId, Guid scriptId, decimal earned, decimal points, Deduction deduction, PolicyBook policies)
    {
        CentreId = sitting.CentreId;
        ExamSittingId = sitting.Id;
        PersonId = personId;
        ScriptId = scriptId;
        Edition = 1;
        Count(earned, points, deduction, policies);
    }

    public Guid CentreId { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>1 at release.</summary>
    public int Edition { get; private set; }

    public Guid ScriptId { get; private set; }

    /// <summary>What made this edition; null at release.</summary>
    public Guid? MarkAppealId { get; private set; }

    /// <summary>What the script earned, before discipline took anything off.</summary>
    public decimal Earned { get; private set; }

    /// <summary>For what something was taken off; null when nothing was.</summary>
    public IncidentKind? Discipline { get; private set; }

    /// <summary>0 to 100.</summary>
    public decimal DeductedPercent { get; private set; }

    /// <summary>What counts.</summary>
    public decimal Mark { get; private set; }

    /// <summary>Code of the band in the policy that the sitting pinned.</summary>
    public string Classification { get; private set; } = "";

    /// <summary>The edition that an appeal makes. What discipline took off at release is taken off again.</summary>
    internal Result After(MarkAppeal appeal, decimal points, PolicyBook policies)
    {
        var next = new Result
        {
            CentreId = CentreId,
            ExamSittingId = ExamSittingId,
            PersonId = PersonId,
            ScriptId = ScriptId,
            Edition = Edition + 1,
            MarkAppealId = appeal.Id,
        };
        next.Count(appeal.NewMark!.Value, points, new Deduction(Discipline, DeductedPercent), policies);
        return next;
    }

    /// <summary>The highest band whose floor the mark reaches and below whose limit no part lies.</summary>
    /// <param name="mark">In points of ten.</param>
    /// <param name="parts">Mark and points of each exam that counts.</param>
    public static string Classify(decimal mark, IReadOnlyCollection<(decimal Mark, decimal Points)> parts, PolicyBook policies)
    {
        var lowestPart = parts.Min(part => PolicyBook.OutOfTen(part.Mark, part.Points));
        return policies.ClassificationBands
            .OrderByDescending(band => band.From)
            .First(band => mark >= band.From && lowestPart >= band.NoPartBelow)
            .Code;
    }

    private void Count(decimal earned, decimal points, Deduction deduction, PolicyBook policies)
    {
        Earned = earned;
        Discipline = deduction.Discipline;
        DeductedPercent = deduction.Percent;
        Mark = deduction.From(earned, policies.MarkRounding);

        // A part in the sense of the policy is a whole exam, not a question of it: this class has written one.
        Classification = Classify(PolicyBook.OutOfTen(Mark, points), [(Mark, points)], policies);
    }
}
