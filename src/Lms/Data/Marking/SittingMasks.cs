using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Language;
using Lms.Domain.Marking;
using Lms.Domain.Marking.Masking;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Marking;

/// <summary>
/// What becomes of the names found in a sitting's scripts, up to hand-over. The caller holds the sitting in a transaction, and
/// saves.
/// </summary>
public sealed class SittingMasks(LmsDbContext db)
{
    /// <summary>Decides on many finds in one statement: a name may stand in every answer of two thousand scripts.</summary>
    /// <returns>How many changed.</returns>
    public async Task<int> Decide(
        ExamSitting sitting, IQueryable<ScriptMask> masks, MaskState state, Guid actor, DateTimeOffset now, CancellationToken stop)
    {
        sitting.RequireMasking();
        return await masks.Where(mask => mask.State != state).ExecuteUpdateAsync(
            set => set.SetProperty(mask => mask.State, state).SetProperty(mask => mask.DecidedBy, actor).SetProperty(mask => mask.DecidedAt, now), stop);
    }

    /// <summary>Hides the officer's own words wherever they stand in these scripts.</summary>
    /// <returns>How many places were found that were not hidden already.</returns>
    public async Task<int> Hide(
        ExamSitting sitting, IQueryable<Script> scripts, string words, Guid actor, DateTimeOffset now, CancellationToken stop)
    {
        sitting.RequireMasking();
        var answers = await AnswersOf(scripts).AsNoTracking().ToListAsync(stop);
        var places = RegisteredNames.Own(answers, words).ToDictionary(mask => Place(mask));
        var there = (await MasksOf(scripts).ToListAsync(stop)).Where(mask => places.ContainsKey(Place(mask))).ToLookup(Place);
        var hidden = 0;
        foreach (var before in there.Where(masks => masks.All(mask => mask.State != MaskState.Hidden)))
        {
            // What was left to be read once is the same find: it is decided anew.
            before.First().Decide(MaskState.Hidden, actor, now);
            hidden++;
        }

        var found = places.Where(place => !there.Contains(place.Key)).Select(place => place.Value.Decide(MaskState.Hidden, actor, now)).ToList();
        await db.Copy(found, stop);
        return hidden + found.Count;
    }

    /// <summary>The first of two key-holders is done.</summary>
    public async Task CloseFirst(ExamSitting sitting, DateTimeOffset now, CancellationToken stop) =>
        sitting.CloseFirstMasks(await Undecided(sitting, stop), now);

    /// <summary>
    /// Takes the masks as they stand into the scripts, keeps apart what was written, and puts the scripts into bags. With two rounds
    /// every script gets another number first.
    /// </summary>
    /// <param name="show">Turns Markdown into what may be shown.</param>
    /// <returns>How many bags there are.</returns>
    public async Task<int> HandOver(ExamSitting sitting, Func<string, WrittenText> show, Guid actor, DateTimeOffset now, CancellationToken stop)
    {
        var policies = await db.PoliciesOf(sitting, stop);
        sitting.HandOver(actor, policies.MaskingRounds, await Undecided(sitting, stop), now);
        var scripts = await db.ScriptsOf(sitting).ToListAsync(stop);
        if (policies.MaskingRounds > 1)
        {
            Script.MaskAgain(scripts);
        }

        Script.Pack(scripts, policies.Bags, Lot.Fair);
        var hidden = (await MasksOf(db.ScriptsOf(sitting)).AsNoTracking().Where(mask => mask.State == MaskState.Hidden).ToListAsync(stop))
            .ToLookup(mask => (mask.ScriptId, mask.Number));
        var touched = hidden.Select(masks => masks.Key.ScriptId).Distinct().ToList();
        foreach (var answer in await AnswersOf(db.ScriptsOf(sitting)).Where(answer => touched.Contains(answer.ScriptId)).ToListAsync(stop))
        {
            if (hidden[(answer.ScriptId, answer.Number)].ToList() is { Count: > 0 } masks)
            {
                db.ScriptOriginals.Add(answer.Hide(masks, show));
            }
        }

        return scripts.Max(script => script.Bag) ?? 0;
    }

    public Task<int> Undecided(ExamSitting sitting, CancellationToken stop) =>
        MasksOf(db.ScriptsOf(sitting)).CountAsync(mask => mask.State == MaskState.Proposed, stop);

    public IQueryable<ScriptMask> MasksOf(IQueryable<Script> scripts) => db.ScriptMasks.Where(mask =>
        scripts.Any(script => script.CentreId == mask.CentreId && script.Id == mask.ScriptId));

    private static (Guid ScriptId, int Number, bool InQuestion, int Start, int Length) Place(ScriptMask mask) =>
        (mask.ScriptId, mask.Number, mask.InQuestion, mask.Start, mask.Length);

    private IQueryable<ScriptAnswer> AnswersOf(IQueryable<Script> scripts) => db.Set<ScriptAnswer>().Where(answer =>
        scripts.Any(script => script.CentreId == answer.CentreId && script.Id == answer.ScriptId));
}
