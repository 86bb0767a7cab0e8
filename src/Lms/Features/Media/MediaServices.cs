namespace Lms.Features.Media;

public static class MediaServices
{
    public static void AddMedia(this IServiceCollection services) => services.AddScoped<ShownDocuments>().AddScoped<Films>();
}
