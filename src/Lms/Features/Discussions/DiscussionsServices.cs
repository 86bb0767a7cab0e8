using Lms.Data.Discussions;
using Lms.Features.Discussions.Floor;
using Lms.Features.Discussions.Live;
using Lms.Features.Discussions.Order;
using Lms.Features.Discussions.Talk;
using Lms.Web;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Features.Discussions;

public static class DiscussionsServices
{
    /// <summary>A post that is far too long is refused with a reason; what is longer than this cuts the line.</summary>
    private const int LongestMessage = 128 * 1024;

    private static readonly TimeSpan SlowestSend = TimeSpan.FromSeconds(5);

    public static void AddDiscussions(this IServiceCollection services)
    {
        services.AddSignalR().AddHubOptions<RoomHub>(options =>
        {
            options.MaximumReceiveMessageSize = LongestMessage;
            options.AddFilter<LiveConnection>();
        });
        services.AddSingleton<RoomListeners>();
        services.AddSingleton<FloodGate>();
        services.AddSingleton<RoomActs>();
        services.AddSingleton<RoomDesk>();
        services.AddSingleton<RoomTalk>();
        services.AddSingleton<RoomReads>();
        services.AddSingleton<RoomSearch>();
        services.AddSingleton<Typing>();
        services.AddHostedService<TypingRelay>();
        services.AddSingleton<TalkDesk>();
        services.AddScoped<PictureDesk>();
        services.AddSingleton<FloorDesk>();
        services.AddSingleton<OrderDesk>();
        services.AddSingleton<RoomPages>();
    }

    public static void MapDiscussions(this IEndpointRouteBuilder routes) => routes
        .MapHub<RoomHub>("/c/{centre}/rooms/live", options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.TransportSendTimeout = SlowestSend;
            options.ApplicationMaxBufferSize = LongestMessage;
            options.CloseOnAuthenticationExpiration = true;
        })
        .WithMetadata(new JsonAnswerAttribute(), new SameOriginAttribute());
}
