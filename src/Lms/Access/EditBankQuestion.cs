using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>A question of the bank is rewritten and retired by its author, as long as they lecture here, and by the academic office.</summary>
public sealed class EditBankQuestion(CurrentUser me) : AuthorizationHandler<EditBankQuestion.Requirement, BankQuestion>
{
    public const string Policy = nameof(EditBankQuestion);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement, BankQuestion resource)
    {
        if (resource.CentreId == me.CentreId
            && (me.Is(Role.AcademicOffice) || me.Is(Role.Lecturer) && resource.AuthorId == me.PersonId))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public sealed record Requirement : IAuthorizationRequirement;
}
