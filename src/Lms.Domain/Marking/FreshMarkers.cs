namespace Lms.Domain.Marking;

/// <summary>
/// Who may mark a script again on appeal: nobody who has a sheet of it. Those who marked it in the common set, and then saw what
/// was agreed on, are drawn only where the others are too few.
/// </summary>
/// <param name="free">Everybody appointed to mark at the sitting who has no conflict of interest with the script.</param>
/// <param name="sheets">The script's so far.</param>
/// <param name="practised">Who marked it in the common set.</param>
public sealed class FreshMarkers(IEnumerable<Guid> free, IReadOnlyCollection<MarkSheet> sheets, IReadOnlyCollection<Guid> practised)
{
    private readonly Guid[] fresh = [.. free.Where(marker => sheets.All(sheet => sheet.MarkerId != marker)).Order()];

    public IReadOnlyList<Guid> Draw(int count, Lot lot) => fresh.Length < count
        ? throw new RuleBrokenException("MarkAppeal.TooFewFreshMarkers", count, fresh.Length)
        : [.. lot.Shuffled(lot.Shuffled(fresh).OrderBy(practised.Contains).Take(count))];
}
