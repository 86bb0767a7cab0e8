using Lms.Data;
using Lms.Data.Scopes;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Positions;

/// <param name="Held">Duties of today that it names.</param>
public sealed record PositionLine(string Code, string Name, string NameInEnglish, string Tag, int Held);

public sealed record TagLine(string Code, string Name, string NameInEnglish, int Held);

public sealed record PositionsPage(IReadOnlyList<PositionLine> Positions, IReadOnlyList<TagLine> Tags)
{
    public TagLine TagOf(string code) => Tags.First(tag => tag.Code == code);
}

internal static class PositionLists
{
    public static IQueryable<PositionLine> PositionLines(this LmsDbContext db, Guid centreId, DateOnly today)
    {
        var held = db.DutyAssignments.HeldOn(centreId, today);
        return db.Positions.AsNoTracking().Where(one => one.CentreId == centreId).OrderBy(one => one.Name)
            .Select(one => new PositionLine(one.Code, one.Name, one.NameInEnglish, one.Tag, held.Count(duty => duty.PositionCode == one.Code)));
    }

    public static IQueryable<TagLine> TagLines(this LmsDbContext db, Guid centreId, DateOnly today)
    {
        var held = db.DutyAssignments.HeldOn(centreId, today);
        return db.DutyTags.AsNoTracking().Where(tag => tag.CentreId == centreId).OrderBy(tag => tag.Code)
            .Select(tag => new TagLine(tag.Code, tag.Name, tag.NameInEnglish, held.Count(duty => duty.Tag == tag.Code)));
    }
}
