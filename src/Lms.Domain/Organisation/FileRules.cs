namespace Lms.Domain.Organisation;

/// <summary>What may be handed in as files at a sitting that takes them: the centre's own rule, no regulation's.</summary>
/// <param name="MegabytesEach">Longest file, in millions of bytes.</param>
/// <param name="FilesEach">Most files of one trainee; a page taken by telephone is one.</param>
public sealed record FileRules(int MegabytesEach, int FilesEach)
{
    public long BytesEach => MegabytesEach * 1_000_000L;
}
