using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Access;

/// <summary>An account whose password is to be given anew, and where its person holds power over others.</summary>
public sealed record ResettableAccount(Guid PersonId, bool ManagesHere, bool ManagesElsewhere);

/// <summary>
/// The office resets those it serves, never a director or administrator; an administrator resets those too, but nobody
/// whose power lies at another centre: a password opens all of a person's centres.
/// </summary>
public sealed class ResetPassword : IAuthorizationRequirement
{
    public const string Policy = nameof(ResetPassword);
}

internal sealed class ResetPasswordHandler(CurrentUser me) : AuthorizationHandler<ResetPassword, ResettableAccount>
{
    protected override Task HandleRequirementAsync(
        AuthorizationHandlerContext context, ResetPassword requirement, ResettableAccount resource)
    {
        var allowed = me.Is(Role.Administrator) || (me.Is(Role.AcademicOffice) && !resource.ManagesHere);
        if (allowed && !resource.ManagesElsewhere && resource.PersonId != me.PersonId)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
