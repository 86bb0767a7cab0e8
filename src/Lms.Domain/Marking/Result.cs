using Lms.Domain.Exams;
using Lms.Domain.Organisation;

namespace Lms.Domain.Marking;

/// <summary>A trainee's mark and classification (xếp loại), made at release and never changed in place.</summary>
public sealed class Result : ICentreOwned
{
    private Result()
    {
    }

    public Result(ExamSitting sitting, Guid personId, Guid scriptId, decimal mark, string classification)
    {
        CentreId = sitting.CentreId;
        ExamSittingId = sitting.Id;
        PersonId = personId;
        ScriptId = scriptId;
        Mark = mark;
        Classification = classification;
    }

    public Guid CentreId { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid ScriptId { get; private set; }

    public decimal Mark { get; private set; }

    /// <summary>Code of the band in the policy that the sitting pinned.</summary>
    public string Classification { get; private set; } = "";

    /// <summary>The highest band whose floor the mark reaches and below whose limit no part lies.</summary>
    /// <param name="parts">Mark and points of each exam that counts.</param>
    public static string Classify(decimal mark, IReadOnlyCollection<(decimal Mark, decimal Points)> parts, PolicyBook policies)
    {
        var lowestPart = parts.Min(part => part.Mark * 10 / part.Points);
        return policies.ClassificationBands
            .OrderByDescending(band => band.From)
            .First(band => mark >= band.From && lowestPart >= band.NoPartBelow)
            .Code;
    }
}
