using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons;

/// <summary>One lesson plan as its pages show it.</summary>
public sealed class PlanPages(LmsDbContext db, CurrentUser me, IAuthorizationService authorization, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>Null for strangers.</summary>
    public async Task<PlanPage?> Show(Guid id, CancellationToken stop)
    {
        var head = await Head(id, stop);
        if (head is null)
        {
            return null;
        }

        return new PlanPage(head)
        {
            Parts = await Parts(id, stop),
            Reviews = await Reviews(id, stop),
            PeriodMinutes = await PeriodMinutes(stop),
            MayEdit = await May(EditLessonPlan.Policy, head.Plan),
            MayReview = await May(ReviewLessonPlan.Policy, head.Plan),
            MayCopy = me.Is(Role.Lecturer),
            MayPresent = await May(PresentLessonPlan.Policy, head.Plan),
        };
    }

    public async Task<int> PeriodMinutes(CancellationToken stop) =>
        (await db.PoliciesOn(me.CentreId, clock.Today(), stop)).PeriodMinutes;

    public Task<List<MaterialLine>> Materials(Guid partId, CancellationToken stop) => db.Materials.AsNoTracking()
        .Where(material => material.CentreId == me.CentreId && material.LessonPartId == partId)
        .OrderBy(material => material.Position).ThenBy(material => material.Id)
        .Join(
            db.Files,
            material => new { material.CentreId, Id = material.FileId },
            file => new { file.CentreId, file.Id },
            (material, file) => new MaterialLine(material.Id, file.Id, material.Kind, material.Caption, file.Name, file.Length) { Width = file.Width, Height = file.Height })
        .ToListAsync(stop);

    /// <summary>Null for strangers.</summary>
    public Task<PlanHead?> Head(Guid id, CancellationToken stop) => db.LessonPlans.AsNoTracking().VisibleTo(me)
        .Include(plan => plan.Writers)
        .Where(plan => plan.Id == id)
        .Select(plan => new PlanHead(
            plan,
            EF.Property<uint>(plan, "Version"),
            db.Lessons.Where(lesson => lesson.CentreId == plan.CentreId && lesson.Id == plan.LessonId)
                .Select(lesson => lesson.Number + ". " + lesson.Title).First(),
            db.Programmes.Where(programme => programme.CentreId == plan.CentreId && programme.Lessons.Any(lesson => lesson.Id == plan.LessonId))
                .Select(programme => programme.Name).First(),
            db.People.Where(person => person.Id == plan.AuthorId).Select(person => person.FullName).First(),
            db.LessonPlans.Where(next => next.CentreId == plan.CentreId && next.RevisesId == plan.Id && next.AuthorId == me.PersonId)
                .OrderByDescending(next => next.CreatedAt).Select(next => (Guid?)next.Id).FirstOrDefault())
        {
            Writers = db.People.Where(person => plan.Writers.Any(writer => writer.PersonId == person.Id)).OrderBy(person => person.Id).Select(person => person.FullName).ToList(),
            Cited = db.Resolutions
                .Where(one => one.CentreId == plan.CentreId && plan.Parts.Any(part => part.Cited.Contains(one.Id)))
                .OrderBy(one => one.Number)
                .Select(one => new CitedResolution(one.Id, one.Number, one.Title, one.SupersededOn <= clock.Today())).ToList(),
            Source = db.LessonPlans.Where(source => source.CentreId == plan.CentreId && source.Id == plan.SourceId)
                .Select(source => new PlanSource(
                    source.Id, source.Header.Title, db.People.Where(person => person.Id == source.AuthorId).Select(person => person.FullName).First()))
                .FirstOrDefault(),
        })
        .SingleOrDefaultAsync(stop);

    private async Task<List<PartView>> Parts(Guid planId, CancellationToken stop)
    {
        var parts = await db.LessonParts.AsNoTracking()
            .Where(part => part.CentreId == me.CentreId && part.LessonPlanId == planId)
            .OrderBy(part => part.Position)
            .Select(part => new PartView(part.Id, part.Position, part.Title, part.Step, part.Minutes, part.Method, part.Body.Html, part.Questions.Html, part.LocalLink.Html, part.Notes))
            .ToListAsync(stop);
        var materials = await db.Materials.AsNoTracking()
            .Where(material => material.CentreId == me.CentreId && db.LessonParts.Any(part => part.CentreId == me.CentreId
                && part.Id == material.LessonPartId && part.LessonPlanId == planId))
            .OrderBy(material => material.Position).ThenBy(material => material.Id)
            .Join(
                db.Files,
                material => new { material.CentreId, Id = material.FileId },
                file => new { file.CentreId, file.Id },
                (material, file) => new
                {
                    material.LessonPartId,
                    Line = new MaterialLine(material.Id, file.Id, material.Kind, material.Caption, file.Name, file.Length) { Width = file.Width, Height = file.Height },
                })
            .ToListAsync(stop);
        var byPart = materials.ToLookup(material => material.LessonPartId, material => material.Line);
        var polls = (await Polls(planId, stop)).ToLookup(poll => poll.LessonPartId, poll => poll.Question);
        var remarks = (await Remarks(planId, stop)).ToLookup(remark => remark.PartId);
        return [.. parts.Select(part => part with { Materials = [.. byPart[part.Id]], Polls = [.. polls[part.Id]], Remarks = [.. remarks[part.Id]] })];
    }

    private Task<List<LessonPoll>> Polls(Guid planId, CancellationToken stop) => db.LessonPolls.AsNoTracking()
        .Where(poll => poll.CentreId == me.CentreId && db.LessonParts.Any(part => part.CentreId == me.CentreId
            && part.Id == poll.LessonPartId && part.LessonPlanId == planId))
        .OrderBy(poll => poll.Position)
        .ToListAsync(stop);

    private Task<List<RemarkLine>> Remarks(Guid planId, CancellationToken stop) => db.PartRemarks.AsNoTracking()
        .Where(remark => remark.CentreId == me.CentreId && db.LessonParts.Any(part => part.CentreId == me.CentreId
            && part.Id == remark.LessonPartId && part.LessonPlanId == planId))
        .OrderBy(remark => remark.At).ThenBy(remark => remark.Id)
        .Join(
            db.People,
            remark => remark.ActorId,
            person => person.Id,
            (remark, person) => new RemarkLine(remark.Id, remark.LessonPartId, remark.Text, person.FullName, remark.At, remark.SettledAt != null))
        .ToListAsync(stop);

    private Task<List<ReviewLine>> Reviews(Guid planId, CancellationToken stop) => db.Set<Review>().AsNoTracking()
        .Where(review => review.CentreId == me.CentreId && review.LessonPlanId == planId)
        .OrderBy(review => review.At).ThenBy(review => review.Id)
        .Join(
            db.People,
            review => review.ActorId,
            person => person.Id,
            (review, person) => new ReviewLine(review.Act, person.FullName, review.Remark, review.At))
        .ToListAsync(stop);

    private async Task<bool> May(string policy, LessonPlan plan) =>
        (await authorization.AuthorizeAsync(http.HttpContext!.User, plan, policy)).Succeeded;
}
