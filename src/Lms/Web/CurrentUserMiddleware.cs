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

    // A row for each centre the person is a member of today, and for each of a province they see; the roles on that of the path.
    private const string Sql = """
        select p.full_name, p.given_name, p.code, a.must_change_password, c.id, c.slug, c.name, c.short_name,
               case when c.slug = $3 and m.province_id is null then array(
                   select g.role from role_grants g where g.centre_id = m.centre_id and g.person_id = a.id order by g.role)
                    when c.slug = $3 then array[8] end,
               v.slug, v.name
        from accounts a
        join people p on p.id = a.id
        left join lateral (
            select m.centre_id, m.since, null::uuid as province_id from memberships m
            where m.person_id = a.id and m.since <= $4 and (m.until is null or m.until >= $4)
            union all
            select c.id, s.since, s.province_id from province_memberships s left join centres c on c.province_id = s.province_id
            where s.person_id = a.id and s.since <= $4 and (s.until is null or s.until >= $4)) m on true
        left join centres c on c.id = m.centre_id
        left join provinces v on v.id = m.province_id
        where a.id = $1 and a.security_stamp = $2
        order by m.province_id is not null, m.since, c.slug
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
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = principal.PersonId() });
        command.Parameters.Add(new() { Value = principal.FindFirstValue(StampClaim) ?? "" });
        command.Parameters.Add(new() { Value = slug ?? "" });
        command.Parameters.Add(new() { Value = clock.Today() });
        await using var row = await command.ExecuteReaderAsync(stop);
        if (!await row.ReadAsync(stop))
        {
            return false;
        }

        user.Become(principal.PersonId(), row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3));
        do
        {
            Enter(row, user);
        }
        while (await row.ReadAsync(stop));
        return true;
    }

    private static void Enter(NpgsqlDataReader row, CurrentUser user)
    {
        if (!row.IsDBNull(9))
        {
            user.See(new FrameProvince(row.GetString(9), row.GetString(10)));
        }

        if (row.IsDBNull(4))
        {
            return;
        }

        user.Know(new FrameCentre(row.GetString(5), row.GetString(6)), isMember: row.IsDBNull(9));
        if (!row.IsDBNull(8))
        {
            var roles = row.GetFieldValue<int[]>(8);
            user.Enter(
                new CurrentCentre(row.GetGuid(4), row.GetString(5), row.GetString(6), row.GetString(7)),
                Array.ConvertAll(roles, role => (Role)role),
                isMember: row.IsDBNull(9));
        }
    }
}

/// <summary>May be used with a password that the office gave out and that is still to be changed.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WithOldPasswordAttribute : Attribute;
