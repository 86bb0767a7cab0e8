using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams;

/// <summary>A person and the one duty that speaks for them on a day.</summary>
internal sealed record SpeakingDuty(Guid PersonId, DutySnapshot? Duty);

/// <summary>That duty as a question would say it, and whether its wording waits to be looked over.</summary>
internal sealed record SpokenDuty(DutySnapshot? Snapshot, bool WantsLook);

internal static class SpeakingDuties
{
    public static async Task<SpokenDuty> Of(LmsDbContext db, Guid centreId, Guid personId, DateOnly day, CancellationToken stop)
    {
        var held = await db.DutyAssignments.AsNoTracking()
            .Where(duty => duty.CentreId == centreId && duty.PersonId == personId)
            .Join(
                db.Units,
                duty => new { duty.CentreId, Id = duty.UnitId },
                unit => new { unit.CentreId, unit.Id },
                (duty, unit) => new { Duty = duty, unit.Name, unit.Locality })
            .ToListAsync(stop);
        var speaking = DutyAssignment.On(held.Select(row => row.Duty), day);
        return held.Find(row => row.Duty == speaking) is { } row
            ? new SpokenDuty(new DutySnapshot(row.Duty.Position, row.Duty.Duty, row.Name, row.Locality, row.Duty.Tag), row.Duty.WantsLook)
            : new SpokenDuty(null, WantsLook: false);
    }

    /// <summary>Null when no member of the centre has this code.</summary>
    public static async Task<SpeakingDuty?> OfCode(LmsDbContext db, Guid centreId, string code, DateOnly day, CancellationToken stop)
    {
        var person = await db.Memberships
            .Where(member => member.CentreId == centreId)
            .Join(db.People, member => member.PersonId, person => person.Id, (_, person) => person)
            .Where(person => person.Code == code)
            .Select(person => (Guid?)person.Id)
            .SingleOrDefaultAsync(stop);
        return person is { } id ? new SpeakingDuty(id, (await Of(db, centreId, id, day, stop)).Snapshot) : null;
    }
}
