using System.Security.Claims;
using Lms.Domain.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Npgsql;

namespace Lms.Web;

/// <summary>
/// Loads the person, the centre in the path and the roles held there, in one statement, before authorization asks. A
/// cookie whose security stamp is no longer the account's is thrown away; a member of another centre gets 404.
/// Who belongs to the province of the centre in the path is there as <see cref="Role.ProvinceViewer"/>, without a membership.
/// </summary>
public sealed class CurrentUserMiddleware(RequestDelegate next, NpgsqlDataSource database, TimeProvider clock)
{
    public const string StampClaim = "stamp";

    private readonly UserReading users = new(database);

    public async Task Invoke(HttpContext http, CurrentUser user)
    {
        if (http.GetEndpoint() is not { } endpoint || http.User.Identity is not { IsAuthenticated: true })
        {
            await next(http);
            return;
        }

        var slug = http.Request.RouteValues["centre"] as string;
        if (!await Load(http.User, slug, user, http.RequestAborted))
        {
            await http.SignOutAsync();
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
        }
        else if (slug is not null && !user.HasCentre)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        else if (user.MustChangePassword && endpoint.Metadata.GetMetadata<WithOldPasswordAttribute>() is null
                 && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            http.Response.Redirect("/password");
            return;
        }

        await next(http);
    }

    private async Task<bool> Load(ClaimsPrincipal principal, string? slug, CurrentUser user, CancellationToken stop)
    {
        var rows = await users.Read(principal.PersonId(), principal.FindFirstValue(StampClaim) ?? "", slug ?? "", clock.Today(), stop);
        if (rows is not [var person, ..])
        {
            return false;
        }

        user.Become(principal.PersonId(), person.FullName, person.GivenName, person.Code, person.MustChangePassword);
        foreach (var row in rows)
        {
            Enter(row, user);
        }

        return true;
    }

    private static void Enter(UserRow row, CurrentUser user)
    {
        if (row.Province is { } province)
        {
            user.See(province);
        }

        if (row.Centre is not { } centre)
        {
            return;
        }

        user.Know(new FrameCentre(centre.Slug, centre.Name), isMember: row.Province is null);
        if (row.Roles is { } roles)
        {
            user.Enter(centre, Array.ConvertAll(roles, role => (Role)role), isMember: row.Province is null);
        }
    }
}

/// <summary>May be used with a password that the office gave out and that is still to be changed.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WithOldPasswordAttribute : Attribute;
