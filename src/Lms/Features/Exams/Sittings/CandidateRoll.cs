using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Sittings;

public enum CandidateState
{
    NotStarted = 1,
    Writing,
    HandedIn,
    OutOfTime,
    Absent,
    Postponed,
}

/// <summary>One candidate as the office sees them: the duty is the attempt's, or before it the one that will speak.</summary>
public sealed record CandidateRow(
    Guid PersonId, int Number, string FullName, string Code, string? Position, string? Duty, string? TagName, bool Granted,
    bool IsPostponed, FollowUpReason? CameFor, bool Started, DateTimeOffset? HandedInAt, DateTimeOffset? AcceptsUntil)
{
    public CandidateState State(DateTimeOffset closes, DateTimeOffset now) =>
        IsPostponed ? CandidateState.Postponed
        : HandedInAt is not null ? CandidateState.HandedIn
        : Started ? now > AcceptsUntil ? CandidateState.OutOfTime : CandidateState.Writing
        : now >= closes ? CandidateState.Absent
        : CandidateState.NotStarted;
}

/// <summary>The whole list of a sitting, hundreds at most, in one statement.</summary>
internal static class CandidateRoll
{
    public static async Task<IReadOnlyList<CandidateRow>> Read(
        LmsDbContext db, Guid centreId, Guid sittingId, DateOnly day, bool inEnglish, CancellationToken stop)
    {
        var rows = await (
            from candidate in db.Candidates.AsNoTracking()
            where candidate.CentreId == centreId && candidate.ExamSittingId == sittingId
            join person in db.People on candidate.PersonId equals person.Id
            from attempt in db.Attempts.Where(taken =>
                taken.CentreId == centreId && taken.ExamSittingId == sittingId && taken.PersonId == candidate.PersonId).DefaultIfEmpty()
            from duty in db.DutyAssignments.HeldOn(centreId, day).SpeakingFirst()
                .Where(held => held.PersonId == candidate.PersonId).Take(1).DefaultIfEmpty()
            orderby candidate.Number
            select new
            {
                candidate.PersonId,
                candidate.Number,
                person.FullName,
                person.Code,
                Granted = candidate.GeneralVariantGrantedAt != null,
                IsPostponed = candidate.PostponedAt != null,
                candidate.CameFor,
                Attempt = attempt == null ? null : new { attempt.HandedInAt, attempt.AcceptsUntil, attempt.Duty },
                Duty = duty == null ? null : new { duty.Position, duty.Duty, duty.Tag },
            }).ToListAsync(stop);
        var tags = await db.DutyTags.AsNoTracking()
            .Where(tag => tag.CentreId == centreId)
            .ToDictionaryAsync(tag => tag.Code, tag => inEnglish ? tag.NameInEnglish : tag.Name, stop);
        return rows.ConvertAll(row =>
        {
            var (position, duty, tag) = row.Attempt is not null
                ? (row.Attempt.Duty?.Position, row.Attempt.Duty?.Duty, row.Attempt.Duty?.Tag)
                : (row.Duty?.Position, row.Duty?.Duty, row.Duty?.Tag);
            return new CandidateRow(
                row.PersonId, row.Number, row.FullName, row.Code, position, duty, tag is null ? null : tags.GetValueOrDefault(tag),
                row.Granted, row.IsPostponed, row.CameFor, row.Attempt is not null, row.Attempt?.HandedInAt, row.Attempt?.AcceptsUntil);
        });
    }
}
