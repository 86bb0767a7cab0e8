using System.Collections.Concurrent;
using System.Diagnostics;

namespace Lms.Tests.Support;

/// <summary>
/// Hears every statement that Npgsql sends, EF Core's and handwritten alike, and keeps them apart by database: each app
/// has its own.
/// </summary>
public static class Statements
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Heard = new();

    private static readonly ActivityListener Listener = Listen();

    /// <summary>The statements that <paramref name="act"/> causes in a database, as they were sent.</summary>
    public static async Task<IReadOnlyList<string>> Of(string database, Func<Task> act)
    {
        ArgumentNullException.ThrowIfNull(Listener);
        var queue = Heard[database] = new ConcurrentQueue<string>();
        await act();
        Heard.TryRemove(database, out _);
        return [.. queue];
    }

    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            // ASP.NET Core's too: a statement without a request above it belongs to a job or the database's clock.
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Hear,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static void Hear(Activity activity)
    {
        if (activity.Source.Name == "Npgsql" && activity.ParentSpanId != default
            && Tag(activity, "db.query.text", "db.statement") is { } statement
            && Tag(activity, "db.namespace", "db.name") is { } database
            && Heard.TryGetValue(database, out var queue))
        {
            queue.Enqueue(statement);
        }
    }

    private static string? Tag(Activity activity, params string[] names) =>
        names.Select(name => activity.GetTagItem(name) as string).FirstOrDefault(value => value is not null);
}
