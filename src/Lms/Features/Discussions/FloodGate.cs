using System.Threading.RateLimiting;
using Lms.Domain;

namespace Lms.Features.Discussions;

/// <summary>
/// Nobody acts in rooms faster than a person can: thirty acts at once, then three a second. A program that floods is refused,
/// and the others do not notice. Counted by each node for itself.
/// </summary>
public sealed class FloodGate : IDisposable
{
    private const int AtOnce = 30;
    private const int ASecond = 3;

    // A person has a few tabs and devices, and each of them asks for one thing after another.
    private const int MostWaiting = 20;

    private readonly PartitionedRateLimiter<Guid> acts = Limiter(waiting: 0);
    private readonly PartitionedRateLimiter<Guid> readings = Limiter(MostWaiting);

    /// <exception cref="RuleBrokenException">Too many acts by one person.</exception>
    public void Pass(Guid personId)
    {
        using var lease = acts.AttemptAcquire(personId);
        Require(lease);
    }

    /// <summary>
    /// Whoever asks for the log again and again waits for their turn: refused, a page that only catches up would think that it may not.
    /// </summary>
    /// <exception cref="RuleBrokenException">Too many of one person's wait already.</exception>
    public async Task Read(Guid personId, CancellationToken stop)
    {
        using var lease = await readings.AcquireAsync(personId, cancellationToken: stop);
        Require(lease);
    }

    public void Dispose()
    {
        acts.Dispose();
        readings.Dispose();
    }

    private static PartitionedRateLimiter<Guid> Limiter(int waiting) => PartitionedRateLimiter.Create<Guid, Guid>(person =>
        RateLimitPartition.GetTokenBucketLimiter(person, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = AtOnce,
            TokensPerPeriod = ASecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = waiting,
        }));

    private static void Require(RateLimitLease lease)
    {
        if (!lease.IsAcquired)
        {
            throw new RuleBrokenException("SessionRoom.TooFast");
        }
    }
}
