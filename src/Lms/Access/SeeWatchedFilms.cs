using Lms.Domain.Classes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>Who watched what is seen by the lecturer of the session at hand, by the office and by leaders; trainees see their own alone.</summary>
public sealed class SeeWatchedFilms(CurrentUser me) : AuthorizationHandler<SeeWatchedFilms.Requirement, ClassSession>
{
    public const string Policy = nameof(SeeWatchedFilms);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement, ClassSession resource)
    {
        if (me.IsAnyOf(Role.AcademicOffice, Role.Director, Role.DeputyDirector) || resource.LecturerId == me.PersonId)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public sealed class Requirement : IAuthorizationRequirement;
}
