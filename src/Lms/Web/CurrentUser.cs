using System.Security.Claims;
using Lms.Data;
using Lms.Domain.People;

namespace Lms.Web;

/// <summary>The centre whose path is being answered.</summary>
public sealed record CurrentCentre(Guid Id, string Slug, string Name, string ShortName);

/// <summary>
/// Who is asking, as the database knows them at this request: a role taken away a second ago is gone. Loaded once by
/// <see cref="WhoAsks"/>.
/// </summary>
public sealed class CurrentUser
{
    private readonly List<FrameCentre> centres = [];
    private readonly List<FrameProvince> provinces = [];
    private Role[] roles = [];
    private CurrentCentre? centre;

    public Guid PersonId { get; private set; }

    public string FullName { get; private set; } = "";

    public string GivenName { get; private set; } = "";

    public string Code { get; private set; } = "";

    public bool IsSignedIn => PersonId != Guid.Empty;

    public bool MustChangePassword { get; private set; }

    /// <summary>Signed in by a slip in the room: for this one sitting, whatever else the person may do.</summary>
    public GoodPass? Pass { get; private set; }

    public bool IsConfined => Pass is not null;

    public bool HasCentre => centre is not null;

    /// <summary>The centre in the path. Asking outside /c/{centre} is a mistake of the caller.</summary>
    public CurrentCentre Centre => centre ?? throw new InvalidOperationException("This path has no centre.");

    public Guid CentreId => Centre.Id;

    /// <summary>Every centre the person is a member of today, the oldest membership first; then those of their provinces.</summary>
    public IReadOnlyList<FrameCentre> Centres => centres;

    /// <summary>The first centre of their own; null for who is a member of none.</summary>
    public FrameCentre? OwnCentre { get; private set; }

    /// <summary>The provinces whose centres the person sees.</summary>
    public IReadOnlyList<FrameProvince> Provinces => provinces;

    /// <summary>A member of <see cref="Centre"/>, and not there for the province alone.</summary>
    public bool IsMember { get; private set; }

    /// <summary>Roles at <see cref="Centre"/>, in the order of the enumeration.</summary>
    public IReadOnlyList<Role> Roles => roles;

    public bool Is(Role role) => roles.Contains(role);

    public bool IsAnyOf(params ReadOnlySpan<Role> any)
    {
        foreach (var role in any)
        {
            if (Is(role))
            {
                return true;
            }
        }

        return false;
    }

    internal void Confine(GoodPass pass) => Pass = pass;

    internal void Become(Guid personId, string fullName, string givenName, string code, bool mustChangePassword)
    {
        PersonId = personId;
        FullName = fullName;
        GivenName = givenName;
        Code = code;
        MustChangePassword = mustChangePassword;
    }

    internal void Know(FrameCentre one, bool isMember)
    {
        OwnCentre ??= isMember ? one : null;
        if (!centres.Contains(one))
        {
            centres.Add(one);
        }
    }

    internal void See(FrameProvince province)
    {
        if (!provinces.Contains(province))
        {
            provinces.Add(province);
        }
    }

    /// <summary>A member of the centre may see its province too: then they hold the roles of both.</summary>
    internal void Enter(CurrentCentre entered, Role[] held, bool isMember)
    {
        centre = entered;
        roles = [.. roles.Union(held)];
        IsMember |= isMember;
    }
}

public static class PrincipalExtensions
{
    /// <summary>The person's id in the cookie.</summary>
    public static Guid PersonId(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : Guid.Empty;

    /// <summary>The account's security stamp when it signed in; a changed one ends the sign-in.</summary>
    public static string Stamp(this ClaimsPrincipal principal) => principal.FindFirstValue(WhoAsks.StampClaim) ?? "";
}
