namespace Lms.Data;

/// <summary>How many wrong entry codes came from an address since the minute began: on every node the same.</summary>
public sealed class CodeTry
{
    private CodeTry()
    {
    }

    /// <summary>As it is written; of IPv6 the network.</summary>
    public string Address { get; private set; } = "";

    public DateTimeOffset Since { get; private set; }

    public int Wrong { get; private set; }
}
