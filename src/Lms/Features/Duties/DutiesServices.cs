namespace Lms.Features.Duties;

public static class DutiesServices
{
    public static void AddDuties(this IServiceCollection services) => services
        .AddScoped<DutyStandingsQuery>()
        .AddScoped<DutyEditDesk>();
}
