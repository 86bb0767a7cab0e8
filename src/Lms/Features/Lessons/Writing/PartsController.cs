using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Language;
using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons.Writing;

/// <summary>Writing one part of a lesson plan.</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/parts")]
public sealed class PartsController(LmsDbContext db, PlanPages pages) : PartTextController(db, pages)
{
    [HttpPost]
    public Task<IActionResult> Create(Guid id, [Bind(Prefix = "Part")] PartForm form, CancellationToken stop) =>
        WithPlan(id, EditLessonPlan.Policy, async plan =>
        {
            plan.RequireEditable();
            LessonPart? part = null;
            if (ModelState.IsValid && Obeys(() => part = plan.AddPart(form.ToContent())))
            {
                await Save(plan, stop);
                return Done("Lessons.PartAdded", PlanPath(id, "parts", part!.Id, "edit"));
            }

            return View("Edit", new EditPage(plan, PlanForm.Of(plan), form, await Pages.PeriodMinutes(stop)));
        }, stop);

    [HttpGet("{partId:guid}/edit")]
    public Task<IActionResult> Edit(Guid id, Guid partId, CancellationToken stop) => WithPart(id, partId, EditLessonPlan.Policy, (plan, part) =>
    {
        plan.RequireEditable();
        return Again(plan, part, PartForm.Of(part), other: null, preview: false, stop);
    }, stop);

    [HttpPost("{partId:guid}")]
    public Task<IActionResult> Update(Guid id, Guid partId, [Bind(Prefix = "Form")] PartForm form, string? @do, CancellationToken stop) =>
        WithPart(id, partId, EditLessonPlan.Policy, async (plan, part) =>
        {
            plan.RequireEditable();
            if (@do == "preview")
            {
                return await Again(plan, part, form, other: null, preview: true, stop);
            }

            var other = form.Seen == Seen.Of(part) ? null : PartForm.Of(part);
            if (other is null && ModelState.IsValid
                && Obeys(() => plan.ChangePart(partId, form.ToContent())))
            {
                await TakeInPictures(part, stop);
                await Save(plan, stop);
                return Done("Lessons.PartSaved", PlanPath(id, "parts", partId, "edit"));
            }

            // Saving once more is then a choice made with both texts in sight.
            ModelState.Remove("Form.Seen");
            form.Seen = Seen.Of(part);
            return await Again(plan, part, form, other, preview: false, stop);
        }, stop);

    private async Task<IActionResult> Again(LessonPlan plan, LessonPart part, PartForm form, PartForm? other, bool preview, CancellationToken stop)
    {
        WrittenText? written = null;
        var drawn = preview && Obeys(() => written = Prose.Write(form.Body ?? ""), "Form.Body");
        return View("Part", new PartPage(plan, part, form, await Pages.Materials(part.Id, stop), await Pages.PeriodMinutes(stop))
        {
            SetAside = await Db.SetAside(CentreId, part.Id, Me.PersonId, stop),
            Other = other,
            Preview = drawn ? written : null,
        });
    }
}
