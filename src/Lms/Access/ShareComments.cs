using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>
/// Holds for the head of marking of this sitting and for the academic office. Never for one of its markers: what they share,
/// the markers of the other round would read.
/// </summary>
public sealed class ShareComments(CurrentUser me) : AuthorizationHandler<ShareComments.Requirement, ExamSitting>
{
    public const string Policy = nameof(ShareComments);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement, ExamSitting resource)
    {
        if (SittingPart.Of(me, resource).SharesComments)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public sealed class Requirement : IAuthorizationRequirement;
}
