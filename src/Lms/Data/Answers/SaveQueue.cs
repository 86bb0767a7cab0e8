using System.Threading.Channels;

namespace Lms.Data.Answers;

/// <summary>The saves that wait for their turn, bounded in number and in bytes. Any request puts in; one reader takes out.</summary>
internal sealed class SaveQueue
{
    private const int MostTogether = 128;
    private const int MostWaiting = 2_048;
    private const long MostBytesTogether = 4_000_000;
    private const long MostBytesWaiting = 64_000_000;

    private readonly Channel<PendingSave> gathered = Channel.CreateBounded<PendingSave>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private readonly Queue<PendingSave> held = new();
    private long bytesWaiting;

    /// <summary>False when too much is waiting already: better to be told at once than to wait for a turn that comes too late.</summary>
    public bool TryPut(PendingSave save)
    {
        if (Interlocked.Add(ref bytesWaiting, save.Save.Text.Length) <= MostBytesWaiting && gathered.Writer.TryWrite(save))
        {
            return true;
        }

        Interlocked.Add(ref bytesWaiting, -save.Save.Text.Length);
        return false;
    }

    /// <summary>Nothing more comes in; what waits is still to be taken.</summary>
    public void Close() => gathered.Writer.TryComplete();

    /// <summary>True once something waits; false when the queue is closed and empty.</summary>
    public ValueTask<bool> HasSome() => held.Count > 0 ? new ValueTask<bool>(true) : gathered.Reader.WaitToReadAsync();

    /// <summary>
    /// What waits now, as much as goes into one statement. Each answer once: of two rows for the same one an UPDATE takes any.
    /// The second waits for the next turn.
    /// </summary>
    public List<PendingSave> Take()
    {
        var (batch, answers, bytes) = (new List<PendingSave>(), new HashSet<AnswerKey>(), 0L);
        for (var waiting = held.Count; waiting > 0; waiting--)
        {
            Seat(held.Dequeue());
        }

        while (batch.Count < MostTogether && bytes < MostBytesTogether && gathered.Reader.TryRead(out var next))
        {
            Interlocked.Add(ref bytesWaiting, -next.Save.Text.Length);
            Seat(next);
        }

        return batch;

        void Seat(PendingSave save)
        {
            if (answers.Add(save.Save.Key))
            {
                batch.Add(save);
                bytes += save.Save.Text.Length;
            }
            else
            {
                held.Enqueue(save);
            }
        }
    }
}
