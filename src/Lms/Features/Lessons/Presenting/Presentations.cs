using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Discussions;
using Lms.Domain.Lessons;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons.Presenting;

/// <summary>What a presentation is made of. The wall's parts are read without the notes, so that no view can let them slip.</summary>
public sealed class Presentations(LmsDbContext db, CurrentUser me)
{
    /// <summary>Null for strangers.</summary>
    public Task<PresentedPlan?> Plan(Guid id, CancellationToken stop) => (
        from plan in db.LessonPlans.AsNoTracking().VisibleTo(me).Include(plan => plan.Writers).AsSingleQuery()
        join lesson in db.Lessons on new { plan.CentreId, Id = plan.LessonId } equals new { lesson.CentreId, lesson.Id }
        join programme in db.Programmes on new { lesson.CentreId, Id = lesson.ProgrammeId } equals new { programme.CentreId, programme.Id }
        where plan.Id == id
        select new PresentedPlan(plan, lesson.Number, lesson.Title, programme.Name))
        .SingleOrDefaultAsync(stop);

    /// <summary>Null when the person does not lead a session with this plan.</summary>
    public Task<TaughtSession?> Session(Guid planId, Guid sessionId, CancellationToken stop) => db.Sessions.AsNoTracking()
        .Where(session => session.CentreId == me.CentreId && session.Id == sessionId && session.LecturerId == me.PersonId && session.LessonPlanId == planId)
        .Select(session => new TaughtSession(
            session.Id,
            session.Title,
            db.Rooms.Any(room => room.CentreId == session.CentreId && room.ClassSessionId == session.Id && room.OpenedAt != null && room.ClosedAt == null)))
        .SingleOrDefaultAsync(stop);

    /// <summary>The plan of a session that the person leads; null when there is none.</summary>
    public Task<Guid?> PlanOf(Guid sessionId, CancellationToken stop) => db.Sessions
        .Where(session => session.CentreId == me.CentreId && session.Id == sessionId && session.LecturerId == me.PersonId)
        .Select(session => session.LessonPlanId)
        .SingleOrDefaultAsync(stop);

    public async Task<IReadOnlyList<WallPart>> Wall(Guid planId, CancellationToken stop)
    {
        var parts = await Parts(planId)
            .Select(part => new WallPart(part.Id, part.Position, part.Title, part.Step, part.Minutes, part.Body.Html, part.Questions.Html, part.LocalLink.Html))
            .ToListAsync(stop);
        var (materials, polls) = (await Materials(planId, stop), await Polls(planId, stop));
        return [.. parts.Select(part => part with { Materials = [.. materials[part.Position]], Polls = [.. polls[part.Position]] })];
    }

    public async Task<IReadOnlyList<NotesPart>> Notes(Guid planId, CancellationToken stop)
    {
        var parts = await Parts(planId)
            .Select(part => new NotesPart(part.Position, part.Title, part.Step, part.Minutes, part.Method, part.Notes))
            .ToListAsync(stop);
        var (materials, polls) = (await Materials(planId, stop), await Polls(planId, stop));
        return [.. parts.Select(part => part with
        {
            Downloads = [.. materials[part.Position].Where(material => material.Kind == MaterialKind.Download)],
            Polls = [.. polls[part.Position]],
        })];
    }

    private IQueryable<LessonPart> Parts(Guid planId) => db.LessonParts.AsNoTracking()
        .Where(part => part.CentreId == me.CentreId && part.LessonPlanId == planId)
        .OrderBy(part => part.Position);

    private async Task<ILookup<int, MaterialLine>> Materials(Guid planId, CancellationToken stop)
    {
        var lines = await (
            from part in Parts(planId)
            from material in part.Materials
            join file in db.Files on new { material.CentreId, Id = material.FileId } equals new { file.CentreId, file.Id }
            orderby part.Position, material.Position, material.Id
            select new { part.Position, Line = new MaterialLine(material.Id, file.Id, material.Kind, material.Caption, file.Name, file.Length) { Width = file.Width, Height = file.Height } })
            .ToListAsync(stop);
        return lines.ToLookup(line => line.Position, line => line.Line);
    }

    private async Task<ILookup<int, PollQuestion>> Polls(Guid planId, CancellationToken stop)
    {
        var lines = await (
            from part in Parts(planId)
            from poll in part.Polls
            orderby part.Position, poll.Position
            select new { part.Position, poll.Question })
            .ToListAsync(stop);
        return lines.ToLookup(line => line.Position, line => line.Question);
    }
}
