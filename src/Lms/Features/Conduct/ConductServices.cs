using System.Text.Json.Serialization;
using Lms.Access;
using Lms.Data.Archives;
using Lms.Features.Conduct.Documents;
using Lms.Features.Conduct.Live;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Features.Conduct;

public static class ConductServices
{
    /// <summary>Nothing but an id is ever said to the server on this line.</summary>
    private const int LongestMessage = 4 * 1024;

    private static readonly TimeSpan SlowestSend = TimeSpan.FromSeconds(5);

    public static void AddConduct(this IServiceCollection services)
    {
        services.AddSignalR().AddHubOptions<ExamHub>(options =>
        {
            options.MaximumReceiveMessageSize = LongestMessage;
            options.AddFilter<LiveConnection>();
        }).AddJsonProtocol(options => options.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        services.AddSingleton<SittingListeners>();
        services.AddHostedService<CandidatePresence>();
        services.AddScoped<ConductDesk>();
        services.AddScoped<BoardPages>();
        services.AddScoped<SlipPages>();
        services.AddSingleton<SittingPapers>();
        services.AddScoped<IArchivePart, ArchivedConduct>();
        services.AddScoped<IAuthorizationHandler, ConductSitting>();
        services.AddAuthorizationBuilder()
            .AddPolicy(ConductSitting.Policy, policy => policy.AddRequirements(new ConductSitting.Requirement()));
    }

    public static void MapConduct(this IEndpointRouteBuilder routes) => routes
        .MapHub<ExamHub>("/c/{centre}/sittings/live", options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.TransportSendTimeout = SlowestSend;
            options.CloseOnAuthenticationExpiration = true;
        })
        .Live()
        .WithMetadata(new WithCodeAttribute());
}
