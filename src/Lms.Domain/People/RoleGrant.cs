namespace Lms.Domain.People;

/// <summary>Who gave which role when. A person without a grant has no say at the centre.</summary>
public sealed class RoleGrant : ICentreOwned
{
    private RoleGrant()
    {
    }

    internal RoleGrant(Guid centreId, Guid personId, Role role, Guid? grantedBy, DateTimeOffset grantedAt)
    {
        CentreId = centreId;
        PersonId = personId;
        Role = role;
        GrantedBy = grantedBy;
        GrantedAt = grantedAt;
    }

    public Guid CentreId { get; private set; }

    public Guid PersonId { get; private set; }

    public Role Role { get; private set; }

    /// <summary>Null for the first administrator, whom the console made.</summary>
    public Guid? GrantedBy { get; private set; }

    public DateTimeOffset GrantedAt { get; private set; }
}
