using Lms.Access;
using Lms.Domain;
using Lms.Domain.Language;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Lessons.Writing;

/// <summary>What a text would look like. Stores nothing.</summary>
[Allow(Role.Lecturer)]
[Route("c/{centre}/lesson-plans/previews")]
public sealed class PreviewsController(Texts text) : CentreController
{
    [HttpPost]
    public IActionResult Create([Bind(Prefix = "Form")] PartForm form)
    {
        var body = form.Body ?? "";
        try
        {
            return PartialView("_Preview", body.Length <= WrittenText.MaxLength
                ? Prose.Write(body)
                : throw new RuleBrokenException("LessonPart.TooLong", WrittenText.MaxLength));
        }
        catch (RuleBrokenException broken)
        {
            return PartialView("_Refusal", text.Of(broken));
        }
    }
}
