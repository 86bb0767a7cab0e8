using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>
/// What candidates handed in as files, with their names: for the office and the masking officer appointed in this sitting;
/// for nobody who marks in it or writes in it, whatever else they are.
/// </summary>
public sealed class LookAtFiles(CurrentUser me) : AuthorizationHandler<LookAtFiles.Requirement, ExamSitting>
{
    public const string Policy = nameof(LookAtFiles);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement, ExamSitting resource)
    {
        var marks = resource.HasAppointed(me.PersonId, AppointmentKind.Marker) || resource.HasAppointed(me.PersonId, AppointmentKind.HeadOfMarking);
        var looks = me.Is(Role.AcademicOffice) || resource.HasAppointed(me.PersonId, AppointmentKind.MaskingOfficer);
        if (looks && !marks && resource.Candidates.All(candidate => candidate.PersonId != me.PersonId))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public sealed class Requirement : IAuthorizationRequirement;
}
