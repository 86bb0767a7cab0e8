namespace Lms.Web;

/// <summary>
/// Asks who it is before authorization does (<see cref="WhoAsks"/>), unless the endpoint's own statement asks
/// (<see cref="AsksInItsStatementAttribute"/>).
/// </summary>
public sealed class CurrentUserMiddleware(RequestDelegate next, WhoAsks who)
{
    public async Task Invoke(HttpContext http, CurrentUser user)
    {
        if (http.GetEndpoint() is not { } endpoint || http.User.Identity is not { IsAuthenticated: true }
            || http.IsWithoutDatabase()
            || (!user.IsConfined && endpoint.Metadata.GetMetadata<AsksInItsStatementAttribute>() is not null)
            || await who.Admit(http, endpoint, user))
        {
            await next(http);
        }
    }
}

/// <summary>
/// The endpoint's statement itself demands that the cookie still counts. What it does not take, it answers only after
/// <see cref="WhoAsks"/>. Whoever came by a slip is asked before, as everywhere.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AsksInItsStatementAttribute : Attribute;

/// <summary>May be used with a password that the office gave out and that is still to be changed.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WithOldPasswordAttribute : Attribute;
