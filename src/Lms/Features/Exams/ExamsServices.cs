using Lms.Features.Exams.Bank;
using Lms.Features.Exams.Papers;

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
    }
}
