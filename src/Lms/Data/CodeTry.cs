namespace Lms.Data;

/// <summary>How many wrong codes came from an address, or a person, since the minute began: on every node the same.</summary>
public sealed class CodeTry
{
    private CodeTry()
    {
    }

    /// <summary>As it is written; of IPv6 the network. Of somebody signed in, who they are.</summary>
    public string Address { get; private set; } = "";

    public DateTimeOffset Since { get; private set; }

    public int Wrong { get; private set; }
}
