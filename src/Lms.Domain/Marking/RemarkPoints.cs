namespace Lms.Domain.Marking;

/// <summary>
/// Points that a remark names (+0,25, −0,5): why a mark is what it is. They are words about a mark and no mark: no sum takes
/// them in.
/// </summary>
public readonly record struct RemarkPoints
{
    private RemarkPoints(decimal value) => Value = value;

    /// <summary>Above or below nought.</summary>
    public decimal Value { get; }

    /// <param name="max">The points of the question.</param>
    /// <param name="step">The policy's step of marks.</param>
    public static RemarkPoints Of(decimal value, decimal max, decimal step)
    {
        if (value == 0 || Math.Abs(value) > max)
        {
            throw new RuleBrokenException("Remark.PointsOutOfRange", max);
        }

        return value % step == 0 ? new RemarkPoints(value) : throw new RuleBrokenException("MarkSheet.MarkOffStep", step);
    }
}
