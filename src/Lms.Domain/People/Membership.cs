namespace Lms.Domain.People;

public enum LecturerType
{
    FullTime = 1,
    Adjunct,
}

/// <summary>A person's place at one centre, and the roles they hold there. Their units are <see cref="UnitMembership"/>s.</summary>
public sealed class Membership : ICentreOwned
{
    private readonly List<RoleGrant> roles = [];

    private Membership()
    {
    }

    public Membership(Guid centreId, Guid personId, DateOnly since)
    {
        CentreId = centreId;
        PersonId = personId;
        Since = since;
    }

    public Guid CentreId { get; private set; }

    public Guid PersonId { get; private set; }

    public LecturerType? LecturerType { get; private set; }

    public DateOnly Since { get; private set; }

    /// <summary>Last day of membership; null while it lasts.</summary>
    public DateOnly? Until { get; private set; }

    public IReadOnlyList<RoleGrant> Roles => roles;

    public void Grant(Role role, Guid? actor, DateTimeOffset now)
    {
        if (roles.All(grant => grant.Role != role))
        {
            roles.Add(new RoleGrant(CentreId, PersonId, role, actor, now));
        }
    }

    /// <summary>Nobody takes away their own power to give roles: a centre must not be left without it by a slip.</summary>
    public void Revoke(Role role, Guid actor)
    {
        if (actor == PersonId && GrantableRoles.MayGrant(role))
        {
            throw new RuleBrokenException("Membership.OwnManagingRole");
        }

        roles.RemoveAll(grant => grant.Role == role);
    }

    public bool IsOn(DateOnly day) => Since <= day && (Until is null || day <= Until);

    /// <summary>Takes a former member back.</summary>
    public void Resume() => Until = null;

    public void TeachAs(LecturerType? type) => LecturerType = type;

    public void End(DateOnly lastDay)
    {
        if (lastDay < Since)
        {
            throw new RuleBrokenException("Membership.EndsBeforeItBegins", Since);
        }

        Until = lastDay;
    }
}
