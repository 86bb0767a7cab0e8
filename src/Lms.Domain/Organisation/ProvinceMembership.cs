namespace Lms.Domain.Organisation;

/// <summary>A person of the level above: reads the centres of one province, and changes nothing there. Days are inclusive.</summary>
public sealed class ProvinceMembership
{
    private ProvinceMembership()
    {
    }

    public ProvinceMembership(Guid provinceId, Guid personId, DateOnly since)
    {
        ProvinceId = provinceId;
        PersonId = personId;
        Since = since;
    }

    public Guid ProvinceId { get; private set; }

    public Guid PersonId { get; private set; }

    public DateOnly Since { get; private set; }

    /// <summary>Last day; null while it lasts.</summary>
    public DateOnly? Until { get; private set; }

    public bool IsOn(DateOnly day) => Since <= day && (Until is null || day <= Until);

    /// <summary>They see the province again.</summary>
    public void Resume() => Until = null;

    public void End(DateOnly lastDay)
    {
        if (lastDay < Since)
        {
            throw new RuleBrokenException("Membership.EndsBeforeItBegins", Since);
        }

        Until = lastDay;
    }
}
