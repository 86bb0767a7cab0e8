namespace Lms.Features.Identity;

public static class IdentityServices
{
    public static void AddIdentity(this IServiceCollection services) => services
        .AddScoped<SignInCheck>()
        .AddScoped<CodeCheck>()
        .AddScoped<EntryTries>();
}
