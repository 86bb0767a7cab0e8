namespace Lms.Domain.Organisation;

/// <summary>
/// What a centre is from a day on (a district's, a region's, a ward's), until the next stage; by which paper. Districts were
/// merged away in 2025 and communes have centres of their own, so the level is data with its day. Source: domain notes §1.
/// </summary>
/// <remarks>
/// As with <see cref="UnitStage"/>, an act holds from a day that has come. A stage is added after the latest, or before the first
/// to tell what was not on record: what the register answered for a day stays.
/// </remarks>
public sealed class CentreStage : ICentreOwned
{
    private CentreStage()
    {
    }

    private CentreStage(Guid centreId, DateOnly? from)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        From = from;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>Null for a beginning that nobody knows any more.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>Code of a <see cref="UnitLevel"/> of the kind <see cref="UnitKind.TrainingCentre"/>.</summary>
    public string Level { get; private set; } = "";

    /// <summary>Number and day of the decision (căn cứ).</summary>
    public string Basis { get; private set; } = "";

    /// <summary>Null for a day before the first stage on record.</summary>
    /// <param name="stages">Of one centre, in any order.</param>
    public static CentreStage? On(IEnumerable<CentreStage> stages, DateOnly day) =>
        stages.Where(stage => stage.From is null || stage.From <= day).MaxBy(stage => stage.From ?? DateOnly.MinValue);

    /// <param name="known">Every stage of the centre.</param>
    /// <param name="day">First day of the level; null when nobody knows it any more.</param>
    /// <returns>A new stage, or the latest where it begins on the same day: no day has two levels.</returns>
    public static CentreStage Enter(
        Guid centreId, IReadOnlyCollection<CentreStage> known, UnitLevel level, DateOnly? day, string basis, DateOnly today)
    {
        if (level.Kind != UnitKind.TrainingCentre)
        {
            throw new RuleBrokenException("CentreStage.NotOfCentres", level.Name);
        }

        if (day > today)
        {
            throw new RuleBrokenException("Unit.DayToCome", today);
        }

        var stage = Place(centreId, [.. known.OrderBy(one => one.From ?? DateOnly.MinValue)], level.Code, day);
        basis = UnitStage.Paper(basis);
        stage.Basis = basis.Length > 0 ? basis : throw new RuleBrokenException("CentreStage.BasisRequired");
        stage.Level = level.Code;
        return stage;
    }

    private static CentreStage Place(Guid centreId, List<CentreStage> known, string level, DateOnly? day)
    {
        if (known.Count == 0)
        {
            return new CentreStage(centreId, day);
        }

        var (first, latest) = (known[0], known[^1]);
        var isBefore = first.From is not null && (day is null || day < first.From);
        if (!isBefore && (day is null || latest.From > day))
        {
            throw new RuleBrokenException(latest.From is null ? "CentreStage.DayRequired" : "CentreStage.NotAfterLatest", latest.From ?? DateOnly.MinValue);
        }

        if ((isBefore ? first : latest).Level == level)
        {
            throw new RuleBrokenException("CentreStage.NothingChanges");
        }

        return !isBefore && latest.From == day ? latest : new CentreStage(centreId, day);
    }
}
