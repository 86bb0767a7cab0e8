using Lms.Domain.People;

namespace Lms.Features.Organisation;

/// <summary>Between a person and the form that corrects what is written of them.</summary>
internal static class PersonEdit
{
    public static PersonForm Read(PersonRecord record) => new()
    {
        FamilyName = record.Person.FamilyName,
        GivenName = record.Person.GivenName,
        BirthDate = record.Person.BirthDate,
        Phone = record.Person.Phone,
        Email = record.Person.Email,
        UnitId = record.UnitId,
        LecturerType = record.Membership.LecturerType,
        Seen = record.Seen,
    };

    /// <summary>What is left out of a move that nobody asked for: a later one may be on record.</summary>
    public static UnitMove Apply(PersonForm form, PersonRecord record)
    {
        var (person, membership) = (record.Person, record.Membership);
        person.Rename(form.FamilyName ?? "", form.GivenName);
        person.BeBornOn(form.BirthDate, record.Today);
        person.ChangeContact(form.Phone, form.Email);
        membership.TeachAs(form.LecturerType);
        return form.UnitId == record.UnitId
            ? new UnitMove(null, null)
            : UnitHistory.Move(record.Units, membership.CentreId, person.Id, UnitPlace.Home, form.UnitId, form.UnitFrom ?? record.Today);
    }
}
