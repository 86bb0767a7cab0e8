using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>Holds for the office and the director; for nobody who writes in the sitting, or they could excuse themselves.</summary>
public sealed class PostponeCandidates(CurrentUser me) : AuthorizationHandler<PostponeCandidates.Requirement, ExamSitting>
{
    public const string Policy = nameof(PostponeCandidates);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement, ExamSitting resource)
    {
        if (me.IsAnyOf(Role.AcademicOffice, Role.Director) && resource.Candidates.All(candidate => candidate.PersonId != me.PersonId))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public sealed class Requirement : IAuthorizationRequirement;
}
