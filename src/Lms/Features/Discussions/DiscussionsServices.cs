using System.Text.Encodings.Web;
using System.Text.Unicode;
using Lms.Data.Discussions;
using Lms.Features.Discussions.Afterwards;
using Lms.Features.Discussions.Board;
using Lms.Features.Discussions.Floor;
using Lms.Features.Discussions.Groups;
using Lms.Features.Discussions.Live;
using Lms.Features.Discussions.Order;
using Lms.Features.Discussions.Polls;
using Lms.Features.Discussions.Questions;
using Lms.Features.Discussions.Talk;
using Lms.Web;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Features.Discussions;

public static class DiscussionsServices
{
    /// <summary>A post that is far too long is refused with a reason; what is longer than this cuts the line.</summary>
    private const int LongestMessage = 128 * 1024;

    // Vietnamese letters as they are: half the bytes of their numbers, on a line of the village.
    private static readonly JavaScriptEncoder Readable = JavaScriptEncoder.Create(UnicodeRanges.All);

    private static readonly TimeSpan SlowestSend = TimeSpan.FromSeconds(5);

    public static void AddDiscussions(this IServiceCollection services)
    {
        services.AddSignalR().AddHubOptions<RoomHub>(options =>
        {
            options.MaximumReceiveMessageSize = LongestMessage;
            options.AddFilter<LiveConnection>();
        }).AddJsonProtocol(options => options.PayloadSerializerOptions.Encoder = Readable);
        services.AddSingleton<RoomListeners>();
        services.AddSingleton<FloodGate>();
        services.AddSingleton<RoomActs>();
        services.AddSingleton<RoomDesk>();
        services.AddSingleton<BoardDesk>();
        services.AddSingleton<RoomBoards>();
        services.AddSingleton<RoomTalk>();
        services.AddSingleton<RoomReads>();
        services.AddSingleton<RoomSearch>();
        services.AddSingleton<Typing>();
        services.AddHostedService<TypingRelay>();
        services.AddSingleton<TalkDesk>();
        services.AddScoped<PictureDesk>();
        services.AddSingleton<FloorDesk>();
        services.AddSingleton<OrderDesk>();
        services.AddSingleton<GroupRows>();
        services.AddSingleton<GroupsPages>();
        services.AddScoped<GroupsDesk>();
        services.AddScoped<LatecomersDesk>();
        services.AddSingleton<PresenceKeeper>();
        services.AddHostedService(all => all.GetRequiredService<PresenceKeeper>());
        services.AddSingleton<QuestionDesk>();
        services.AddSingleton<QuestionWalls>();
        services.AddSingleton<RoomPages>();
        services.AddSingleton<PollDesk>();
        services.AddSingleton<PollPages>();
        services.AddSingleton<TranscriptReading>();
        services.AddSingleton<TranscriptPaper>();
    }

    public static void MapDiscussions(this IEndpointRouteBuilder routes) => routes
        .MapHub<RoomHub>("/c/{centre}/rooms/live", options =>
        {
            // Where a proxy lets no WebSocket through, the room is heard all the same.
            options.Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling;
            options.TransportSendTimeout = SlowestSend;
            options.ApplicationMaxBufferSize = LongestMessage;
            options.CloseOnAuthenticationExpiration = true;
        })
        .Live();
}
