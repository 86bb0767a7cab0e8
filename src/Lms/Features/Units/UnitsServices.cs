namespace Lms.Features.Units;

public static class UnitsServices
{
    public static void AddUnits(this IServiceCollection services) => services
        .AddScoped<UnitDesk>()
        .AddScoped<UnitQuery>()
        .AddScoped<UnitEnding>();
}
