namespace Lms.Domain.Organisation;

/// <summary>
/// How scripts are put into bags (túi): an analogue of the national marking rules, where a last bag that is too small is
/// joined with the one before [domain notes §5].
/// </summary>
/// <param name="Size">Scripts in a bag, 2 to 200.</param>
/// <param name="Smallest">Fewer than this in the last bag, and it is joined with the one before; 1 to <paramref name="Size"/>.</param>
public sealed record BagRules(int Size, int Smallest);
