using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Classes;
using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Classes;

/// <summary>The timetable of a class.</summary>
[Allow(Role.AcademicOffice)]
[Route("c/{centre}")]
public sealed class SessionsController(LmsDbContext db, SessionChoices choices, TimeProvider clock) : CentreController
{
    [HttpGet("classes/{id:guid}/sessions/new")]
    public async Task<IActionResult> New(Guid id, CancellationToken stop) =>
        await Class(id, stop) is { } one ? await Form("New", one, new SessionForm { Day = clock.Today() }, stop) : NotFound();

    [HttpPost("classes/{id:guid}/sessions")]
    public async Task<IActionResult> Create(Guid id, SessionForm form, CancellationToken stop)
    {
        if (await Class(id, stop) is not { } one)
        {
            return NotFound();
        }

        var plan = await Check(form, one, stop);
        if (!ModelState.IsValid || !Obeys(() => Add(one, form).TeachFrom(plan), SessionForm.FieldOf))
        {
            return await Form("New", one, form, stop);
        }

        return await Save(one, "TrainingClass.SessionAdded", form, stop);
    }

    [HttpGet("sessions/{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken stop) =>
        await Holding(id, stop) is { } one ? await Form("Edit", one, SessionForm.Of(one.Session(id)), stop) : NotFound();

    [HttpPost("sessions/{id:guid}/edit")]
    public async Task<IActionResult> Update(Guid id, SessionForm form, CancellationToken stop)
    {
        if (await Holding(id, stop) is not { } one)
        {
            return NotFound();
        }

        var plan = await Check(form, one, stop);
        if (!ModelState.IsValid || !Obeys(() => Change(one.Session(id), form, plan), SessionForm.FieldOf))
        {
            return await Form("Edit", one, form, stop);
        }

        return await Save(one, "TrainingClass.SessionChanged", form, stop);
    }

    private static ClassSession Add(TrainingClass one, SessionForm form)
    {
        var session = one.AddSession(form.Title, form.StartsAt(), form.EndsAt(), form.Room ?? "", form.LecturerId!.Value);
        session.MeetAt(form.MeetingUrl);
        return session;
    }

    private static void Change(ClassSession session, SessionForm form, LessonPlan? plan)
    {
        session.Change(form.Title, form.StartsAt(), form.EndsAt(), form.Room ?? "", form.LecturerId!.Value);
        session.MeetAt(form.MeetingUrl);

        // A plan archived since stays where it was taught from.
        if (session.LessonPlanId != plan?.Id)
        {
            session.TeachFrom(plan);
        }
    }

    private async Task<LessonPlan?> Check(SessionForm form, TrainingClass one, CancellationToken stop)
    {
        if (form.LecturerId is { } lecturer && !await choices.MayTeach(one, lecturer, stop))
        {
            Refuse(nameof(form.LecturerId), "Classes.LecturerUnknown");
        }

        var plan = form.LessonPlanId is { } asked ? await choices.Plan(one, asked, stop) : null;
        if (form.LessonPlanId is not null && plan is null)
        {
            Refuse(nameof(form.LessonPlanId), "Classes.PlanUnknown");
        }

        return plan;
    }

    private async Task<IActionResult> Save(TrainingClass one, string act, SessionForm form, CancellationToken stop)
    {
        db.Record(CentreId, Me.PersonId, act, one.Id, clock.GetUtcNow(), form.Title);
        await db.SaveChangesAsync(stop);
        return Done("Classes.SessionSaved", Path("classes", one.Id));
    }

    private async Task<IActionResult> Form(string view, TrainingClass one, SessionForm form, CancellationToken stop)
    {
        (form.ClassId, form.ClassName) = (one.Id, one.Name);
        form.Lecturers = await choices.Lecturers(one, clock.Today(), form.LecturerId, stop);
        form.Plans = await choices.Plans(one, form.LessonPlanId, stop);
        return View(view, form);
    }

    private Task<TrainingClass?> Class(Guid id, CancellationToken stop) =>
        db.Classes.Include(one => one.Sessions).SingleOrDefaultAsync(one => one.CentreId == CentreId && one.Id == id, stop);

    private Task<TrainingClass?> Holding(Guid sessionId, CancellationToken stop) => db.Classes.Include(one => one.Sessions)
        .SingleOrDefaultAsync(one => one.CentreId == CentreId && one.Sessions.Any(session => session.Id == sessionId), stop);
}
