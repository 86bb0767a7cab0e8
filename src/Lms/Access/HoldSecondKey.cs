using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>Holds for the second key-holder appointed in this sitting, who draws the second masks and knows no trainee's.</summary>
public sealed class HoldSecondKey(CurrentUser me) : AuthorizationHandler<HoldSecondKey.Requirement, ExamSitting>
{
    public const string Policy = nameof(HoldSecondKey);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement, ExamSitting resource)
    {
        if (SittingPart.Of(me, resource).HoldsSecondKey)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public sealed class Requirement : IAuthorizationRequirement;
}
