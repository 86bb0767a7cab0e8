using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;

namespace Lms.Access;

/// <summary>
/// What somebody may do about the marking of a sitting, by what they are appointed to there and by their standing roles. The policies
/// ask here with the sitting in hand, a list of sittings with what its rows know: the rule is the same.
/// </summary>
/// <param name="Held">What they are appointed to in this sitting.</param>
public sealed record SittingPart(CurrentUser Me, IReadOnlyCollection<AppointmentKind> Held, bool IsReleased)
{
    public static SittingPart Of(CurrentUser me, ExamSitting sitting) => new(
        me, [.. sitting.Appointments.Where(held => held.PersonId == me.PersonId).Select(held => held.Kind)], sitting.ReleasedAt is not null);

    /// <summary>The masking officer reads scripts as they were written; nobody does by role.</summary>
    public bool Masks => Held.Contains(AppointmentKind.MaskingOfficer);

    /// <summary>Draws the second masks, and knows no trainee's.</summary>
    public bool HoldsSecondKey => Held.Contains(AppointmentKind.SecondKeyHolder);

    public bool HoldsAKey => Masks || HoldsSecondKey;

    /// <summary>The head of marking, and nobody by role.</summary>
    public bool Settles => Held.Contains(AppointmentKind.HeadOfMarking);

    public bool Seals => Me.Is(Role.AcademicOffice) || Masks;

    public bool Releases => Me.Is(Role.Director) || Settles;

    /// <summary>Never one of its markers: they would read who marks a script with them, and in which round.</summary>
    public bool Oversees => !IsMarker && (Settles || Me.IsAnyOf(Role.AcademicOffice, Role.DeputyDirector));

    /// <summary>Never one of its markers: what they share, the markers of the other round would read.</summary>
    public bool SharesComments => !IsMarker && (Settles || Me.Is(Role.AcademicOffice));

    /// <summary>
    /// Which mask number is whose: before release for the key-holders alone, each for their own round, whatever others lead; after
    /// it for those who read its papers too.
    /// </summary>
    public bool ReadsMasks => HoldsAKey || ReadsPapers;

    /// <summary>Marks by mask number: before release for the head of marking alone, after it for those who read its papers too.</summary>
    public bool ReadsMarks => Settles || ReadsPapers;

    /// <summary>The list of results, once there is one.</summary>
    public bool ReadsResults => IsReleased && Leads;

    private bool Leads => Me.IsAnyOf(Role.Director, Role.DeputyDirector, Role.AcademicOffice);

    /// <summary>Not those who mark there: an appeal may bring them a script.</summary>
    private bool ReadsPapers => IsReleased && Leads && !IsMarker;

    private bool IsMarker => Held.Contains(AppointmentKind.Marker);
}
