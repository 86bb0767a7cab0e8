using Lms.Data;
using Lms.Data.Marking;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Marking.Masking;
using Lms.Features.Marking.Sealing;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Masking;

/// <summary>What lies before the masking officer. Numbers here are those of the first round.</summary>
public sealed class MaskingDesk(LmsDbContext db, SittingMasks masks)
{
    public async Task<MaskingPage> Read(ExamSitting sitting, int page, CancellationToken stop)
    {
        var policies = await db.PoliciesOf(sitting, stop);
        var all = masks.MasksOf(db.ScriptsOf(sitting));
        var names = Names(all);
        var scripts = Numbers(sitting);
        return new MaskingPage(
            sitting, policies.MaskingRounds, await Duties(sitting, stop), policies.GeneraliseBelow,
            await names.OrderByDescending(row => row.Undecided > 0).ThenByDescending(row => row.Undecided + row.Hidden + row.Left)
                .ThenBy(row => row.Name).ThenBy(row => row.Kind)
                .Skip((page - 1) * MaskingPage.Size).Take(MaskingPage.Size).ToListAsync(stop),
            await all.CountAsync(mask => mask.State == MaskState.Proposed, stop), page, await names.CountAsync(stop),
            await scripts.OrderBy(row => row.Number).Skip((page - 1) * MaskingPage.Size).Take(MaskingPage.Size).ToListAsync(stop),
            await scripts.CountAsync(stop));
    }

    /// <summary>Null when the sitting has no script under this number.</summary>
    public async Task<MaskedScriptPage?> Script(ExamSitting sitting, int number, CancellationToken stop)
    {
        var link = await Links(sitting).SingleOrDefaultAsync(link => link.FirstNumber == number, stop);
        if (link is null)
        {
            return null;
        }

        var answers = await db.Set<ScriptAnswer>().AsNoTracking().Where(answer => answer.CentreId == sitting.CentreId && answer.ScriptId == link.ScriptId)
            .OrderBy(answer => answer.Number)
            .Select(answer => new
            {
                Answer = answer,
                Original = db.ScriptOriginals.FirstOrDefault(one =>
                    one.CentreId == answer.CentreId && one.ScriptId == answer.ScriptId && one.Number == answer.Number),
            }).ToListAsync(stop);
        var found = (await db.ScriptMasks.AsNoTracking().Where(mask => mask.CentreId == sitting.CentreId && mask.ScriptId == link.ScriptId)
            .ToListAsync(stop)).ToLookup(mask => mask.Number);
        var (previous, next) = await Neighbours(sitting, number, stop);
        var (parts, count) = (new List<MaskedPart>(), 0);
        foreach (var row in answers)
        {
            var (question, text) = (row.Original?.Question ?? row.Answer.Question.Source, row.Original?.Text ?? row.Answer.Text);
            parts.Add(Part(row.Answer.Number, question, text, [.. found[row.Answer.Number]], ref count));
        }

        return new MaskedScriptPage(sitting, number, parts, previous, next);
    }

    private static MaskedPart Part(int number, string question, string text, List<ScriptMask> found, ref int count)
    {
        var (asked, answered) = (Notes(found, true, question), Notes(found, false, text));
        var part = new MaskedPart(
            number, AnnotatedText.Of(question, asked, count + 1), AnnotatedText.Of(text, answered, count + asked.Count + 1),
            found.ToDictionary(mask => mask.Id));
        count += asked.Count + answered.Count;
        return part;
    }

    private static List<TextNote> Notes(List<ScriptMask> found, bool inQuestion, string text) => found.FindAll(mask => mask.InQuestion == inQuestion)
        .ConvertAll(mask => new TextNote(mask.Id, mask.Start, text.Substring(mask.Start, mask.Length), mask.Name));

    private async Task<(int? Previous, int? Next)> Neighbours(ExamSitting sitting, int number, CancellationToken stop) => (
        await Links(sitting).Where(link => link.FirstNumber < number).MaxAsync(link => link.FirstNumber, stop),
        await Links(sitting).Where(link => link.FirstNumber > number).MinAsync(link => link.FirstNumber, stop));

    private IQueryable<ScriptLink> Links(ExamSitting sitting) => db.ScriptLinks.Where(link =>
        db.ScriptsOf(sitting).Any(script => script.CentreId == link.CentreId && script.Id == link.ScriptId));

    private IQueryable<MaskedScriptRow> Numbers(ExamSitting sitting) => Links(sitting).Where(link => link.FirstNumber != null)
        .Select(link => new MaskedScriptRow
        {
            Number = link.FirstNumber!.Value,
            Undecided = db.ScriptMasks.Count(mask => mask.CentreId == link.CentreId && mask.ScriptId == link.ScriptId && mask.State == MaskState.Proposed),
            Hidden = db.ScriptMasks.Count(mask => mask.CentreId == link.CentreId && mask.ScriptId == link.ScriptId && mask.State == MaskState.Hidden),
        });

    private static IQueryable<NameRow> Names(IQueryable<ScriptMask> all) => all
        .GroupBy(mask => new { mask.Name, mask.Kind })
        .Select(group => new NameRow
        {
            Name = group.Key.Name,
            Kind = group.Key.Kind,
            Scripts = group.Select(mask => mask.ScriptId).Distinct().Count(),
            Undecided = group.Count(mask => mask.State == MaskState.Proposed),
            Hidden = group.Count(mask => mask.State == MaskState.Hidden),
            Left = group.Count(mask => mask.State == MaskState.Left),
        });

    /// <summary>Of those whose attempts became scripts.</summary>
    private async Task<IReadOnlyList<SharedDuty>> Duties(ExamSitting sitting, CancellationToken stop) => SealPage.DutiesOf(
        await db.Attempts.AsNoTracking().Where(attempt => Links(sitting).Any(link => link.CentreId == attempt.CentreId && link.AttemptId == attempt.Id)).ToListAsync(stop));
}
