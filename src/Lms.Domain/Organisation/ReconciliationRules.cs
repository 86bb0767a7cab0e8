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

/// <summary>
/// The bands of difference by which two marks become one: below <paramref name="AgreeBelow"/> the markers agree, up to
/// <paramref name="DiscussUpTo"/> they discuss, above <paramref name="ThirdMarkAbove"/> a third marks. Three marks that
/// lie within <paramref name="MeanOfThreeUpToSpread"/> give their mean.
/// </summary>
public sealed record ReconciliationRules(
    decimal AgreeBelow, decimal DiscussUpTo, decimal ThirdMarkAbove, decimal MeanOfThreeUpToSpread, ComparedMarks Compare)
{
    public const string Profile = "national";

    /// <summary>Bands without a gap and without an overlap: every difference falls into exactly one.</summary>
    internal ReconciliationRules Checked() =>
        AgreeBelow > 0 && AgreeBelow <= DiscussUpTo && DiscussUpTo == ThirdMarkAbove && MeanOfThreeUpToSpread >= 0 && Enum.IsDefined(Compare)
            ? this
            : throw new RuleBrokenException("PolicyRecord.Unreadable", PolicyKey.NationalReconciliation);
}
