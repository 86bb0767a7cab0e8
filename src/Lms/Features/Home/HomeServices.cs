namespace Lms.Features.Home;

public static class HomeServices
{
    public static void AddHome(this IServiceCollection services) => services
        .AddScoped<MattersQuery>()
        .AddScoped<TodayQuery>();
}
