namespace Lms.Domain.Exams;

/// <summary>One text as it once stood, and the chain's hash at it.</summary>
public sealed record ToldAnswer(long Sequence, string Text, byte[] Hash, DateTimeOffset SavedAt);

/// <summary>One accepted save, as the difference to the one before.</summary>
public readonly record struct SavedDelta(long Sequence, TextDelta Delta, DateTimeOffset SavedAt);

/// <summary>Where a history was folded: the last text, the hash before it, and how many saves led there.</summary>
public sealed record FoldedHistory(ToldAnswer Last, byte[] Previous, int Saves)
{
    /// <summary>The text is the one that was saved: the chain says so.</summary>
    public bool Holds => AnswerChain.Next(Previous, Last.Sequence, Last.Text).AsSpan().SequenceEqual(Last.Hash);
}

/// <summary>How an answer came to be: told from its beginning, or from where it was folded, to what stands now.</summary>
public static class AnswerHistory
{
    /// <summary>Before anything was saved.</summary>
    public static ToldAnswer Beginning => new(0, "", AnswerChain.Genesis, default);

    /// <summary>
    /// Every text in its order, the one it begins from first. A history that has a gap, or does not lead to what stands now
    /// by text and hash, has been tampered with: Answer.HistoryBroken.
    /// </summary>
    /// <param name="from">Null when it was never folded.</param>
    /// <param name="saves">All that are kept, in any order.</param>
    public static IReadOnlyList<ToldAnswer> Tell(ToldAnswer stands, FoldedHistory? from, IEnumerable<SavedDelta> saves)
    {
        if (from is { Holds: false })
        {
            throw Broken(from.Last.Sequence);
        }

        List<ToldAnswer> told = [from?.Last ?? Beginning];
        foreach (var save in saves.OrderBy(save => save.Sequence))
        {
            told.Add(Next(told[^1], save));
        }

        RequireThat(told[^1], stands);
        return told;
    }

    /// <summary>
    /// Folds all saves into the last, once nothing more is written. Null when there is nothing to fold. What does not hold
    /// is not folded: it would be the end of the evidence.
    /// </summary>
    public static FoldedHistory? Fold(ToldAnswer stands, IReadOnlyCollection<SavedDelta> saves)
    {
        var told = Tell(stands, from: null, saves);
        return told.Count == 1 ? null : new FoldedHistory(told[^1], told[^2].Hash, saves.Count);
    }

    /// <summary>One step of a history that is too long to be told whole.</summary>
    public static ToldAnswer Next(ToldAnswer last, SavedDelta save)
    {
        if (save.Sequence != last.Sequence + 1)
        {
            throw Broken(save.Sequence);
        }

        try
        {
            var text = save.Delta.ApplyTo(last.Text);
            return new ToldAnswer(save.Sequence, text, AnswerChain.Next(last.Hash, save.Sequence, text), save.SavedAt);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw Broken(save.Sequence);
        }
    }

    /// <summary>The last that a history tells is what stands, by text and hash.</summary>
    public static void RequireThat(ToldAnswer last, ToldAnswer stands)
    {
        if (last.Sequence != stands.Sequence || last.Text != stands.Text || !last.Hash.AsSpan().SequenceEqual(stands.Hash))
        {
            throw Broken(last.Sequence);
        }
    }

    private static RuleBrokenException Broken(long sequence) => new("Answer.HistoryBroken", sequence);
}
