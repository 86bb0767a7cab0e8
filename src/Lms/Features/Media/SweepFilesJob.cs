using Lms.Data;
using Quartz;

namespace Lms.Features.Media;

/// <summary>What was uploaded and never became part of anything does not lie in the store for ever.</summary>
[DisallowConcurrentExecution]
public sealed class SweepFilesJob(FileSweep sweep, PictureVariants variants) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        variants.RemoveOld();
        await sweep.Run(cancellationToken);
    }
}
