namespace Lms.Domain.Exams;

/// <summary>Who has a task at the sitting, and which tasks one person cannot hold together.</summary>
public sealed partial class ExamSitting
{
    /// <summary>Until the seal any task; after it only a marker more: a third marking may need one, and an appeal.</summary>
    public void Appoint(Guid personId, AppointmentKind kind, Guid actor, DateTimeOffset now)
    {
        if (kind != AppointmentKind.Marker)
        {
            RequireUnsealed();
        }

        RequireFree(personId, kind);
        if (!HasAppointed(personId, kind))
        {
            appointments.Add(new Appointment(CentreId, Id, personId, kind, actor, now));
        }
    }

    /// <summary>Sat in a room, with nobody to see to it.</summary>
    public static bool WantsInvigilator(SittingKind kind, IEnumerable<AppointmentKind> held) =>
        kind == SittingKind.InClass && !held.Contains(AppointmentKind.Invigilator);

    public bool HasAppointed(Guid personId, AppointmentKind kind) =>
        appointments.Exists(held => held.PersonId == personId && held.Kind == kind);

    public IReadOnlyList<Guid> Holders(AppointmentKind kind) =>
        [.. appointments.Where(held => held.Kind == kind).Select(held => held.PersonId)];

    /// <summary>Takes an appointment back. One that is not held changes nothing.</summary>
    public void Dismiss(Guid personId, AppointmentKind kind)
    {
        RequireUnsealed();
        appointments.RemoveAll(held => held.PersonId == personId && held.Kind == kind);
    }

    private static bool KnowsScripts(AppointmentKind kind) => kind != AppointmentKind.Invigilator;

    private void RequireFree(Guid personId, AppointmentKind kind)
    {
        if (KnowsScripts(kind) && candidates.Exists(candidate => candidate.PersonId == personId))
        {
            throw new RuleBrokenException("ExamSitting.CandidateCannotMark");
        }

        foreach (var held in appointments.Where(held => held.PersonId == personId))
        {
            if (Clash(held.Kind, kind) is { } rule)
            {
                throw new RuleBrokenException(rule);
            }
        }
    }

    /// <summary>
    /// Whoever can read whose script it is does not judge it; whoever sees both sheets of a script writes neither.
    /// </summary>
    private static string? Clash(AppointmentKind one, AppointmentKind other) =>
        one == other || !KnowsScripts(one) || !KnowsScripts(other) ? null
        : HoldsKey(one) && HoldsKey(other) ? "ExamSitting.KeysInOneHand"
        : HoldsKey(one) || HoldsKey(other) ? "ExamSitting.MaskingOfficerCannotMark"
        : "ExamSitting.HeadCannotMark";

    private static bool HoldsKey(AppointmentKind kind) => kind is AppointmentKind.MaskingOfficer or AppointmentKind.SecondKeyHolder;
}
