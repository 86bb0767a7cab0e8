namespace Lms.Domain.People;

/// <summary>Which standing roles a holder of others may give out. The office enrols and invites; it makes no superiors.</summary>
public static class GrantableRoles
{
    private static readonly Role[] ByOffice = [Role.Lecturer, Role.CellOfficer, Role.Trainee];

    /// <summary>Holders of this role may give out every role.</summary>
    public static bool MayGrant(Role held) => held is Role.Director or Role.Administrator;

    public static IReadOnlyList<Role> For(IReadOnlyCollection<Role> held) =>
        held.Any(MayGrant) ? Enum.GetValues<Role>()
        : held.Contains(Role.AcademicOffice) ? ByOffice
        : [];
}
