using Lms.Access;
using Lms.Domain.Exams;

namespace Lms.Features.Marking.Bags;

public sealed record BagsPage(
    IReadOnlyList<Bag> Bags, IReadOnlyList<StandardBag> Standard, IReadOnlyList<SeenSitting> Sittings, int Page, int PageSize, int Total);

/// <summary>A marker's sheet of a script that all mark first.</summary>
public sealed class StandardBag
{
    public Guid Id { get; init; }

    public Guid SittingId { get; init; }

    public string Title { get; init; } = "";

    /// <summary>Bags of the sitting wait for it.</summary>
    public bool First { get; init; }

    public int Place { get; init; }

    public int MaskNumber { get; init; }

    public DateTimeOffset? LockedAt { get; init; }

    public int Marked { get; init; }
}

/// <summary>A marker's sheets of one sitting.</summary>
public sealed record Bag(Guid SittingId, string Title, IReadOnlyList<BagSheet> Sheets)
{
    public int Locked => Sheets.Count(sheet => sheet.LockedAt is not null);

    public Guid? Next => Sheets.FirstOrDefault(sheet => sheet.LockedAt is null)?.Id;
}

public sealed class BagSheet
{
    public Guid Id { get; init; }

    public int MaskNumber { get; init; }

    public Guid SittingId { get; init; }

    public string SittingTitle { get; init; } = "";

    public DateTimeOffset? LockedAt { get; init; }

    public int Marked { get; init; }

    public int Items { get; init; }

    public decimal Total { get; init; }
}

/// <summary>A page that one who sees to a sitting may go to now.</summary>
/// <param name="Path">Below the sitting's.</param>
/// <param name="Look">Of its button: "main" for what is to be done next, "quiet" for what never hurries.</param>
public sealed record SittingAct(string Name, string Path, string? Look = null);

public sealed class SittingRow
{
    public Guid Id { get; init; }

    public string Title { get; init; } = "";

    public DateTimeOffset Closes { get; init; }

    public DateTimeOffset? SealedAt { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }

    public DateTimeOffset? FirstMasksClosedAt { get; init; }

    public DateTimeOffset? HandedOverAt { get; init; }

    public DateTimeOffset? AllocatedAt { get; init; }

    /// <summary>What who asks is appointed to.</summary>
    public IReadOnlyCollection<AppointmentKind> Held { get; init; } = [];

    public int Scripts { get; init; }

    /// <summary>Scripts whose mark is reconciled.</summary>
    public int Settled { get; init; }

    private bool IsMasking => SealedAt is not null && HandedOverAt is null;

    private bool IsReleasable => AllocatedAt is not null && ReleasedAt is null && Settled == Scripts;

    /// <summary>How far it is: a key of texts.</summary>
    public string Step(DateTimeOffset now) =>
        ReleasedAt is not null ? "Marking.SittingReleased"
        : AllocatedAt is not null ? "Marking.SittingMarking"
        : HandedOverAt is not null ? "Marking.SittingHandedOver"
        : SealedAt is not null ? "Marking.SittingMasking"
        : Closes > now ? "Marking.SittingOpen" : "Marking.SittingClosed";

    /// <summary>In the order of the steps.</summary>
    public IEnumerable<SittingAct> Acts(SittingPart part, DateTimeOffset now) =>
        new (bool May, SittingAct Act)[]
        {
            (SealedAt is null && Closes <= now && part.Seals, new("Marking.Seal", "seals/new")),
            (IsMasking && part.Masks, new("Marking.Masking", "maskings", FirstMasksClosedAt is null ? "main" : null)),
            (IsMasking && part.HoldsSecondKey, new("Marking.HandOver", "hand-overs/new", FirstMasksClosedAt is null ? null : "main")),
            (HandedOverAt is not null && AllocatedAt is null && part.Settles, new("Marking.Allocation", "allocations/new", "main")),
            (IsReleasable && part.Releases, new("Marking.Release", "releases/new", "main")),
            (AllocatedAt is not null && part.Settles, new("Marking.Reconciling", "scripts")),
            (SealedAt is not null && part.HoldsAKey, new("Marking.Masks", "masks")),
            (SealedAt is not null && part.Oversees, new("Marking.Follow", "marking")),
            (ReleasedAt is null && part.SharesComments, new("Marking.Comments", "comments", "quiet")),
            (part.ReadsResults, new("Marking.Results", "results")),
        }.Where(offered => offered.May).Select(offered => offered.Act);
}

/// <summary>A sitting in the list, with what may be done about it.</summary>
public sealed record SeenSitting(SittingRow Row, string Step, IEnumerable<SittingAct> Acts);
