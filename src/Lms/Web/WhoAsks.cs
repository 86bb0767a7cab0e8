using System.Security.Claims;
using Lms.Data;
using Lms.Domain.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Npgsql;

namespace Lms.Web;

/// <summary>
/// Loads the person, the centre in the path and the roles held there, in one statement (<see cref="UserReading"/>), before
/// authorization asks; who sees a province costs a second. A cookie whose security stamp is no longer the account's is thrown
/// away; a member of another centre gets 404. Who belongs to the province of the centre in the path is there as
/// <see cref="Role.ProvinceViewer"/>, without a membership.
/// </summary>
public sealed class WhoAsks(NpgsqlDataSource database, TimeProvider clock)
{
    public const string StampClaim = "stamp";

    // Few see a province; a row for each of its centres.
    private const string SqlOfProvinces = """
        select v.slug, v.name, c.id, c.slug, c.name, c.short_name
        from province_memberships s
        join provinces v on v.id = s.province_id
        left join centres c on c.province_id = s.province_id
        where s.person_id = $1 and s.since <= $2 and (s.until is null or s.until >= $2)
        order by s.since, c.slug
        """;

    private readonly UserReading users = new(database);

    /// <summary>False when the answer has been given already. Whose cookie does not count any more goes on as a stranger.</summary>
    public async Task<bool> Admit(HttpContext http, Endpoint endpoint, CurrentUser user)
    {
        var slug = http.Request.RouteValues["centre"] as string;
        if (!await Load(http.User, slug, user, http.RequestAborted))
        {
            await http.SignOutAsync();
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
        }
        else if (slug is not null && !user.HasCentre)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return false;
        }
        // Whoever came by a slip uses no password: the exam comes first.
        else if (user is { MustChangePassword: true, IsConfined: false } && endpoint.Metadata.GetMetadata<WithOldPasswordAttribute>() is null
                 && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            http.Response.Redirect("/password");
            return false;
        }

        return true;
    }

    private async Task<bool> Load(ClaimsPrincipal principal, string? slug, CurrentUser user, CancellationToken stop)
    {
        var today = clock.Today();
        var rows = await users.Read(principal.PersonId(), principal.Stamp(), slug ?? "", today, stop);
        if (rows is not [var person, ..])
        {
            return false;
        }

        user.Become(principal.PersonId(), person.FullName, person.GivenName, person.Code, person.MustChangePassword);
        foreach (var row in rows.OrderBy(row => row.Since).ThenBy(row => row.Centre?.Slug, StringComparer.Ordinal))
        {
            EnterOwn(row, user);
        }

        if (person.SeesProvince)
        {
            await SeeProvinces(user, slug, today, stop);
        }

        return true;
    }

    private static void EnterOwn(UserRow row, CurrentUser user)
    {
        if (row.Centre is not { } centre)
        {
            return;
        }

        user.Know(new FrameCentre(centre.Slug, centre.Name), isMember: true);
        if (row.Roles is { } roles)
        {
            user.Enter(centre, [.. Array.ConvertAll(roles, role => (Role)role).Order()], isMember: true);
        }
    }

    private async Task SeeProvinces(CurrentUser user, string? slug, DateOnly today, CancellationToken stop)
    {
        await using var command = database.Command(SqlOfProvinces, user.PersonId, today);
        await using var row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
        {
            user.See(new FrameProvince(row.GetString(0), row.GetString(1)));
            if (row.IsDBNull(2))
            {
                continue;
            }

            user.Know(new FrameCentre(row.GetString(3), row.GetString(4)), isMember: false);
            if (row.GetString(3) == slug)
            {
                user.Enter(new CurrentCentre(row.GetGuid(2), row.GetString(3), row.GetString(4), row.GetString(5)), [Role.ProvinceViewer], isMember: false);
            }
        }
    }
}
