using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>Holds for the head of marking appointed in this sitting, and for nobody by role.</summary>
public sealed class SettleMarks(CurrentUser me) : AuthorizationHandler<SettleMarks.Requirement, ExamSitting>
{
    public const string Policy = nameof(SettleMarks);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement, ExamSitting resource)
    {
        if (SittingPart.Of(me, resource).Settles)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public sealed class Requirement : IAuthorizationRequirement;
}
