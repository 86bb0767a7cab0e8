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
        var me = http.RequestServices.GetRequiredService<CurrentUser>();
        context.Context.Items[VisitorKey] = Visitor(me, http.User);
        context.Context.Items[SittingKey] = me.Pass?.SittingId;
        context.Context.Items[CultureKey] = http.Features.Get<IRequestCultureFeature>()?.RequestCulture;
        return next(context);
    }

    public static RoomVisitor Visitor(CurrentUser me, ClaimsPrincipal user) =>
        new(me.CentreId, me.PersonId, user.FindFirstValue(WhoAsks.StampClaim) ?? "");
}
