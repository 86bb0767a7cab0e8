using Lms.Domain.People;

namespace Lms.Features.Organisation;

/// <summary>Between a person and the form that corrects what is written of them.</summary>
internal static class PersonEdit
{
    public static PersonForm Read(Person person, Membership membership) => new()
    {
        FamilyName = person.FamilyName,
        GivenName = person.GivenName,
        Phone = person.Phone,
        Email = person.Email,
        UnitId = membership.UnitId,
        LecturerType = membership.LecturerType,
    };

    public static void Apply(PersonForm form, Person person, Membership membership)
    {
        person.Rename(form.FamilyName ?? "", form.GivenName);
        person.ChangeContact(form.Phone, form.Email);
        membership.MoveTo(form.UnitId);
        membership.TeachAs(form.LecturerType);
    }

    public static string[] InWords(Person person) => [person.FullName, person.Phone ?? "", person.Email ?? ""];

    /// <summary>What the audit log keeps: the old and the new of each thing that changed.</summary>
    public static string Difference(string[] before, string[] after) => string.Join(
        "; ", before.Zip(after).Where(pair => pair.First != pair.Second).Select(pair => $"{Or(pair.First)} → {Or(pair.Second)}"));

    private static string Or(string text) => text.Length == 0 ? "–" : text;
}
