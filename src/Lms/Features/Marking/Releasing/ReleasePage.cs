using System.ComponentModel.DataAnnotations;
using Lms.Domain.Exams;
using Lms.Domain.Marking;

namespace Lms.Features.Marking.Releasing;

/// <param name="Names">Of those who consented.</param>
public sealed record ReleasePage(
    ExamSitting Sitting, int Scripts, int Unsettled, ReleaseConsents Consents, IReadOnlyDictionary<Guid, string> Names, Guid Me, DateTimeOffset Now,
    ReleaseForm Form)
{
    public bool IsReady => Sitting.ReleasedAt is null && Scripts > 0 && Unsettled == 0;

    public bool MayConsent => IsReady && Consents.Missing > 0 && Consents.Standing.All(consent => consent.PersonId != Me);

    /// <summary>My consent is the last that is wanted: it releases.</summary>
    public bool IsLast => Consents.Missing == 1;
}

public sealed class ReleaseForm
{
    /// <summary>Empty: at once.</summary>
    [Display(Name = "Marking.NotBefore")]
    public DateTimeOffset? NotBefore { get; set; }
}
