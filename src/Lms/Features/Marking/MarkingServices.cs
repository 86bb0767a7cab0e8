using Lms.Access;
using Lms.Features.Marking.Appeals;
using Lms.Features.Marking.Comments;
using Lms.Features.Marking.Head;
using Lms.Features.Marking.Masking;
using Lms.Features.Marking.Papers;
using Lms.Features.Marking.Releasing;
using Lms.Features.Marking.Sealing;
using Lms.Features.Marking.Sheets;
using Lms.Features.Marking.Watching;
using Microsoft.AspNetCore.Authorization;

namespace Lms.Features.Marking;

public static class MarkingServices
{
    public static void AddMarking(this IServiceCollection services)
    {
        services.AddSingleton<MarkingSchemes>();
        services.AddScoped<MarkersDesk>();
        services.AddScoped<CommentBank>();
        services.AddScoped<HeadsDesk>();
        services.AddScoped<MarkingBoard>();
        services.AddScoped<SealPages>();
        services.AddScoped<WatchDesk>();
        services.AddScoped<SimilarityDesk>();
        services.AddScoped<MaskingDesk>();
        services.AddScoped<IAuthorizationHandler, MaskScripts>();
        services.AddScoped<IAuthorizationHandler, HoldSecondKey>();
        services.AddScoped<ReleaseDesk>();
        services.AddScoped<AppealDesk>();
        services.AddScoped<AppealLetter>();
        services.AddPapers();
        services.AddScoped<IAuthorizationHandler, SealSitting>();
        services.AddScoped<IAuthorizationHandler, ReadMasks>();
        services.AddScoped<IAuthorizationHandler, OverseeMarking>();
        services.AddScoped<IAuthorizationHandler, ReadMarks>();
        services.AddScoped<IAuthorizationHandler, SettleMarks>();
        services.AddScoped<IAuthorizationHandler, ShareComments>();
        services.AddScoped<IAuthorizationHandler, ReleaseSitting>();
        services.AddScoped<IAuthorizationHandler, DecideAppeals>();
        services.AddAuthorizationBuilder()
            .AddPolicy(MaskScripts.Policy, policy => policy.AddRequirements(new MaskScripts.Requirement()))
            .AddPolicy(HoldSecondKey.Policy, policy => policy.AddRequirements(new HoldSecondKey.Requirement()))
            .AddPolicy(SealSitting.Policy, policy => policy.AddRequirements(new SealSitting.Requirement()))
            .AddPolicy(ReadMasks.Policy, policy => policy.AddRequirements(new ReadMasks.Requirement()))
            .AddPolicy(OverseeMarking.Policy, policy => policy.AddRequirements(new OverseeMarking.Requirement()))
            .AddPolicy(ReadMarks.Policy, policy => policy.AddRequirements(new ReadMarks.Requirement()))
            .AddPolicy(SettleMarks.Policy, policy => policy.AddRequirements(new SettleMarks.Requirement()))
            .AddPolicy(ShareComments.Policy, policy => policy.AddRequirements(new ShareComments.Requirement()))
            .AddPolicy(ReleaseSitting.Policy, policy => policy.AddRequirements(new ReleaseSitting.Requirement()))
            .AddPolicy(DecideAppeals.Policy, policy => policy.AddRequirements(new DecideAppeals.Requirement()));
    }
}
