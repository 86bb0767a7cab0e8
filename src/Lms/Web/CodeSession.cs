using System.Security.Claims;
using Lms.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Web;

/// <summary>
/// May be used by whoever signed in by a slip in the room, for the sitting of that slip alone. Named are the values of the route
/// that hold the sitting or the attempt; they must be the slip's.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WithCodeAttribute : Attribute
{
    public string? Sitting { get; init; }

    public string? Attempt { get; init; }

    public bool Opens(GoodPass pass, RouteValueDictionary route) =>
        (!route.ContainsKey("centre") || Is(route, "centre", pass.Slug))
        && (Sitting is null || Is(route, Sitting, $"{pass.SittingId}")) && (Attempt is null || Is(route, Attempt, $"{pass.AttemptId}"));

    private static bool Is(RouteValueDictionary route, string name, string own) =>
        string.Equals(route[name]?.ToString(), own, StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// The one place that holds a session by code to its exam: every endpoint that does not say that it may be used with a code is
/// closed to it, and all of them when the slip is no longer good.
/// </summary>
public sealed class CodeSession(RequestDelegate next, EntryPasses passes)
{
    public const string PassClaim = "pass";
    public const string EntryPath = "/exam-entry";
    public const string ExcusedPath = $"{EntryPath}?excused=true";

    public async Task Invoke(HttpContext http, CurrentUser user)
    {
        if (http.GetEndpoint() is not { } endpoint || !Guid.TryParse(http.User.FindFirstValue(PassClaim), out var id))
        {
            await next(http);
            return;
        }

        var pass = await passes.Held(id, http.User.PersonId(), http.RequestAborted);
        if (pass is null or { IsExcused: true })
        {
            await End(http, endpoint, pass is null ? EntryPath : ExcusedPath);
            return;
        }

        user.Confine(pass);
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint.Metadata.GetMetadata<WithCodeAttribute>()?.Opens(pass, http.Request.RouteValues) == true)
        {
            await next(http);
        }
        else
        {
            Refuse(http, endpoint, $"/c/{pass.Slug}/sittings/{pass.SittingId}/attempts/new");
        }
    }

    // A stranger from here on: a page leads to where a code is asked for, a program hears 401 as from anybody.
    private async Task End(HttpContext http, Endpoint endpoint, string entry)
    {
        await http.SignOutAsync();
        http.User = new ClaimsPrincipal(new ClaimsIdentity());
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || IsForPrograms(endpoint) || !HttpMethods.IsGet(http.Request.Method))
        {
            await next(http);
        }
        else
        {
            http.Response.Redirect(entry);
        }
    }

    private static void Refuse(HttpContext http, Endpoint endpoint, string exam)
    {
        if (HttpMethods.IsGet(http.Request.Method) && !IsForPrograms(endpoint))
        {
            http.Response.Redirect(exam);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

    private static bool IsForPrograms(Endpoint endpoint) => endpoint.Metadata.GetMetadata<JsonAnswerAttribute>() is not null;
}
