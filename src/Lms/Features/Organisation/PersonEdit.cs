using Lms.Domain.People;

namespace Lms.Features.Organisation;

/// <summary>Between a person and the form that corrects what is written of them.</summary>
internal static class PersonEdit
{
    public static PersonForm Read(Person person, Membership membership, Guid? unitId) => new()
    {
        FamilyName = person.FamilyName,
        GivenName = person.GivenName,
        Phone = person.Phone,
        Email = person.Email,
        UnitId = unitId,
        LecturerType = membership.LecturerType,
    };

    public static UnitMove Apply(
        PersonForm form, Person person, Membership membership, IEnumerable<UnitMembership> units, DateOnly today)
    {
        person.Rename(form.FamilyName ?? "", form.GivenName);
        person.ChangeContact(form.Phone, form.Email);
        membership.TeachAs(form.LecturerType);
        return UnitHistory.Move(units, membership.CentreId, person.Id, UnitPlace.Home, form.UnitId, today);
    }

    public static string[] InWords(Person person) => [person.FullName, person.Phone ?? "", person.Email ?? ""];

    /// <summary>What the audit log keeps: the old and the new of each thing that changed.</summary>
    public static string Difference(string[] before, string[] after) => string.Join(
        "; ", before.Zip(after).Where(pair => pair.First != pair.Second).Select(pair => $"{Or(pair.First)} → {Or(pair.Second)}"));

    private static string Or(string text) => text.Length == 0 ? "–" : text;
}
