namespace Lms.Features.Help;

public static class HelpServices
{
    public static void AddHelp(this IServiceCollection services) => services.AddSingleton<HelpPages>();
}
