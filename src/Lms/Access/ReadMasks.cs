using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>
/// Which mask number is whose: before release for the key-holders appointed in this sitting alone, each for their own round,
/// whatever others lead; after it for the office and the leaders too, but for those who mark there: an appeal may bring them a script.
/// </summary>
public sealed class ReadMasks(CurrentUser me) : AuthorizationHandler<ReadMasks.Requirement, ExamSitting>
{
    public const string Policy = nameof(ReadMasks);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement, ExamSitting resource)
    {
        if (SittingPart.Of(me, resource).ReadsMasks)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public sealed class Requirement : IAuthorizationRequirement;
}
