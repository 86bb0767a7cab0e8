namespace Lms.Features.DutyCorrections;

public static class DutyCorrectionsServices
{
    public static void AddDutyCorrections(this IServiceCollection services) => services.AddScoped<CorrectionDesk>();
}
