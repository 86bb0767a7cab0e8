using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>
/// Holds for those who see to it that a sitting gets marked: its head of marking, the office, the deputy director. Never for one of
/// its markers: they would read who marks a script with them, and in which round.
/// </summary>
public sealed class OverseeMarking(CurrentUser me) : AuthorizationHandler<OverseeMarking.Requirement, ExamSitting>
{
    public const string Policy = nameof(OverseeMarking);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement, ExamSitting resource)
    {
        if (SittingPart.Of(me, resource).Oversees)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public sealed class Requirement : IAuthorizationRequirement;
}
