namespace Lms.Features.Policies;

public static class PoliciesServices
{
    public static void AddPolicies(this IServiceCollection services) => services
        .AddScoped<PolicyQuery>()
        .AddScoped<PolicyReachQuery>()
        .AddScoped<WithdrawalDesk>();
}
