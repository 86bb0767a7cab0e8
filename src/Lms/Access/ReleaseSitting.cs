using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>Holds for the head of marking appointed in this sitting and for the director.</summary>
public sealed class ReleaseSitting(CurrentUser me) : AuthorizationHandler<ReleaseSitting.Requirement, ExamSitting>
{
    public const string Policy = nameof(ReleaseSitting);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement, ExamSitting resource)
    {
        if (SittingPart.Of(me, resource).Releases)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public sealed class Requirement : IAuthorizationRequirement;
}
