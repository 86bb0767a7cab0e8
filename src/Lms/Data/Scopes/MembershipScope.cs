using Lms.Domain.People;

namespace Lms.Data.Scopes;

public static class MembershipScope
{
    /// <summary>The people of a centre on a day.</summary>
    public static IQueryable<Membership> Current(this IQueryable<Membership> memberships, Guid centreId, DateOnly day) => memberships
        .Where(member => member.CentreId == centreId && member.Since <= day && (member.Until == null || member.Until >= day));

    /// <summary>Those of them who hold a role.</summary>
    public static IQueryable<Membership> Holding(this IQueryable<Membership> memberships, Role role) =>
        memberships.Where(member => member.Roles.Any(grant => grant.Role == role));

    /// <summary>Those who hold power over people at a centre other than this one.</summary>
    public static IQueryable<Membership> ManagersElsewhere(this LmsDbContext db, Guid centreId) => db.Memberships
        .Where(member => member.CentreId != centreId
            && member.Roles.Any(grant => grant.Role == Role.Director || grant.Role == Role.Administrator));
}
