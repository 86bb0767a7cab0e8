using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking;

/// <summary>What some of those at a sitting may see or do, and others not.</summary>
public abstract class MarkingPagesController : CentreController
{
    /// <summary>404 for strangers, 403 for those at the sitting without the right.</summary>
    protected IActionResult Refused(ExamSitting? sitting) => sitting is null ? NotFound() : Forbid();
}
