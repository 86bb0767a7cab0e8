using Lms.Access;
using Lms.Features.Exams.Files;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Features.Exams;

public static class ExamsServices
{
    public static void AddExams(this IServiceCollection services)
    {
        services.AddScoped<SittingPages>();
        services.AddScoped<AttemptPages>();
        services.AddScoped<StartPages>();
        services.AddScoped<RevisionPages>();
        services.AddScoped<FolderDesk>();
        services.AddScoped<IAuthorizationHandler, LookAtFiles>();
        services.AddAuthorizationBuilder()
            .AddPolicy(LookAtFiles.Policy, policy => policy.AddRequirements(new LookAtFiles.Requirement()));
    }
}
