using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>Plans are reviewed by the director or a deputy, never by who wrote them.</summary>
public sealed class ReviewLessonPlan(CurrentUser me) : AuthorizationHandler<ReviewLessonPlan.Requirement, LessonPlan>
{
    public const string Policy = nameof(ReviewLessonPlan);

    protected override Task HandleRequirementAsync(
        AuthorizationHandlerContext context, Requirement requirement, LessonPlan resource)
    {
        if (resource.CentreId == me.CentreId && !resource.IsWrittenBy(me.PersonId)
            && me.IsAnyOf(Role.Director, Role.DeputyDirector))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public sealed record Requirement : IAuthorizationRequirement;
}
