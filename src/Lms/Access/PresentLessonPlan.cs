using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>A plan that was approved is taught by any lecturer of the centre; one that was not is rehearsed by those who write it.</summary>
public sealed class PresentLessonPlan(CurrentUser me) : AuthorizationHandler<PresentLessonPlan.Requirement, LessonPlan>
{
    public const string Policy = nameof(PresentLessonPlan);

    protected override Task HandleRequirementAsync(
        AuthorizationHandlerContext context, Requirement requirement, LessonPlan resource)
    {
        if (resource.CentreId == me.CentreId && me.Is(Role.Lecturer) && (!resource.IsRehearsed || resource.IsWrittenBy(me.PersonId)))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public sealed record Requirement : IAuthorizationRequirement;
}
