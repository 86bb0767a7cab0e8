using Lms.Domain.Organisation;

namespace Lms.Features.Policies;

/// <summary>A record about to be made, beside the latest there is, and what it reaches.</summary>
/// <param name="IsStale">Another record was set since the officer saw this page.</param>
public sealed record PolicyPreview(PolicyForm Form, PolicyRecord Next, PolicyReach Reach, DateOnly Today, bool IsStale)
{
    public PolicyRule Rule => Form.Rule;

    public PolicyRecord? Latest => Rule.Timeline.Latest;

    public bool IsPast => Next.ValidFrom < Today;
}
