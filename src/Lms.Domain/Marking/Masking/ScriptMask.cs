namespace Lms.Domain.Marking.Masking;

/// <summary>What was found in a script, and where it comes from.</summary>
public enum MaskKind
{
    Person = 1,
    Unit,
    Locality,

    /// <summary>Marked by the masking officer.</summary>
    Own,
}

public enum MaskState
{
    /// <summary>Found, and nobody decided yet.</summary>
    Proposed = 1,

    /// <summary>Hidden from markers.</summary>
    Hidden,

    /// <summary>Left to be read.</summary>
    Left,
}

/// <summary>
/// Words of an answer, or of its question, that may tell who wrote it. What becomes of them the masking officer decides, and may
/// decide anew until the scripts are handed over.
/// </summary>
public sealed class ScriptMask : ICentreOwned
{
    /// <summary>As long as the longest name of a unit.</summary>
    public const int NameLength = 200;

    private ScriptMask()
    {
    }

    public ScriptMask(ScriptAnswer answer, bool inQuestion, TextStretch place, string name, MaskKind kind)
    {
        CentreId = answer.CentreId;
        Id = Guid.NewGuid();
        ScriptId = answer.ScriptId;
        Number = answer.Number;
        InQuestion = inQuestion;
        Start = place.Start;
        Length = place.Length;
        Name = name.Length <= NameLength ? name : throw new RuleBrokenException("ScriptMask.WordsRequired", NameLength);
        Kind = kind;
        State = MaskState.Proposed;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ScriptId { get; private set; }

    /// <summary>Of the question.</summary>
    public int Number { get; private set; }

    /// <summary>Found in the question's wording, not in the answer.</summary>
    public bool InQuestion { get; private set; }

    /// <summary>Offset in the text as it was written, in UTF-16 units.</summary>
    public int Start { get; private set; }

    public int Length { get; private set; }

    /// <summary>As the register has it, or as the officer typed it: what finds of the same name have in common.</summary>
    public string Name { get; private set; } = "";

    public MaskKind Kind { get; private set; }

    public MaskState State { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public TextStretch Place => new(Start, Length);

    public ScriptMask Decide(MaskState state, Guid actor, DateTimeOffset now)
    {
        if (state is not (MaskState.Hidden or MaskState.Left))
        {
            throw new RuleBrokenException("ScriptMask.DecisionUnknown");
        }

        (State, DecidedBy, DecidedAt) = (state, actor, now);
        return this;
    }
}
