using Lms.Domain.Exams;

namespace Lms.Domain.Marking;

/// <summary>
/// One person's yes to releasing a marked sitting, at once or not before a moment to come. Taken back it stays on record, and
/// counts no more.
/// </summary>
public sealed class ReleaseConsent : ICentreOwned
{
    public const int SiteLength = 300;

    private ReleaseConsent()
    {
    }

    internal ReleaseConsent(ExamSitting sitting, Guid personId, DateTimeOffset? notBefore, string site, DateTimeOffset now)
    {
        CentreId = sitting.CentreId;
        Id = Guid.CreateVersion7();
        ExamSittingId = sitting.Id;
        PersonId = personId;
        GivenAt = now;
        NotBefore = notBefore?.ToUniversalTime();
        Site = site;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public Guid PersonId { get; private set; }

    public DateTimeOffset GivenAt { get; private set; }

    /// <summary>Null: as soon as everybody needed has said yes.</summary>
    public DateTimeOffset? NotBefore { get; private set; }

    /// <summary>Where the system was reached when it was given: letters of a release that comes by itself lead there.</summary>
    public string Site { get; private set; } = "";

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public Guid? WithdrawnBy { get; private set; }

    public bool Stands => WithdrawnAt is null;

    /// <summary>Twice changes nothing.</summary>
    public void Withdraw(Guid actor, DateTimeOffset now)
    {
        if (Stands)
        {
            WithdrawnAt = now;
            WithdrawnBy = actor;
        }
    }
}

/// <summary>
/// The consents to the release of one sitting, held against the policy: one person's or two people's. It comes at the latest of
/// the moments that were asked for.
/// </summary>
/// <param name="given">All of the sitting's, those taken back too.</param>
public sealed class ReleaseConsents(IEnumerable<ReleaseConsent> given, int needed)
{
    /// <summary>A moment further off is a slip of the hand.</summary>
    public const int DaysAhead = 60;

    public IReadOnlyList<ReleaseConsent> Standing { get; } = [.. given.Where(consent => consent.Stands).OrderBy(consent => consent.GivenAt)];

    public int Needed => needed;

    public int Missing => Math.Max(0, needed - Standing.Count);

    public DateTimeOffset? NotBefore => Standing.Max(consent => consent.NotBefore);

    public bool IsDue(DateTimeOffset now) => Missing == 0 && (NotBefore is not { } moment || moment <= now);

    /// <param name="unsettled">Scripts without a reconciled mark.</param>
    /// <param name="notBefore">Null: at once.</param>
    public ReleaseConsent Give(ExamSitting sitting, Guid actor, int unsettled, DateTimeOffset? notBefore, string site, DateTimeOffset now)
    {
        sitting.RequireMarking();
        if (unsettled > 0)
        {
            throw new RuleBrokenException("ExamSitting.ScriptsUnsettled", unsettled);
        }

        if (Standing.Any(consent => consent.PersonId == actor))
        {
            throw new RuleBrokenException("ReleaseConsent.GivenAlready");
        }

        if (Missing == 0)
        {
            throw new RuleBrokenException("ReleaseConsent.NoneMissing");
        }

        if (notBefore <= now || notBefore > now.AddDays(DaysAhead))
        {
            throw new RuleBrokenException("ReleaseConsent.MomentOutOfRange", DaysAhead);
        }

        return new ReleaseConsent(sitting, actor, notBefore, site, now);
    }
}
