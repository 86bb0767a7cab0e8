using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>
/// Holds for the office and for the invigilators appointed in this sitting; for nobody who writes in it, or they could give
/// themselves time; and from the seal on for none of its markers, nor until release for its head of marking: they would read who
/// handed in when, and how many files.
/// </summary>
public sealed class ConductSitting(CurrentUser me) : AuthorizationHandler<ConductSitting.Requirement, ExamSitting>
{
    public const string Policy = nameof(ConductSitting);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement, ExamSitting resource)
    {
        var isAppointed = me.Is(Role.AcademicOffice) || resource.HasAppointed(me.PersonId, AppointmentKind.Invigilator);
        var marks = resource.SealedAt is not null && (resource.HasAppointed(me.PersonId, AppointmentKind.Marker)
            || (resource.ReleasedAt is null && resource.HasAppointed(me.PersonId, AppointmentKind.HeadOfMarking)));
        if (isAppointed && !marks && resource.Candidates.All(candidate => candidate.PersonId != me.PersonId))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public sealed class Requirement : IAuthorizationRequirement;
}
