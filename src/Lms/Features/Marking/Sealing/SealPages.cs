using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Sealing;

/// <summary>What a sitting still needs before its scripts can be made, and who is counted as what.</summary>
public sealed class SealPages(LmsDbContext db, TimeProvider clock)
{
    /// <summary>With its candidates and appointments; null for those who have nothing to do with it.</summary>
    public Task<ExamSitting?> Find(CurrentUser me, Guid id, CancellationToken stop) => db.SittingsKnownTo(me)
        .Include(sitting => sitting.Appointments).Include(sitting => sitting.Candidates).AsSingleQuery()
        .SingleOrDefaultAsync(sitting => sitting.Id == id, stop);

    public async Task<SealPage> Read(ExamSitting sitting, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var attempts = await db.Attempts.AsNoTracking()
            .Where(attempt => attempt.CentreId == sitting.CentreId && attempt.ExamSittingId == sitting.Id)
            .ToListAsync(stop);
        var started = attempts.Select(attempt => attempt.PersonId).ToHashSet();
        var writers = sitting.Writers(started);
        attempts.RemoveAll(attempt => !writers.Contains(attempt.PersonId));
        var writing = attempts.Count(attempt => !attempt.IsAtRest(sitting, now));
        var handedIn = attempts.Count(attempt => attempt.HandedInAt is not null);
        var closed = now >= sitting.TakesNothingFrom;
        var missing = closed ? sitting.Unaccounted(started).ToList() : [];
        var names = await Names(sitting, stop);
        var policies = await db.PoliciesOf(sitting, stop);
        return new SealPage(
            sitting, handedIn, attempts.Count - handedIn - writing, writing,
            Listed(missing, names), Listed(sitting.Candidates.Where(candidate => candidate.IsAbsent), names),
            Listed(sitting.Candidates.Where(candidate => candidate.IsPostponed), names),
            sitting.Appointments.Where(held => names.ContainsKey(held.PersonId)).ToLookup(held => held.Kind, held => names[held.PersonId]),
            SealPage.DutiesOf(attempts), policies.GeneraliseBelow,
            sitting.SealedAt is null && missing.Count > 0,
            WhatForbids(() => sitting.RequireSealable(started, writing, now, policies.MaskingRounds)))
        {
            MaskRounds = policies.MaskingRounds,
            Files = sitting.TakesFiles ? await db.FilesOf(sitting).CountAsync(stop) : 0,
        };
    }

    /// <summary>Everybody who has an attempt.</summary>
    public async Task<HashSet<Guid>> Started(ExamSitting sitting, CancellationToken stop) => (await db.Attempts
        .Where(attempt => attempt.CentreId == sitting.CentreId && attempt.ExamSittingId == sitting.Id)
        .Select(attempt => attempt.PersonId).ToListAsync(stop)).ToHashSet();

    private Task<Dictionary<Guid, string>> Names(ExamSitting sitting, CancellationToken stop)
    {
        var asked = sitting.Candidates.Select(candidate => candidate.PersonId)
            .Concat(sitting.Appointments.Select(held => held.PersonId)).Distinct().ToList();
        return db.People.Where(person => asked.Contains(person.Id)).Select(person => new { person.Id, person.FullName })
            .ToDictionaryAsync(person => person.Id, person => person.FullName, stop);
    }

    private static List<SealCandidate> Listed(IEnumerable<Candidate> candidates, Dictionary<Guid, string> names) =>
    [
        .. candidates.OrderBy(candidate => candidate.Number)
            .Select(candidate => new SealCandidate(candidate.PersonId, candidate.Number, names[candidate.PersonId], candidate.AbsenceRecordedAt ?? candidate.PostponedAt)),
    ];

    private static RuleBrokenException? WhatForbids(Action rule)
    {
        try
        {
            rule();
            return null;
        }
        catch (RuleBrokenException broken)
        {
            return broken;
        }
    }
}
