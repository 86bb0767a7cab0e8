using System.Globalization;
using System.Security.Claims;
using Lms.Data.Discussions;
using Lms.Domain;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Web;

/// <summary>
/// Around every call of a hub: the caller's centre and language are those of the page the connection was made from, and
/// a broken rule is said in words.
/// </summary>
public sealed class LiveConnection(Texts text, ILogger<LiveConnection> log) : IHubFilter
{
    private const string VisitorKey = "visitor";
    private const string CultureKey = "culture";
    private const string SittingKey = "sitting";

    // Some proxies gather an answer until it ends; one that never ends would then never come.
    private const string NotGathered = "X-Accel-Buffering";

    public static RoomVisitor Of(HubCallerContext context) => (RoomVisitor)context.Items[VisitorKey]!;

    /// <summary>Of whoever signed in by a slip, the one sitting; null for everybody else.</summary>
    public static Guid? OnlySitting(HubCallerContext context) => context.Items.TryGetValue(SittingKey, out var sitting) ? (Guid?)sitting : null;

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (invocationContext.Context.Items[CultureKey] is RequestCulture culture)
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture.Culture, culture.UICulture);
        }

        try
        {
            return await next(invocationContext);
        }
        catch (RuleBrokenException broken)
        {
            throw new HubException(text.Of(broken));
        }
        catch (Exception failure) when (failure is not (HubException or OperationCanceledException))
        {
            log.LogError(failure, "{Method} failed", invocationContext.HubMethodName);
            throw new HubException(text["Shared.LiveFailed"]);
        }
    }

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        var http = context.Context.GetHttpContext()!;
        foreach (var key in (string[])[VisitorKey, SittingKey, CultureKey])
        {
            context.Context.Items[key] = http.Items[key];
        }

        return next(context);
    }

    /// <summary>
    /// Of the request that makes the connection, its items alone outlive it on every transport: a long poll is over before
    /// the first call comes.
    /// </summary>
    internal static Task Introduce(HttpContext http, RequestDelegate next)
    {
        var me = http.RequestServices.GetRequiredService<CurrentUser>();
        http.Items[VisitorKey] = Visitor(me, http.User);
        http.Items[SittingKey] = me.Pass?.SittingId;
        http.Items[CultureKey] = http.Features.Get<IRequestCultureFeature>()?.RequestCulture;
        http.Response.Headers[NotGathered] = "no";
        return next(http);
    }

    public static RoomVisitor Visitor(CurrentUser me, ClaimsPrincipal user) =>
        new(me.CentreId, me.PersonId, user.FindFirstValue(WhoAsks.StampClaim) ?? "");
}

public static class LiveEndpoints
{
    /// <summary>What every hub's endpoints share: answers for programs, no other origin, and a caller who is known by name.</summary>
    public static TBuilder Live<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.WithMetadata(new JsonAnswerAttribute(), new SameOriginAttribute());
        endpoints.Add(endpoint =>
        {
            var answer = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = http => LiveConnection.Introduce(http, answer);
        });
        return endpoints;
    }
}
