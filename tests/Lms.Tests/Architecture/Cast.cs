namespace Lms.Tests.Architecture;

/// <summary>Who tries every route: the columns of <see cref="RouteTable"/>, with the code each signs in with.</summary>
public static class Cast
{
    /// <summary>Name of the column and code; no code means not signed in.</summary>
    public static readonly (string Name, string? Code)[] Everybody =
    [
        ("stranger", null),
        ("enrolled", "SV-HV01"),   // in `class`, has an open attempt and duties
        ("elsewhere", "SV-HV25"),  // trainee of the same centre in `class:other` only, has a result
        ("lecturer", "SV-CB05"),   // wrote `plan`, teaches `session`
        ("office", "SV-CB03"),
        ("deputy", "SV-CB02"),     // approves plans, heads the marking
        ("director", "SV-CB01"),
        ("admin", "SV-CB10"),
        ("marker", "SV-CB07"),     // a lecturer, appointed to mark
        ("outsider", "DL-CB02"),   // office of the other centre
        ("province", "HV-TG01"),   // sees both centres, a member of neither
    ];

    public static string Names => string.Join(' ', Everybody.Select(one => one.Name));
}
