using Lms.Access;
using Lms.Data;
using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Lessons.Writing;

/// <summary>
/// A part that saves itself while it is written, for the page with script. Each save names the text it began from
/// (<see cref="PartForm.Seen"/>); when another came first nothing is overwritten: the answer is 412 with what stands there,
/// and what was sent is kept aside for its writer.
/// </summary>
[Allow(Role.Lecturer), JsonAnswer]
[Route("c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/text")]
public sealed class PartTextsController(LmsDbContext db, PlanPages pages, TimeProvider clock) : PartTextController(db, pages)
{
    [HttpPut]
    public Task<IActionResult> Update(Guid id, Guid partId, [Bind(Prefix = "Form")] PartForm form, CancellationToken stop) =>
        WithPart(id, partId, EditLessonPlan.Policy, async (plan, part) =>
        {
            plan.RequireEditable();
            if (!ModelState.IsValid)
            {
                return UnprocessableEntity(new { reason = ModelState.Values.SelectMany(value => value.Errors).First().ErrorMessage });
            }

            var content = form.ToContent();
            if (form.Seen != Seen.Of(part))
            {
                await SetAside(part, content, stop);
                return await Answer(plan, part, StatusCodes.Status412PreconditionFailed, stop);
            }

            plan.ChangePart(partId, content);
            await TakeInPictures(part, stop);
            await Save(plan, stop);
            return await Answer(plan, part, StatusCodes.Status200OK, stop);
        }, stop);

    private async Task SetAside(LessonPart part, PartContent content, CancellationToken stop)
    {
        if (await Db.SetAside(CentreId, part.Id, Me.PersonId, stop) is { } earlier)
        {
            earlier.Replace(content, clock.GetUtcNow());
        }
        else
        {
            Db.SetAsideTexts.Add(new SetAsideText(part, Me.PersonId, content, clock.GetUtcNow()));
        }

        await Db.SaveChangesAsync(stop);
    }

    private async Task<IActionResult> Answer(LessonPlan plan, LessonPart part, int status, CancellationToken stop) => new ObjectResult(new PartState(
        Seen.Of(part), Text["Lessons.MinutesHint", plan.TotalMinutes, plan.Periods * await Pages.PeriodMinutes(stop)],
        part.Body.Source, part.Questions.Source, part.LocalLink.Source, part.Notes))
    { StatusCode = status };
}

/// <summary>What stands in a part.</summary>
/// <param name="Minutes">The plan's, beside those its periods have, in words.</param>
public sealed record PartState(string Seen, string Minutes, string Body, string Questions, string LocalLink, string Notes);
