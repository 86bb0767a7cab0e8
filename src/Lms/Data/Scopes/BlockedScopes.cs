using Lms.Domain.Exams;
using Lms.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Scopes;

/// <summary>A candidate about whom something is to be settled before they start.</summary>
public sealed class BlockedCandidate
{
    public required Guid SittingId { get; init; }

    public required Guid PersonId { get; init; }

    public required WhyBlocked Why { get; init; }

    /// <summary>The duty that speaks for them on the day; null when none is held.</summary>
    public required Guid? DutyId { get; init; }
}

public static class BlockedScopes
{
    /// <summary>
    /// Everybody of a centre's sittings that are not over who could not start as things stand, or not with a question of their own;
    /// each by the day they would start on, which is the opening day or today. By hand: lists of sittings and the office's day count
    /// over it.
    /// </summary>
    public static IQueryable<BlockedCandidate> BlockedCandidates(this LmsDbContext db, Guid centreId, DateTimeOffset now) =>
        db.Database.SqlQuery<BlockedCandidate>($"""
            select s.id as "SittingId", c.person_id as "PersonId", d.id as "DutyId",
                   case when d.id is null and not duties.former then {(int)WhyBlocked.NoDuty}
                        when d.id is null then {(int)WhyBlocked.Expired}
                        when d.unclear then {(int)WhyBlocked.WordingNotLookedOver}
                        when not d.served then {(int)WhyBlocked.NoVariant}
                        else {(int)WhyBlocked.Overlapping} end as "Why"
            from sittings s
            join candidates c on c.centre_id = s.centre_id and c.exam_sitting_id = s.id
            cross join lateral (select (greatest(s.opens, {now}) at time zone 'Asia/Ho_Chi_Minh')::date as day) starts
            left join lateral (
                select one.id, one.concerns <> {(int)WordingConcerns.None} and one.looked_over_at is null as unclear,
                       not exists (
                           select from paper_questions p join questions q on q.centre_id = p.centre_id and q.id = p.question_id
                           where p.centre_id = s.centre_id and p.exam_paper_id = s.exam_paper_id and p.form = s.form and q.kind = {(int)QuestionKind.Duty}
                               and not exists (select from duty_variants v
                                   where v.centre_id = q.centre_id and v.question_id = q.id and v.tag = one.tag)) as served
                from duty_assignments one
                where one.centre_id = s.centre_id and one.person_id = c.person_id and one.withdrawn_at is null
                    and one."from" <= starts.day and coalesce(one."to" >= starts.day, true)
                order by one.is_primary desc, one."from" desc, one.id
                limit 1) d on true
            cross join lateral (
                select count(*) filter (where one."from" <= starts.day and coalesce(one."to" >= starts.day, true)) as held,
                       coalesce(bool_or(one.is_primary) filter (where one."from" <= starts.day and coalesce(one."to" >= starts.day, true)), false) as has_primary,
                       coalesce(bool_or(one."to" < starts.day), false) as former
                from duty_assignments one
                where one.centre_id = s.centre_id and one.person_id = c.person_id and one.withdrawn_at is null) duties
            where s.centre_id = {centreId} and s.sealed_at is null and (s.closes > {now} or s.paused_at is not null)
                and c.general_variant_granted_at is null and c.postponed_at is null and c.absence_recorded_at is null and c.suspended_at is null
                and exists (select from paper_questions p join questions q on q.centre_id = p.centre_id and q.id = p.question_id
                    where p.centre_id = s.centre_id and p.exam_paper_id = s.exam_paper_id and p.form = s.form and q.kind = {(int)QuestionKind.Duty})
                and not exists (select from attempts a
                    where a.centre_id = s.centre_id and a.exam_sitting_id = s.id and a.person_id = c.person_id)
                and (d.id is null or d.unclear or not d.served or (duties.held > 1 and not duties.has_primary))
            """);
}
