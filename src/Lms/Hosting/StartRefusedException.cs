namespace Lms.Hosting;

/// <summary>A foreseeable reason not to start. Its message is one plain line for the operator.</summary>
public sealed class StartRefusedException : Exception
{
    public StartRefusedException(string message)
        : base(message)
    {
    }

    public StartRefusedException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
