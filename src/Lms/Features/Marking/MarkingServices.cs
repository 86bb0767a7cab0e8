using Lms.Access;
using Lms.Features.Marking.Watching;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Features.Marking;

public static class MarkingServices
{
    public static void AddMarking(this IServiceCollection services)
    {
        services.AddScoped<MarkersDesk>();
        services.AddScoped<HeadsDesk>();
        services.AddScoped<SealPages>();
        services.AddScoped<WatchDesk>();
        services.AddScoped<SimilarityDesk>();
        services.AddScoped<IAuthorizationHandler, SealSitting>();
        services.AddScoped<IAuthorizationHandler, ReadMasks>();
        services.AddScoped<IAuthorizationHandler, OverseeMarking>();
        services.AddScoped<IAuthorizationHandler, SettleMarks>();
        services.AddScoped<IAuthorizationHandler, ReleaseSitting>();
        services.AddAuthorizationBuilder()
            .AddPolicy(SealSitting.Policy, policy => policy.AddRequirements(new SealSitting.Requirement()))
            .AddPolicy(ReadMasks.Policy, policy => policy.AddRequirements(new ReadMasks.Requirement()))
            .AddPolicy(OverseeMarking.Policy, policy => policy.AddRequirements(new OverseeMarking.Requirement()))
            .AddPolicy(SettleMarks.Policy, policy => policy.AddRequirements(new SettleMarks.Requirement()))
            .AddPolicy(ReleaseSitting.Policy, policy => policy.AddRequirements(new ReleaseSitting.Requirement()));
    }
}
