using System.Security.Claims;
using Lms.Data;
using Lms.Domain.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Npgsql;

namespace Lms.Web;

/// <summary>
/// Loads the person, the centre in the path and the roles held there, in one statement, before authorization asks; who sees a
/// province costs a second. A cookie whose security stamp is no longer the account's is thrown away; a member of another centre gets 404.
/// Who belongs to the province of the centre in the path is there as <see cref="Role.ProvinceViewer"/>, without a membership.
/// </summary>
public sealed class CurrentUserMiddleware(RequestDelegate next, NpgsqlDataSource database, TimeProvider clock)
{
    public const string StampClaim = "stamp";

    // A row for each centre the person is a member of today; the roles on that of the path. Put in order here, not there: every page asks.
    private const string Sql = """
        select p.full_name, p.given_name, p.code, a.must_change_password,
               exists (select from province_memberships s
                       where s.person_id = $1 and s.since <= $4 and (s.until is null or s.until >= $4)),
               m.since, c.id, c.slug, c.name, c.short_name,
               case when c.slug = $3 then array(select g.role from role_grants g where g.centre_id = m.centre_id and g.person_id = $1) end
        from accounts a
        join people p on p.id = a.id
        left join memberships m on m.person_id = a.id and m.since <= $4 and (m.until is null or m.until >= $4)
        left join centres c on c.id = m.centre_id
        where a.id = $1 and a.security_stamp = $2
        """;

    // Few see a province; a row for each of its centres.
    private const string SqlOfProvinces = """
        select v.slug, v.name, c.id, c.slug, c.name, c.short_name
        from province_memberships s
        join provinces v on v.id = s.province_id
        left join centres c on c.province_id = s.province_id
        where s.person_id = $1 and s.since <= $2 and (s.until is null or s.until >= $2)
        order by s.since, c.slug
        """;

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
        var today = clock.Today();
        bool seesProvince;
        await using (var command = database.Command(Sql, principal.PersonId(), principal.FindFirstValue(StampClaim) ?? "", slug ?? "", today))
        await using (var row = await command.ExecuteReaderAsync(stop))
        {
            if (!await row.ReadAsync(stop))
            {
                return false;
            }

            user.Become(principal.PersonId(), row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3));
            seesProvince = row.GetBoolean(4);
            await EnterOwn(row, user, stop);
        }

        if (seesProvince)
        {
            await SeeProvinces(user, slug, today, stop);
        }

        return true;
    }

    private static async Task EnterOwn(NpgsqlDataReader row, CurrentUser user, CancellationToken stop)
    {
        var own = new List<(DateOnly Since, FrameCentre Centre)>();
        do
        {
            if (row.IsDBNull(6))
            {
                return;
            }

            own.Add((row.GetFieldValue<DateOnly>(5), new FrameCentre(row.GetString(7), row.GetString(8))));
            if (!row.IsDBNull(10))
            {
                var roles = Array.ConvertAll(row.GetFieldValue<int[]>(10), role => (Role)role);
                user.Enter(CentreAt(row, 6), [.. roles.Order()], isMember: true);
            }
        }
        while (await row.ReadAsync(stop));

        foreach (var (_, centre) in own.OrderBy(one => one.Since).ThenBy(one => one.Centre.Slug, StringComparer.Ordinal))
        {
            user.Know(centre, isMember: true);
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
                user.Enter(CentreAt(row, 2), [Role.ProvinceViewer], isMember: false);
            }
        }
    }

    private static CurrentCentre CentreAt(NpgsqlDataReader row, int column) =>
        new(row.GetGuid(column), row.GetString(column + 1), row.GetString(column + 2), row.GetString(column + 3));
}

/// <summary>May be used with a password that the office gave out and that is still to be changed.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WithOldPasswordAttribute : Attribute;
