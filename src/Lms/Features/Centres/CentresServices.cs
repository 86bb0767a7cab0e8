namespace Lms.Features.Centres;

public static class CentresServices
{
    public static void AddCentres(this IServiceCollection services) => services.AddScoped<CentreQuery>();
}
