using Lms.Access;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Features.Classes;

public static class ClassesServices
{
    public static void AddClasses(this IServiceCollection services)
    {
        services.AddScoped<ClassQuery>();
        services.AddScoped<SessionChoices>();
        services.AddScoped<EnrolmentDesk>();
        services.AddScoped<IAuthorizationHandler, SetMeetingLink>();
        services.AddAuthorizationBuilder()
            .AddPolicy(SetMeetingLink.Policy, policy => policy.AddRequirements(new SetMeetingLink.Requirement()));
    }
}
