namespace Lms.Tests.Support;

/// <summary>
/// Tests that measure time or the memory of the whole process, or take so much of it that others would measure theirs: they run when
/// all others are done, one after the other.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
