using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Lms.Data;
using Lms.Domain;
using Lms.Domain.Exams;
using Microsoft.EntityFrameworkCore;

namespace Lms.Bench.Exams;

/// <summary>What the site said it had stored, to be held against the database.</summary>
internal sealed class AcknowledgedSaves
{
    // Of each text a digest: what two clients write in an hour is more than memory holds.
    private readonly ConcurrentDictionary<(Guid Attempt, long Sequence), UInt128> noted = [];
    private readonly ConcurrentBag<string> twice = [];

    public int Count => noted.Count;

    /// <summary>Saves that were acknowledged for two texts.</summary>
    public IEnumerable<string> Twice => twice;

    public void Note(Guid attempt, long sequence, string text)
    {
        var digest = Digest(text);
        if (noted.GetOrAdd((attempt, sequence), digest) != digest)
        {
            twice.Add($"save {sequence} of {attempt} was acknowledged for two texts");
        }
    }

    public async Task<IReadOnlyList<string>> Losses(LmsDbContext db, Guid id, CancellationToken stop)
    {
        var attempt = await db.Attempts.AsNoTracking().SingleAsync(attempt => attempt.Id == id, stop);
        var answer = await db.AnswerTexts.SingleAsync(answer => answer.AttemptId == id, stop);
        var saves = db.AnswerRevisions.AsNoTracking().Where(revision => revision.AttemptId == id).OrderBy(revision => revision.Sequence).AsAsyncEnumerable();
        var missing = noted.Keys.Where(save => save.Attempt == id).Select(save => save.Sequence).ToHashSet();
        var losses = new List<string>();
        var told = AnswerHistory.Beginning;
        try
        {
            await foreach (var save in saves.WithCancellation(stop))
            {
                told = AnswerHistory.Next(told, save.Saved);
                if (save.SavedAt > attempt.AcceptsUntil || save.SavedAt > attempt.HandedInAt)
                {
                    losses.Add($"save {save.Sequence} of {id} was taken at {save.SavedAt:O}, after the time");
                }

                if (noted.TryGetValue((id, told.Sequence), out var digest) && digest == Digest(told.Text))
                {
                    missing.Remove(told.Sequence);
                }
            }

            AnswerHistory.RequireThat(told, answer.Told);
        }
        catch (RuleBrokenException broken)
        {
            return [$"the history of {id} does not hold: {broken.Key} {string.Join(' ', broken.Arguments)}"];
        }

        losses.AddRange(missing.Select(sequence => $"save {sequence} of {id} was acknowledged and is not there"));
        return losses;
    }

    private static UInt128 Digest(string text) => BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
