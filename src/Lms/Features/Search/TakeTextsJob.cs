using Lms.Data.Search;
using Quartz;

namespace Lms.Features.Search;

/// <summary>What documents say is found too.</summary>
[DisallowConcurrentExecution]
public sealed class TakeTextsJob(FileTexts texts) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await texts.Run(cancellationToken);
}
