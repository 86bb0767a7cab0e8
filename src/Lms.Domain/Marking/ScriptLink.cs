namespace Lms.Domain.Marking;

/// <summary>Whose script it is. Lies in a table of its own, read at release and by the masking officer only.</summary>
public sealed class ScriptLink : ICentreOwned
{
    private ScriptLink()
    {
    }

    internal ScriptLink(Guid centreId, Guid scriptId, Guid attemptId)
    {
        CentreId = centreId;
        ScriptId = scriptId;
        AttemptId = attemptId;
    }

    public Guid CentreId { get; private set; }

    public Guid ScriptId { get; private set; }

    public Guid AttemptId { get; private set; }
}
