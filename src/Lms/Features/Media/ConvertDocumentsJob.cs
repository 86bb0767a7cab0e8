using Lms.Data;
using Lms.Data.Documents;
using Quartz;

namespace Lms.Features.Media;

/// <summary>Documents of Word and PowerPoint are read in the page as well.</summary>
[DisallowConcurrentExecution]
public sealed class ConvertDocumentsJob(DocumentConversion conversion, HeavyWork heavy) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await conversion.Enqueue(cancellationToken);
        await heavy.Run(conversion.Next, cancellationToken);
    }
}
