using Lms.Access;
using Lms.Features.Exams.Answers;
using Lms.Features.Exams.Attempts;
using Lms.Features.Exams.Bank;
using Lms.Features.Exams.Files;
using Lms.Features.Exams.FollowUps;
using Lms.Features.Exams.Papers;
using Lms.Features.Exams.Settling;
using Lms.Features.Exams.Sittings;
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
        services.AddScoped<PaperPages>();
        services.AddScoped<BankPages>();
        services.AddScoped<BankDesk>();
        services.AddScoped<PreviewDesk>();
        services.AddScoped<BlockedPages>();
        services.AddScoped<PostponementDesk>();
        services.AddScoped<FollowUpDesk>();
        services.AddScoped<IAuthorizationHandler, PostponeCandidates>();
        services.AddScoped<FolderDesk>();
        services.AddScoped<IAuthorizationHandler, LookAtFiles>();
        services.AddAuthorizationBuilder()
            .AddPolicy(PostponeCandidates.Policy, policy => policy.AddRequirements(new PostponeCandidates.Requirement()))
            .AddPolicy(LookAtFiles.Policy, policy => policy.AddRequirements(new LookAtFiles.Requirement()));
    }
}
