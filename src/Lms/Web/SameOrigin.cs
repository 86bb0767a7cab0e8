namespace Lms.Web;

/// <summary>
/// Browsers open WebSockets across origins and send what cookies they have: such an endpoint refuses every other origin
/// itself. Programs, which send none, are held by the cookie alone.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SameOriginAttribute : Attribute;

public static class SameOrigin
{
    public static void UseSameOrigin(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<SameOriginAttribute>() is null || IsOwn(http.Request))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    private static bool IsOwn(HttpRequest request) => request.Headers.Origin.ToString() is var origin
        && (origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)));
}
