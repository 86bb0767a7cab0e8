namespace Lms.Domain.Organisation;

/// <summary>What a number of a rule counts.</summary>
public enum PolicyMeasure
{
    Points = 1,
    Minutes,
    Seconds,
    Days,
    Years,
    Percent,
    Candidates,
    Digits,
    Times,
    Megabytes,
    Files,
    Scripts,
    People,
}

/// <summary>
/// One thing that a rule's value says: a number within bounds, one of some words, or a short text. What the bounds rest
/// on stands where <see cref="PolicyShape"/> lists them.
/// </summary>
public sealed record PolicyPart(string Name)
{
    public const int CodeLength = 40;

    /// <summary>The name of the only part of a rule that is one number or one word.</summary>
    public const string Whole = "value";

    /// <summary>Null for words and texts.</summary>
    public PolicyMeasure? Measure { get; private init; }

    public decimal Least { get; private init; }

    public decimal Most { get; private init; }

    /// <summary>How many digits may follow the comma.</summary>
    public int Decimals { get; private init; }

    /// <summary>What may be chosen; empty for numbers and texts.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>Letters of a text; 0 for numbers and words.</summary>
    public int Length { get; private init; }

    /// <summary>Kept from record to record and asked of nobody.</summary>
    public bool IsHidden { get; private init; }

    /// <summary>May be left empty: what is not said does not hold anybody back.</summary>
    public bool IsOptional { get; private init; }

    public bool IsNumber => Measure is not null;

    public static PolicyPart Number(string name, PolicyMeasure measure, decimal least, decimal most, int decimals = 0) =>
        new(name) { Measure = measure, Least = least, Most = most, Decimals = decimals };

    public PolicyPart OrNothing() => this with { IsOptional = true };

    public static PolicyPart Choice(string name, params string[] words) => new(name) { Words = words };

    public static PolicyPart Text(string name, int length) => new(name) { Length = length };

    public static PolicyPart Code(string name) => new(name) { Length = CodeLength, IsHidden = true };

    /// <summary>What is wrong with an entry for this part taken alone; null when nothing is.</summary>
    public PolicyFault? FaultOf(PolicyEntries entries, string path) => entries.Text(path) switch
    {
        "" => IsHidden || IsOptional ? null : new PolicyFault(path, "PolicyValue.Required"),
        _ when IsNumber => FaultOf(entries.Number(path), path),
        var word when Words.Count > 0 => Words.Contains(word) ? null : new PolicyFault(path, "PolicyValue.NotOffered"),
        var text => text.Length <= Length ? null : new PolicyFault(path, "PolicyValue.TooLong", Length),
    };

    private PolicyFault? FaultOf(decimal? number, string path) => number switch
    {
        null => new PolicyFault(path, "PolicyValue.NotANumber"),
        { } given when given < Least || given > Most => new PolicyFault(path, "PolicyValue.OutOfRange", Least, Most),
        { } given when decimal.Round(given, Decimals) != given => Decimals == 0
            ? new PolicyFault(path, "PolicyValue.NotWhole")
            : new PolicyFault(path, "PolicyValue.TooManyDecimals", Decimals),
        _ => null,
    };
}

/// <summary>Why an entry cannot become part of a rule, as a broken rule with the entry's path.</summary>
public sealed record PolicyFault
{
    public PolicyFault(string path, string rule, params object[] arguments)
    {
        Path = path;
        Why = new RuleBrokenException(rule, arguments);
    }

    public string Path { get; }

    public RuleBrokenException Why { get; }
}
