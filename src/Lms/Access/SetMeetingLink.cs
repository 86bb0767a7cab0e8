using Lms.Domain.Classes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>Holds for the lecturer of the session at hand, who opens the meeting, and for the office.</summary>
public sealed class SetMeetingLink(CurrentUser me) : AuthorizationHandler<SetMeetingLink.Requirement, ClassSession>
{
    public const string Policy = nameof(SetMeetingLink);

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
