namespace Lms.Web;

/// <summary>
/// When a request arrived, taken before anything is done for it: deadlines are judged by this, so that neither a slow
/// body nor a queue in here costs a trainee the last save.
/// </summary>
public static class Arrival
{
    private static readonly object Key = new();

    public static void UseArrivalTime(this IApplicationBuilder app)
    {
        var clock = app.ApplicationServices.GetRequiredService<TimeProvider>();
        app.Use(next => http =>
        {
            http.Items[Key] = clock.GetUtcNow();
            return next(http);
        });
    }

    public static DateTimeOffset ArrivedAt(this HttpContext http) => (DateTimeOffset)http.Items[Key]!;
}
