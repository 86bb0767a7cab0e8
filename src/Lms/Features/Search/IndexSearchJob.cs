using Lms.Data.Search;
using Quartz;

namespace Lms.Features.Search;

/// <summary>What was written a moment ago is found.</summary>
[DisallowConcurrentExecution]
public sealed class IndexSearchJob(SearchIndexing indexing) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await indexing.Run(cancellationToken, atMost: 1);
}
