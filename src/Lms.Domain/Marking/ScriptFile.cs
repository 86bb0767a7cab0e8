using Lms.Domain.Exams;
using Lms.Domain.Media;

namespace Lms.Domain.Marking;

/// <summary>
/// A file of a script: the clean copy of one that was handed in, under its place alone. It holds no name, no time and nothing
/// else of the file it was made of.
/// </summary>
public sealed class ScriptFile : ICentreOwned
{
    private ScriptFile()
    {
    }

    internal ScriptFile(Guid centreId, Guid scriptId, int number, AttemptFile made)
    {
        CentreId = centreId;
        ScriptId = scriptId;
        Number = number;
        Kind = made.Kind;
        Sha256 = made.CleanSha256;
        Length = made.CleanLength;
    }

    public Guid CentreId { get; private set; }

    public Guid ScriptId { get; private set; }

    /// <summary>From 1, in the order the trainee put them.</summary>
    public int Number { get; private set; }

    public PaperKind Kind { get; private set; }

    public string Sha256 { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Length { get; private set; }
}
