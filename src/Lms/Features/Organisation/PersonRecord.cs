using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Organisation;

/// <summary>What is written of a person at a centre, loaded to be corrected.</summary>
public sealed record PersonRecord(Person Person, Membership Membership, IReadOnlyList<UnitMembership> Units, string? UnitName, DateOnly Today)
{
    public Guid? UnitId => Units.FirstOrDefault(one => one.Place == UnitPlace.Home && one.IsHeldOn(Today))?.UnitId;

    /// <summary>Stands in a form for what its writer saw, so that of two officers the second is told.</summary>
    public string Seen => Fingerprint.Of(string.Join('\u001f', Written().Select(one => one.Words)));

    public static async Task<PersonRecord?> Load(LmsDbContext db, Guid centreId, Guid id, DateOnly today, CancellationToken stop)
    {
        if (await db.Memberships.SingleOrDefaultAsync(member => member.CentreId == centreId && member.PersonId == id, stop) is not { } membership)
        {
            return null;
        }

        var person = await db.People.SingleAsync(person => person.Id == id, stop);
        var units = await db.UnitsOf(centreId, id, stop);
        var name = await db.HomeUnits(centreId, today).Where(unit => unit.PersonId == id).Select(unit => unit.Name).FirstOrDefaultAsync(stop);
        return new PersonRecord(person, membership, units, name, today);
    }

    public IReadOnlyList<Written> Written() => Written(
        Person.FullName, Person.BirthDate, Person.Phone, Person.Email, UnitName, Membership.LecturerType);

    /// <summary>The same things as a form has them.</summary>
    public static IReadOnlyList<Written> Written(PersonForm form, string? unitName) => Written(
        $"{form.FamilyName} {form.GivenName}".Trim(), form.BirthDate, Person.NormalizePhone(form.Phone), form.Email, unitName, form.LecturerType);

    private static IReadOnlyList<Written> Written(
        string name, DateOnly? birth, string? phone, string? email, string? unit, LecturerType? type) =>
    [
        new("People.FullName", name),
        new("People.BirthDate", birth is { } day ? SchoolTime.Show(day, "date") : ""),
        new("People.Phone", phone ?? ""),
        new("People.Email", email ?? ""),
        new("People.Unit", unit ?? ""),
        new("People.LecturerType", type?.ToString() ?? ""),
    ];
}
