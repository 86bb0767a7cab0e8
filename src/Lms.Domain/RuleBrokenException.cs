namespace Lms.Domain;

/// <summary>
/// A rule of the field was broken. Carries a resource key ("ExamSitting.NotOpen") and its arguments, never a text:
/// the edge turns both into words in the reader's language.
/// </summary>
public sealed class RuleBrokenException : Exception
{
    public RuleBrokenException(string key, params object[] arguments)
        : base(key)
    {
        Key = key;
        Arguments = arguments;
    }

    public string Key { get; }

    public IReadOnlyList<object> Arguments { get; }
}
