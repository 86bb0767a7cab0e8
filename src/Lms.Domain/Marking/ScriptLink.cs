namespace Lms.Domain.Marking;

/// <summary>Whose script it is. Lies in a table of its own, read at release and by the masking officer only.</summary>
public sealed class ScriptLink : ICentreOwned
{
    private ScriptLink()
    {
    }

    internal ScriptLink(Guid centreId, Guid scriptId, Guid attemptId, int firstNumber)
    {
        FirstNumber = firstNumber;
        CentreId = centreId;
        ScriptId = scriptId;
        AttemptId = attemptId;
    }

    public Guid CentreId { get; private set; }

    public Guid ScriptId { get; private set; }

    public Guid AttemptId { get; private set; }

    /// <summary>
    /// The mask number drawn at the seal. With two rounds of masks the script bears another one from hand-over on: the first
    /// key-holder knows the attempt and this, the second this and the other. Null for scripts from before there were two.
    /// </summary>
    public int? FirstNumber { get; private set; }
}
