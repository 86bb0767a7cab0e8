namespace Lms.Features.Discussions.Live;

/// <summary>What is said in small groups.</summary>
public sealed partial class RoomHub
{
    public async Task PostInGroup(Guid sessionId, Guid groupId, Guid id, string body) =>
        Found(await groups.Post(Who, sessionId, groupId, id, body, Stop));

    public async Task ReportGroup(Guid sessionId, Guid groupId, string body) =>
        Found(await groups.Report(Who, sessionId, groupId, body, Stop));
}
