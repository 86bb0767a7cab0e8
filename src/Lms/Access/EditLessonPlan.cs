using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>A plan is written, submitted and revised by its author and those who write it too, as long as they lecture here.</summary>
public sealed class EditLessonPlan(CurrentUser me) : AuthorizationHandler<EditLessonPlan.Requirement, LessonPlan>
{
    public const string Policy = nameof(EditLessonPlan);

    protected override Task HandleRequirementAsync(
        AuthorizationHandlerContext context, Requirement requirement, LessonPlan resource)
    {
        if (resource.CentreId == me.CentreId && resource.IsWrittenBy(me.PersonId) && me.Is(Role.Lecturer))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public sealed record Requirement : IAuthorizationRequirement;
}
