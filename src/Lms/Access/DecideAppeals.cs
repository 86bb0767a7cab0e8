using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>Holds for the academic office and for the head of marking appointed in this sitting.</summary>
public sealed class DecideAppeals(CurrentUser me) : AuthorizationHandler<DecideAppeals.Requirement, ExamSitting>
{
    public const string Policy = nameof(DecideAppeals);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement, ExamSitting resource)
    {
        if (me.Is(Role.AcademicOffice) || resource.HasAppointed(me.PersonId, AppointmentKind.HeadOfMarking))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public sealed class Requirement : IAuthorizationRequirement;
}
