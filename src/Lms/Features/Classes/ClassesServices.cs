namespace Lms.Features.Classes;

public static class ClassesServices
{
    public static void AddClasses(this IServiceCollection services) => services
        .AddScoped<ClassQuery>()
        .AddScoped<SessionChoices>()
        .AddScoped<EnrolmentDesk>();
}
