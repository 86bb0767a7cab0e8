using Lms.Data;
using Lms.Data.Films;
using Quartz;

namespace Lms.Features.Media;

/// <summary>Films are played on any device over any line.</summary>
[DisallowConcurrentExecution]
public sealed class ProcessFilmsJob(FilmProcessing films, HeavyWork heavy) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await films.Enqueue(cancellationToken);
        await heavy.Run(films.Next, cancellationToken);
    }
}
