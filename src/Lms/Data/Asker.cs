namespace Lms.Data;

/// <summary>A sign-in that must still count, of a member of the centre on that day.</summary>
/// <param name="Stamp">The account's security stamp when it signed in.</param>
public sealed record Asker(string Stamp, DateOnly Day)
{
    /// <summary>That it counts, as a condition: g has its stamp and its day, with the person and the centre.</summary>
    internal const string StillCounts = """
        exists (
            select from accounts u join memberships m on m.person_id = u.id
            where u.id = g.person_id and u.security_stamp = g.stamp and not u.must_change_password
              and m.centre_id = g.centre_id and m.since <= g.day and (m.until is null or m.until >= g.day))
        """;
}
