using Lms.Domain.Organisation;

namespace Lms.Features.Policies;

/// <summary>One record, where it stands among those of its key, and a page of the sittings that keep to it.</summary>
public sealed record PolicyPage(
    PolicyRow Row, IReadOnlyList<PolicyRow> History, IReadOnlyList<PinnedSitting> Sittings, int Page, DateTimeOffset Now)
{
    public const int Size = 25;

    public PolicyRecord Record => Row.Record;

    public int Total => Row.Line.Pinned;
}
