using System.Collections.Concurrent;
using Lms.Data;
using Lms.Domain;
using Lms.Domain.Exams;
using Microsoft.EntityFrameworkCore;

namespace Lms.Bench.Exams;

/// <summary>What the site said it had stored, to be held against the database.</summary>
internal sealed class AcknowledgedSaves
{
    private readonly ConcurrentDictionary<(Guid Attempt, long Sequence), string> noted = [];

    public int Count => noted.Count;

    public void Note(Guid attempt, long sequence, string text) => noted[(attempt, sequence)] = text;

    public async Task<IReadOnlyList<string>> Losses(LmsDbContext db, Guid id, CancellationToken stop)
    {
        var attempt = await db.Attempts.AsNoTracking().SingleAsync(attempt => attempt.Id == id, stop);
        var answer = await db.AnswerTexts.SingleAsync(answer => answer.AttemptId == id, stop);
        var saves = (await db.AnswerRevisions.AsNoTracking().Where(revision => revision.AttemptId == id).ToListAsync(stop)).ConvertAll(revision => revision.Saved);
        try
        {
            var told = AnswerHistory.Tell(answer.Told, from: null, saves).ToDictionary(one => one.Sequence, one => one.Text);
            return
            [
                .. noted.Where(save => save.Key.Attempt == id && told.GetValueOrDefault(save.Key.Sequence) != save.Value)
                    .Select(save => $"save {save.Key.Sequence} of {id} was acknowledged and is not there"),
                .. saves.Where(save => save.SavedAt > attempt.AcceptsUntil || save.SavedAt > attempt.HandedInAt)
                    .Select(save => $"save {save.Sequence} of {id} was taken at {save.SavedAt:O}, after the time"),
            ];
        }
        catch (RuleBrokenException broken)
        {
            return [$"the history of {id} does not hold: {broken.Key} {string.Join(' ', broken.Arguments)}"];
        }
    }
}
