namespace Lms.Features.Notifications;

public static class NotificationsServices
{
    public static void AddNotifications(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PostOffice>();
    }
}
