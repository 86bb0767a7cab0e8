using System.Security.Cryptography;
using Lms.Domain.Exams;
using Lms.Domain.Language;
using Lms.Domain.Organisation;

namespace Lms.Domain.Marking;

/// <summary>
/// An anonymous script (bài thi): a copy of what one trainee handed in, under a random mask number (số phách). Its id
/// is random too: nothing here tells when it was made or whose it is.
/// </summary>
public sealed class Script : ICentreOwned
{
    private readonly List<ScriptAnswer> answers = [];
    private readonly List<ScriptFile> files = [];

    private Script()
    {
    }

    private Script(Guid centreId, Guid sittingId, int maskNumber)
    {
        CentreId = centreId;
        Id = Guid.NewGuid();
        ExamSittingId = sittingId;
        MaskNumber = maskNumber;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public int MaskNumber { get; private set; }

    /// <summary>From 1, given at hand-over; null before, and for scripts from before there were bags (túi).</summary>
    public int? Bag { get; private set; }

    public IReadOnlyList<ScriptAnswer> Answers => answers;

    public IReadOnlyList<ScriptFile> Files => files;

    /// <summary>Makes the scripts of a sealed sitting, in shuffled order, with the links that lie apart.</summary>
    public static IReadOnlyList<(Script Script, ScriptLink Link)> MakeFor(ExamSitting sitting, IEnumerable<Guid> attemptIds)
    {
        if (sitting.SealedAt is null)
        {
            throw new RuleBrokenException("ExamSitting.NotSealed");
        }

        var shuffled = attemptIds.ToArray();
        RandomNumberGenerator.Shuffle<Guid>(shuffled);
        var maskNumbers = MaskNumbers(shuffled.Length);
        return [.. shuffled.Select((attemptId, at) =>
        {
            var script = new Script(sitting.CentreId, sitting.Id, maskNumbers[at]);
            return (script, new ScriptLink(sitting.CentreId, script.Id, attemptId, script.MaskNumber));
        })];
    }

    /// <summary>The second key-holder's round: every script gets a number that none of them bore before.</summary>
    /// <param name="scripts">All of a sitting.</param>
    public static void MaskAgain(IReadOnlyList<Script> scripts)
    {
        var before = scripts.Select(script => script.MaskNumber).ToHashSet();
        foreach (var (script, number) in scripts.Zip(MaskNumbers(scripts.Count, before)))
        {
            script.MaskNumber = number;
        }
    }

    /// <summary>Puts scripts into bags by lot. A last bag that would be too small is joined with the one before.</summary>
    /// <param name="scripts">All of a sitting.</param>
    public static void Pack(IReadOnlyCollection<Script> scripts, BagRules rules, Lot lot)
    {
        var full = Math.Max(1, scripts.Count / rules.Size);
        var bags = scripts.Count - (full * rules.Size) >= rules.Smallest ? full + 1 : full;
        foreach (var (at, script) in lot.Shuffled(scripts).Index())
        {
            script.Bag = Math.Min((at / rules.Size) + 1, bags);
        }
    }

    public void Copy(int number, Guid questionId, WrittenText question, string text) =>
        answers.Add(new ScriptAnswer(CentreId, Id, number, questionId, question, text));

    /// <summary>Takes over what was handed in as files, in its order.</summary>
    public void Copy(IEnumerable<AttemptFile> handedIn) => files.AddRange(handedIn
        .Where(file => file.RemovedAt is null).OrderBy(file => file.Place)
        .Select((file, place) => new ScriptFile(CentreId, Id, place + 1, file)));

    private static int[] MaskNumbers(int count, HashSet<int>? taken = null)
    {
        // Ten times as many numbers as scripts, and never fewer than four digits: a number tells nothing of the size.
        var lowest = 1000;
        while (lowest * 9 < count * 10)
        {
            lowest *= 10;
        }

        var drawn = new HashSet<int>();
        while (drawn.Count < count)
        {
            var number = RandomNumberGenerator.GetInt32(lowest, lowest * 10);
            if (taken?.Contains(number) != true)
            {
                drawn.Add(number);
            }
        }

        return [.. drawn];
    }
}
