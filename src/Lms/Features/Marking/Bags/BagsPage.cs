namespace Lms.Features.Marking.Bags;

public sealed record BagsPage(
    IReadOnlyList<Bag> Bags, IReadOnlyList<StandardBag> Standard, IReadOnlyList<SittingRow> Sittings, int Page, int PageSize, int Total, DateTimeOffset Now);

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

    public bool IsMaskingOfficer { get; init; }

    public bool HoldsSecondKey { get; init; }

    public bool IsHead { get; init; }

    public bool IsMarker { get; init; }

    public int Scripts { get; init; }

    /// <summary>Scripts whose mark is reconciled.</summary>
    public int Settled { get; init; }
}
