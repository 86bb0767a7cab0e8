using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Classes;
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

    /// <summary>Those whose work the list is. A trainee sees their own classes, and has no use for a table of them.</summary>
    public static readonly Role[] MayTake =
        [Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Administrator, Role.Lecturer, Role.ProvinceViewer];

    private const int LastPage = 100_000;

    public static async Task<ClassList> Load(LmsDbContext db, CurrentUser me, DateOnly today, int page, CancellationToken stop)
    {
        page = Math.Clamp(page, 1, LastPage);
        var classes = await All(db, me, today).Skip((page - 1) * Size).Take(Size).ToListAsync(stop);
        return new ClassList(today, page, await Visible(db, me).CountAsync(stop), classes);
    }

    /// <summary>The whole list, in its order.</summary>
    public static IQueryable<ListedClass> All(LmsDbContext db, CurrentUser me, DateOnly today)
    {
        var (open, surveys) = (db.Classes.VisibleTo(me), me.Is(Role.ProvinceViewer));
        var tomorrow = SchoolTime.At(today.AddDays(1), TimeOnly.MinValue);
        return Visible(db, me)
            .OrderByDescending(one => one.Closes >= today).ThenByDescending(one => one.Opens).ThenBy(one => one.Code)
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
                !surveys || open.Any(entered => entered.Id == one.Id)));
    }

    private static IQueryable<TrainingClass> Visible(LmsDbContext db, CurrentUser me) =>
        me.Is(Role.ProvinceViewer) ? db.Classes.AsNoTracking().Where(one => one.CentreId == me.CentreId) : db.Classes.AsNoTracking().VisibleTo(me);
}
