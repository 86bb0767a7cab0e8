namespace Lms.Features.Discussions.Live;

/// <summary>What the lecturer shows to everyone.</summary>
public sealed partial class RoomHub
{
    public async Task ShowPart(Guid sessionId, int position) => Found(await board.ShowPart(Who, sessionId, position, Stop));

    /// <param name="sessionId">The room's session.</param>
    /// <param name="materialId">A film of the part that is shown.</param>
    /// <param name="runs">Whether it runs, or pauses.</param>
    /// <param name="second">Of the film.</param>
    public async Task Film(Guid sessionId, Guid materialId, bool runs, int second) =>
        Found(await board.Film(Who, sessionId, materialId, runs, second, Stop));
}
