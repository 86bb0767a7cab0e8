using Lms.Access;
using Lms.Data;
using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Lessons;

/// <summary>Questions to the class that a part of a lesson plan has ready.</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/polls")]
public sealed class PartPollsController(LmsDbContext db, PlanPages pages) : PlanController(db, pages)
{
    [HttpPost]
    public Task<IActionResult> Create(Guid id, Guid partId, PollForm form, CancellationToken stop) =>
        Change(id, partId, "Polls.AddedToPlan", part => part.AddPoll(form.ToQuestion()), new PollFields(form, "new"), stop);

    [HttpPost("{pollId:guid}")]
    public Task<IActionResult> Update(Guid id, Guid partId, Guid pollId, PollForm form, CancellationToken stop) =>
        WithPoll(id, partId, pollId, poll =>
            Change(id, partId, "Polls.SavedInPlan", _ => poll.Ask(form.ToQuestion()), new PollFields(form, $"{pollId}"), stop), stop);

    [HttpPost("{pollId:guid}/removals")]
    public Task<IActionResult> Remove(Guid id, Guid partId, Guid pollId, CancellationToken stop) =>
        WithPoll(id, partId, pollId, poll =>
            Change(id, partId, "Polls.RemovedFromPlan", part => part.RemovePoll(poll), refused: null, stop), stop);

    private Task<IActionResult> WithPoll(Guid id, Guid partId, Guid pollId, Func<LessonPoll, Task<IActionResult>> act, CancellationToken stop) =>
        WithPart(id, partId, EditLessonPlan.Policy, async (_, part) =>
            part.Polls.FirstOrDefault(poll => poll.Id == pollId) is { } poll ? await act(poll) : NotFound(), stop);

    private Task<IActionResult> Change(
        Guid id, Guid partId, string done, Action<LessonPart> change, PollFields? refused, CancellationToken stop) =>
        WithPart(id, partId, EditLessonPlan.Policy, async (plan, part) =>
        {
            plan.RequireEditable();
            if (Obeys(() => change(part)))
            {
                await Save(plan, stop);
                return Done(done, PlanPath(id, "parts", partId, "edit") + "#polls");
            }

            return View("Part", new PartPage(plan, part, PartForm.Of(part), await Pages.Materials(part.Id, stop), await Pages.PeriodMinutes(stop))
            {
                RefusedPoll = refused,
            });
        }, stop);
}
