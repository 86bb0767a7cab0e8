using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>Holds for the office and for the masking officer appointed in this sitting.</summary>
public sealed class SealSitting(CurrentUser me) : AuthorizationHandler<SealSitting.Requirement, ExamSitting>
{
    public const string Policy = nameof(SealSitting);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement, ExamSitting resource)
    {
        if (SittingPart.Of(me, resource).Seals)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public sealed class Requirement : IAuthorizationRequirement;
}
