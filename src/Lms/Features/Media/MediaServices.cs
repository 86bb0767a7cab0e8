using Lms.Access;
using Lms.Features.Media.Watching;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Features.Media;

public static class MediaServices
{
    public static void AddMedia(this IServiceCollection services)
    {
        services.AddScoped<ShownDocuments>();
        services.AddScoped<Films>();
        services.AddSingleton<WatchTickets>();
        services.AddScoped<SessionFilms>();
        services.AddScoped<FilmViewersQuery>();
        services.AddScoped<IAuthorizationHandler, SeeWatchedFilms>();
        services.AddAuthorizationBuilder()
            .AddPolicy(SeeWatchedFilms.Policy, policy => policy.AddRequirements(new SeeWatchedFilms.Requirement()));
    }
}
