using System.Text.Json.Serialization;

namespace Lms.Domain.Organisation;

/// <summary>Which marks of two sheets are held against each other.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ComparedMarks>))]
public enum ComparedMarks
{
    /// <summary>The marks of the whole script.</summary>
    Whole = 1,

    /// <summary>The whole, and each question: whichever differs most.</summary>
    WholeOrQuestion,
}

/// <summary>What the difference of two marks asks for.</summary>
public enum DifferenceBand
{
    Agree = 1,
    Discuss,
    Third,
}

/// <summary>How three marks become one.</summary>
public enum WayOfThree
{
    TwoEqual = 1,
    Mean,
    Third,

    /// <summary>They lie too far apart: only people can tell.</summary>
    Together,
}

/// <summary>
/// A profile by which the marks of two markers become one. Which one holds is policy too; a sitting pins both.
/// </summary>
public abstract record ReconciliationRules(ComparedMarks Compare)
{
    public const string National = "national";
    public const string HundredPoint = "hundred-point";

    /// <summary>The points that a paper carries under the profile.</summary>
    public abstract decimal Scale { get; }

    /// <summary>Every difference, from zero up, falls into exactly one band.</summary>
    public abstract DifferenceBand BandOf(decimal difference);

    /// <param name="third">The mark of the marker who was drawn last; the other two are in no order.</param>
    public abstract WayOfThree WayOf(decimal one, decimal other, decimal third);
}

/// <summary>
/// The national written exam's profile (Thông tư 15/2020/TT-BGDĐT, an analogue), in points of ten: below
/// <paramref name="AgreeBelow"/> the markers agree, up to <paramref name="DiscussUpTo"/> they discuss, above
/// <paramref name="ThirdMarkAbove"/> a third marks. Three marks that lie within <paramref name="MeanOfThreeUpToSpread"/> give
/// their mean.
/// </summary>
public sealed record NationalRules(
    decimal AgreeBelow, decimal DiscussUpTo, decimal ThirdMarkAbove, decimal MeanOfThreeUpToSpread, ComparedMarks Compare) : ReconciliationRules(Compare)
{
    /// <summary>The scale that classification and pass are put in, whatever the profile.</summary>
    public const decimal Points = 10;

    public override decimal Scale => Points;

    public override DifferenceBand BandOf(decimal difference) =>
        difference < AgreeBelow ? DifferenceBand.Agree
        : difference <= DiscussUpTo ? DifferenceBand.Discuss
        : DifferenceBand.Third;

    public override WayOfThree WayOf(decimal one, decimal other, decimal third) =>
        one == other || one == third || other == third ? WayOfThree.TwoEqual
        : Math.Max(Math.Max(one, other), third) - Math.Min(Math.Min(one, other), third) <= MeanOfThreeUpToSpread ? WayOfThree.Mean
        : WayOfThree.Together;

    /// <summary>Bands without a gap and without an overlap: every difference falls into exactly one.</summary>
    internal NationalRules Checked() =>
        AgreeBelow > 0 && AgreeBelow <= DiscussUpTo && DiscussUpTo == ThirdMarkAbove && MeanOfThreeUpToSpread >= 0 && Enum.IsDefined(Compare)
            ? this
            : throw new RuleBrokenException("PolicyRecord.Unreadable", PolicyKey.NationalReconciliation);
}

/// <summary>
/// The profile of recruiting civil servants (Thông tư 06/2020/TT-BNV, an analogue), in points of a hundred: the mean of two, and
/// from <paramref name="ThirdMarkFrom"/> on a third mark, which is final.
/// </summary>
/// <param name="Step">Between two marks, in points of a hundred.</param>
public sealed record HundredPointRules(decimal Scale, decimal Step, decimal ThirdMarkFrom, ComparedMarks Compare) : ReconciliationRules(Compare)
{
    public const decimal Points = 100;

    public override decimal Scale { get; } = Scale;

    public override DifferenceBand BandOf(decimal difference) => difference < ThirdMarkFrom ? DifferenceBand.Agree : DifferenceBand.Third;

    public override WayOfThree WayOf(decimal one, decimal other, decimal third) => WayOfThree.Third;

    internal HundredPointRules Checked() =>
        Scale == Points && Step > 0 && Scale % Step == 0 && ThirdMarkFrom > 0 && Enum.IsDefined(Compare)
            ? this
            : throw new RuleBrokenException("PolicyRecord.Unreadable", PolicyKey.HundredPointReconciliation);
}
