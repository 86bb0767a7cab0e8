using Lms.Data;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Centres;

/// <param name="Until">Null for the latest.</param>
public sealed record StageLine(CentreStage Stage, string Level, DateOnly? Until);

/// <param name="Stages">The latest first.</param>
public sealed record CentrePage(
    string Name, string Locality, IReadOnlyList<StageLine> Stages, StageLine? Now, bool MayChange);

/// <summary>Reads a centre with its stages, in two statements.</summary>
public sealed class CentreQuery(LmsDbContext db, TimeProvider clock)
{
    public async Task<CentrePage> Read(CurrentUser me, CancellationToken stop)
    {
        var centre = await db.Centres.AsNoTracking().SingleAsync(centre => centre.Id == me.CentreId, stop);
        var stages = await Stages(me.CentreId, stop);
        var now = CentreStage.On(stages.Select(line => line.Stage), clock.Today());
        return new CentrePage(
            centre.Name, centre.Locality, stages, stages.FirstOrDefault(line => line.Stage == now), me.Is(Role.Administrator));
    }

    private async Task<IReadOnlyList<StageLine>> Stages(Guid centreId, CancellationToken stop)
    {
        var english = Preferences.IsEnglish;
        var stages = await db.CentreStages.AsNoTracking().Where(stage => stage.CentreId == centreId)
            .Join(
                db.UnitLevels,
                stage => new { stage.CentreId, Code = stage.Level },
                level => new { level.CentreId, level.Code },
                (stage, level) => new { stage, Level = english ? level.NameInEnglish : level.Name })
            .ToListAsync(stop);
        var ordered = stages.OrderByDescending(one => one.stage.From ?? DateOnly.MinValue).ToList();
        return [.. ordered.Select((one, place) => new StageLine(one.stage, one.Level, place == 0 ? null : ordered[place - 1].stage.From!.Value.AddDays(-1)))];
    }
}
