using Lms.Features.Discussions.Polls;
using Lms.Features.Shared;

namespace Lms.Features.Discussions.Live;

/// <summary>Polls: the lecturer asks, closes, shows; trainees answer.</summary>
public sealed partial class RoomHub
{
    public async Task OpenPoll(PollDesk polls, Guid sessionId, PollForm form) =>
        Found(await polls.Open(Who, sessionId, form.Id, form.ToQuestion(), Stop));

    public async Task OpenPlannedPoll(PollDesk polls, Guid sessionId, Guid id, Guid lessonPollId) =>
        Found(await polls.OpenPlanned(Who, sessionId, id, lessonPollId, Stop));

    public async Task ClosePoll(PollDesk polls, Guid sessionId, long number) => Found(await polls.Close(Who, sessionId, number, Stop));

    public async Task ShowPoll(PollDesk polls, Guid sessionId, long number, bool show) =>
        Found(await polls.Show(Who, sessionId, number, show, Stop));

    public async Task HidePollText(PollDesk polls, Guid sessionId, long number, Guid answerId, bool hide) =>
        Found(await polls.HideText(Who, sessionId, number, answerId, hide, Stop));

    public async Task AnswerPoll(PollDesk polls, Guid sessionId, long number, int[]? choices, string? words)
    {
        if (!await polls.Answer(Who, sessionId, number, choices ?? [], words ?? "", Stop))
        {
            throw NoSuchRoom();
        }
    }
}
