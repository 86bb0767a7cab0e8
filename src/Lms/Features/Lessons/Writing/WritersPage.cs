using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Lessons;
using Lms.Domain.People;

namespace Lms.Features.Lessons.Writing;

/// <summary>Who writes a plan with its author, and who might.</summary>
public sealed record WritersPage(LessonPlan Plan, bool MayShare, IReadOnlyList<Lecturer> Writers, IReadOnlyList<Lecturer> Others);

public sealed record Lecturer
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }
}

internal static class LecturersQuery
{
    /// <summary>Those who lecture at the centre now.</summary>
    public static IQueryable<Lecturer> Lecturers(this LmsDbContext db, Guid centreId) => db.Memberships
        .Where(member => member.CentreId == centreId).Holding(Role.Lecturer)
        .Join(db.People, member => member.PersonId, person => person.Id, (_, person) => person)
        .OrderBy(person => person.GivenName).ThenBy(person => person.FamilyName).ThenBy(person => person.Id)
        .Select(person => new Lecturer { Id = person.Id, Name = person.FullName });
}
