using Lms.Domain.Organisation;

namespace Lms.Domain.Exams;

/// <summary>What is recorded about single candidates: accommodations before the day, incidents on it.</summary>
public sealed partial class ExamSitting
{
    /// <param name="standing">The one that stands so far: it gives way, and is kept.</param>
    /// <param name="isBeforeTheDay">The school's calendar says that the sitting opens on a later day.</param>
    public Accommodation Accommodate(
        Guid personId, int? percent, int? minutes, Accommodation? standing, bool isBeforeTheDay, ConductAct act)
    {
        RequireBeforeTheDay(isBeforeTheDay);
        var made = new Accommodation(this, Candidate(personId).PersonId, percent, minutes, act);
        standing?.Withdraw(act.Actor, act.Now);
        return made;
    }

    public void WithdrawAccommodation(Accommodation standing, bool isBeforeTheDay, Guid actor, DateTimeOffset now)
    {
        RequireBeforeTheDay(isBeforeTheDay);
        standing.Withdraw(actor, now);
    }

    /// <summary>Records a breach. A suspension ends the attempt at once, and keeps whoever has not begun from beginning.</summary>
    /// <param name="earlier">The candidate's incidents at this sitting.</param>
    /// <param name="attempt">Null when the candidate has not begun.</param>
    public Incident RecordIncident(
        Guid personId, IncidentKind kind, IEnumerable<Incident> earlier, DisciplineRules rules, Attempt? attempt, ConductAct act)
    {
        RequireUnsealed();
        var candidate = Candidate(personId);
        if (act.Now < Opens)
        {
            throw new RuleBrokenException("ExamSitting.NotOpen", Opens, Closes);
        }

        if (candidate.IsPostponed)
        {
            throw new RuleBrokenException("ExamSitting.Postponed");
        }

        RequireStep(kind, rules.Mildest(earlier.Where(one => one.Stands).Max(one => (IncidentKind?)one.Kind)));
        var incident = new Incident(this, personId, kind, rules, act);
        if (kind == IncidentKind.Suspension)
        {
            candidate.Suspend(act.Actor, act.Now);
            if (attempt is not null && !attempt.IsOver(act.Now))
            {
                attempt.Suspend(act.Now);
            }
        }

        return incident;
    }

    /// <summary>
    /// Takes an incident back. A suspension taken back while the sitting runs gives the lost time back; after its close what
    /// was stored counts.
    /// </summary>
    /// <param name="pauses">Of this sitting: the time they took was given back by the close already.</param>
    public void WithdrawIncident(Incident incident, Attempt? attempt, IEnumerable<SittingPause> pauses, ConductAct act)
    {
        RequireUnsealed();
        RequireRunning();
        incident.Withdraw(act);
        if (incident.Kind != IncidentKind.Suspension)
        {
            return;
        }

        Candidate(incident.PersonId).Reinstate();
        Recall(attempt, attempt?.SuspendedAt, pauses, act.Now);
    }

    // Gives back what being sent away cost, while the sitting runs.
    private void Recall(Attempt? attempt, DateTimeOffset? sentAwayAt, IEnumerable<SittingPause> pauses, DateTimeOffset now)
    {
        if (attempt is null || sentAwayAt is not { } since)
        {
            return;
        }

        var stood = pauses.Where(pause => pause.EndedAt > since)
            .Sum(pause => (pause.EndedAt!.Value - (pause.PausedAt > since ? pause.PausedAt : since)).Ticks);
        attempt.Reinstate(now < Closes ? now - since : TimeSpan.Zero, TimeSpan.FromTicks(stood), this);
    }

    private static void RequireStep(IncidentKind kind, IncidentKind? mildest)
    {
        if (!Enum.IsDefined(kind))
        {
            throw new RuleBrokenException("Incident.KindUnknown");
        }

        if (mildest is null)
        {
            throw new RuleBrokenException("Incident.SuspendedAlready");
        }

        if (kind < mildest)
        {
            throw new RuleBrokenException(mildest == IncidentKind.Warning ? "Incident.WarningIsNext" : "Incident.SuspensionIsNext");
        }
    }

    private void RequireBeforeTheDay(bool isBeforeTheDay)
    {
        RequireUnsealed();
        if (!isBeforeTheDay)
        {
            throw new RuleBrokenException("Accommodation.DayHasCome");
        }
    }
}
