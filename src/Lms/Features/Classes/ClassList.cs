using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Classes;

public sealed record ListedClass(
    Guid Id, string Name, string Code, string Programme, DateOnly Opens, DateOnly Closes, int Trainees, int Sessions, int Held, bool MayEnter);

/// <remarks>The province sees which classes there are; into a class go those who have to do with it.</remarks>
public sealed record ClassList(DateOnly Today, int Page, int Total, IReadOnlyList<ListedClass> Classes)
{
    public const int Size = 25;
    private const int LastPage = 100_000;

    public static async Task<ClassList> Load(LmsDbContext db, CurrentUser me, DateOnly today, int page, CancellationToken stop)
    {
        page = Math.Clamp(page, 1, LastPage);
        var open = db.Classes.VisibleTo(me);
        var surveys = me.Is(Role.ProvinceViewer);
        var visible = surveys ? db.Classes.AsNoTracking().Where(one => one.CentreId == me.CentreId) : open.AsNoTracking();
        var tomorrow = SchoolTime.At(today.AddDays(1), TimeOnly.MinValue);
        var classes = await visible
            .OrderByDescending(one => one.Closes >= today).ThenByDescending(one => one.Opens).ThenBy(one => one.Code)
            .Skip((page - 1) * Size)
            .Take(Size)
            .Select(one => new ListedClass(
                one.Id,
                one.Name,
                one.Code,
                db.Programmes.Where(programme => programme.CentreId == one.CentreId && programme.Id == one.ProgrammeId)
                    .Select(programme => programme.Name).First(),
                one.Opens,
                one.Closes,
                one.Enrolments.Count(place => place.LeftAt == null),
                one.Sessions.Count,
                one.Sessions.Count(session => session.StartsAt < tomorrow),
                !surveys || open.Any(entered => entered.Id == one.Id)))
            .ToListAsync(stop);
        return new ClassList(today, page, await visible.CountAsync(stop), classes);
    }
}
