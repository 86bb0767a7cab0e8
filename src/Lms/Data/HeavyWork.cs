namespace Lms.Data;

/// <summary>
/// One at a time on each node of what takes a processor for minutes. The kinds take turns piece by piece: behind a film of an hour
/// waits one document, not the next ten films before it.
/// </summary>
public sealed class HeavyWork(IHostApplicationLifetime host) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Does one piece after the other until there is none.</summary>
    /// <param name="next">Does one; false when there is none.</param>
    public async Task Run(Func<CancellationToken, Task<bool>> next, CancellationToken stop)
    {
        // The clockwork waits for what runs when the site stops: this would be minutes.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, host.ApplicationStopping);
        for (var more = true; more;)
        {
            await turn.WaitAsync(either.Token);
            try
            {
                more = await next(either.Token);
            }
            finally
            {
                turn.Release();
            }
        }
    }

    public void Dispose() => turn.Dispose();
}
