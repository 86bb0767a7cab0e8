namespace Lms.Features.Imports;

public static class ImportsServices
{
    public static void AddImports(this IServiceCollection services) => services
        .AddScoped<ImportDesk>()
        .AddScoped<RegisterQuery>()
        .AddScoped<ImportWriting>();
}
