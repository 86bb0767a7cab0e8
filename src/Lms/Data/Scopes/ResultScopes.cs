using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Scopes;

/// <summary>A person's released result at a sitting, without the mark.</summary>
public sealed class PersonResult
{
    public required Guid PersonId { get; init; }

    public required Guid SittingId { get; init; }

    public required Guid FirstId { get; init; }

    public required DateTimeOffset Opens { get; init; }

    public required DateTimeOffset ReleasedAt { get; init; }
}

public static class ResultScopes
{
    /// <summary>The edition of each result that counts: the last.</summary>
    public static IQueryable<Result> LastResults(this LmsDbContext db) => db.Results.Where(result => !db.Results.Any(later =>
        later.CentreId == result.CentreId && later.ExamSittingId == result.ExamSittingId && later.PersonId == result.PersonId && later.Edition > result.Edition));

    public static IQueryable<PersonResult> ReleasedResults(this LmsDbContext db, Guid centreId) =>
        from result in db.LastResults().AsNoTracking()
        join sitting in db.Sittings on new { result.CentreId, Id = result.ExamSittingId } equals new { sitting.CentreId, sitting.Id }
        where result.CentreId == centreId && sitting.ReleasedAt != null
        select new PersonResult
        {
            PersonId = result.PersonId,
            SittingId = sitting.Id,
            FirstId = sitting.FirstId,
            Opens = sitting.Opens,
            ReleasedAt = sitting.ReleasedAt!.Value,
        };

    /// <summary>Who has results at which sittings that count; the other results of the same exam do not.</summary>
    public static IReadOnlySet<(Guid PersonId, Guid SittingId)> Counting(this IEnumerable<PersonResult> results) => results
        .GroupBy(result => result.PersonId)
        .SelectMany(person => CountingResults.Of(person.Select(one => new ReleasedResult(one.SittingId, one.FirstId, one.Opens, one.ReleasedAt))).Select(sitting => (person.Key, sitting)))
        .ToHashSet();
}
