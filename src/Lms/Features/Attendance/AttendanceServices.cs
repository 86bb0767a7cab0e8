using Lms.Access;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Features.Attendance;

public static class AttendanceServices
{
    public static void AddAttendance(this IServiceCollection services)
    {
        services.AddScoped<SessionRegisterQuery>();
        services.AddScoped<RegisterDesk>();
        services.AddScoped<CodePages>();
        services.AddScoped<CheckInDesk>();
        services.AddScoped<ClassRegisterQuery>();
        services.AddScoped<IAuthorizationHandler, TakeAttendance>();
        services.AddAuthorizationBuilder()
            .AddPolicy(TakeAttendance.Policy, policy => policy.AddRequirements(new TakeAttendance.Requirement()));
    }
}
