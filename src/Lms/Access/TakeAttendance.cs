using Lms.Domain.Classes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>Holds for the lecturer of the session at hand and for the office; leaders read the class's register.</summary>
public sealed class TakeAttendance(CurrentUser me) : AuthorizationHandler<TakeAttendance.Requirement, ClassSession>
{
    public const string Policy = nameof(TakeAttendance);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement, ClassSession resource)
    {
        if (me.Is(Role.AcademicOffice) || resource.LecturerId == me.PersonId)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public sealed class Requirement : IAuthorizationRequirement;
}
