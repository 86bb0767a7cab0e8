using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>Holds for the masking officer appointed in this sitting, who reads scripts as they were written, and for nobody by role.</summary>
public sealed class MaskScripts(CurrentUser me) : AuthorizationHandler<MaskScripts.Requirement, ExamSitting>
{
    public const string Policy = nameof(MaskScripts);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement, ExamSitting resource)
    {
        if (SittingPart.Of(me, resource).Masks)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public sealed class Requirement : IAuthorizationRequirement;
}
