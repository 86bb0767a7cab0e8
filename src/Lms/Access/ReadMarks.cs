using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>
/// The marks of a sitting by mask number: before release for its head of marking alone, after it for the office and the leaders
/// too, but for those who mark there: an appeal may bring them a script. What is locked may be read, and nothing else.
/// </summary>
public sealed class ReadMarks(CurrentUser me) : AuthorizationHandler<ReadMarks.Requirement, ExamSitting>
{
    public const string Policy = nameof(ReadMarks);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement, ExamSitting resource)
    {
        if (SittingPart.Of(me, resource).ReadsMarks)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public sealed class Requirement : IAuthorizationRequirement;
}
