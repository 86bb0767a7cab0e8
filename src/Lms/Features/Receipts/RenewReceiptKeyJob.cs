using Lms.Data.Receipts;
using Quartz;

namespace Lms.Features.Receipts;

/// <summary>Puts a new signing key in the place of one that has served its term. Harmless twice and on two nodes.</summary>
[DisallowConcurrentExecution]
public sealed class RenewReceiptKeyJob(ReceiptKeys keys, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await keys.Renew(clock.GetUtcNow(), cancellationToken);
}
