namespace Lms.Features.Shared;

public static class SharedServices
{
    public static void AddShared(this IServiceCollection services) => services
        .AddScoped<DutyDesk>()
        .AddScoped<PersonPicker>();
}
