using Lms.Data.Answers;
using Quartz;

namespace Lms.Features.Exams.Answers;

/// <summary>After a sitting is released, what led to each answer is no longer asked for save by save.</summary>
[DisallowConcurrentExecution]
public sealed class FoldHistoriesJob(HistoryFolding folding) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await folding.Run(cancellationToken);
}
