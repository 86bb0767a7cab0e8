using Lms.Domain.Exams;

namespace Lms.Data.Answers;

/// <summary>
/// A save with all that needs thought done on the request's own thread, and the promise of what became of it: the
/// attempt's deadline when it was stored, null when the statement did not take it.
/// </summary>
internal sealed class PendingSave(AnswerSave save, CommittedText before)
{
    // Whoever waits goes on with a thread of its own, not with the writer's.
    private readonly TaskCompletionSource<DateTimeOffset?> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AnswerSave Save { get; } = save;

    public byte[] Hash { get; } = AnswerChain.Next(before.Hash, save.IfMatch + 1, save.Text);

    public TextDelta Delta { get; } = TextDelta.Between(before.Text, save.Text);

    /// <summary>Asked once it is stored.</summary>
    public bool IsPlain => before.IsPlainWith(Save.Text);

    /// <summary>The whole text when a checkpoint is due, else null.</summary>
    public byte[]? Whole => AnswerCheckpoint.IsDue(Save.IfMatch + 1) ? Save.Text : null;

    public Task<DateTimeOffset?> Outcome => outcome.Task;

    public void Tell(DateTimeOffset? deadline) => outcome.TrySetResult(deadline);

    public void Fail(Exception problem) => outcome.TrySetException(problem);
}
