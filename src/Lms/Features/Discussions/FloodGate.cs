using System.Threading.RateLimiting;
using Lms.Domain;

namespace Lms.Features.Discussions;

/// <summary>
/// Nobody acts in rooms faster than a person can: thirty acts at once, then three a second. A program that floods is refused,
/// and the others do not notice. Counted by each node for itself.
/// </summary>
public sealed class FloodGate : IDisposable
{
    private readonly PartitionedRateLimiter<Guid> limiter = PartitionedRateLimiter.Create<Guid, Guid>(person =>
        RateLimitPartition.GetTokenBucketLimiter(person, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 30,
            TokensPerPeriod = 3,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));

    /// <exception cref="RuleBrokenException">Too many acts by one person.</exception>
    public void Pass(Guid personId)
    {
        using var lease = limiter.AttemptAcquire(personId);
        if (!lease.IsAcquired)
        {
            throw new RuleBrokenException("SessionRoom.TooFast");
        }
    }

    public void Dispose() => limiter.Dispose();
}
