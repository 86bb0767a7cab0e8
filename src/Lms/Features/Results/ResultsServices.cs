namespace Lms.Features.Results;

public static class ResultsServices
{
    public static void AddResults(this IServiceCollection services) => services.AddScoped<OwnResults>().AddScoped<SittingResultList>();
}
