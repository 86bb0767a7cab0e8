using Lms.Domain.Exams;
using Lms.Domain.Language;

namespace Lms.Data.Answers;

/// <summary>A text that is committed: what the next save of it is the difference to.</summary>
/// <param name="IsPlain">By <see cref="PlainText"/>: of the next text only what is new need be looked at.</param>
internal sealed record CommittedText(long Sequence, byte[] Text, byte[] Hash, bool IsPlain)
{
    /// <summary>Whether the text that follows this one is plain.</summary>
    public bool IsPlainWith(ReadOnlySpan<byte> next) => PlainText.Is(IsPlain ? TextDelta.New(Text, next) : next);
}

/// <summary>
/// The last texts that this node stored, so that a save need not read the one before. Only a help: the statement demands
/// the sequence itself, so what another node made stale does no harm. The longest unused go first.
/// </summary>
internal sealed class CommittedTexts(long mostBytes)
{
    // Of the two hashes, the list's node, the dictionary's entry and the objects' own heads.
    private const int BytesBeside = 400;

    private readonly Dictionary<AnswerKey, LinkedListNode<(AnswerKey Key, CommittedText Text)>> known = [];
    private readonly LinkedList<(AnswerKey Key, CommittedText Text)> byUse = new();
    private readonly Lock guard = new();
    private long bytes;

    /// <summary>Null when it is not known, or not as the save expects it.</summary>
    public CommittedText? Find(AnswerKey key, long sequence)
    {
        lock (guard)
        {
            if (!known.TryGetValue(key, out var node) || node.Value.Text.Sequence != sequence)
            {
                return null;
            }

            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Text;
        }
    }

    public void Keep(AnswerKey key, CommittedText text)
    {
        lock (guard)
        {
            Drop(key);
            known[key] = byUse.AddFirst((key, text));
            bytes += Size(text);
            while (bytes > mostBytes && byUse.Last is { } oldest)
            {
                Drop(oldest.Value.Key);
            }
        }
    }

    public void Forget(AnswerKey key)
    {
        lock (guard)
        {
            Drop(key);
        }
    }

    private void Drop(AnswerKey key)
    {
        if (known.Remove(key, out var node))
        {
            byUse.Remove(node);
            bytes -= Size(node.Value.Text);
        }
    }

    private static int Size(CommittedText text) => text.Text.Length + BytesBeside;
}
