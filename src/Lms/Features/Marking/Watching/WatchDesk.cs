using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Watching;

/// <summary>
/// What the head watches while the marking runs. Only scripts whose first two sheets are both locked are counted: nothing
/// tells of one round what the other must not know. Scripts that all marked first are left out: their markers had seen the agreed
/// marks, so that two like sheets prove nothing.
/// </summary>
public sealed class WatchDesk(LmsDbContext db)
{
    public async Task<AgreementPage> Read(ExamSitting sitting, CancellationToken stop)
    {
        var sheets = await Sheets(sitting).ToListAsync(stop);
        var pairs = sheets.GroupBy(sheet => sheet.MaskNumber).Select(script => new ComparedPair(script.Key, script.First(), script.Last())).ToList();
        var policies = await db.PoliciesOf(sitting, stop);
        var points = await db.QuestionsOf(sitting).SumAsync(asked => asked.Question.Points, stop);
        return new AgreementPage(
            sitting, points, policies.Reconciliation,
            Agreement.Of([.. pairs.Select(pair => (pair.First.Total, pair.Second.Total))]),
            sheets.Count == 0 ? null : MarkDistribution.Of(sheets.Select(sheet => sheet.Total), points),
            await Markers(pairs, stop),
            [.. pairs.Where(pair => pair.Difference > 0).OrderByDescending(pair => pair.Difference).ThenBy(pair => pair.MaskNumber).Take(AgreementPage.MostOutliers)],
            await db.ScriptsOf(sitting).CountAsync(stop),
            await db.StandardScripts.CountAsync(common => common.CentreId == sitting.CentreId && common.ExamSittingId == sitting.Id, stop));
    }

    private async Task<IReadOnlyList<WatchedMarker>> Markers(List<ComparedPair> pairs, CancellationToken stop)
    {
        var marks = pairs.SelectMany(pair => new[] { pair.SeenFrom(pair.First), pair.SeenFrom(pair.Second) }).ToLookup(mark => mark.MarkerId, mark => mark.Mark);
        var ids = marks.Select(marker => marker.Key).ToList();
        var people = await db.People.Where(person => ids.Contains(person.Id))
            .OrderBy(person => person.GivenName).ThenBy(person => person.FamilyName).ThenBy(person => person.Id)
            .Select(person => new { person.Id, person.FullName }).ToListAsync(stop);
        return [.. people.Select(person => new WatchedMarker(person.FullName, Severity.Of(marks[person.Id])))];
    }

    private IQueryable<ComparedSheet> Sheets(ExamSitting sitting) => db.Database.SqlQuery<ComparedSheet>($"""
        select script.mask_number as "MaskNumber", sheet.marker_id as "MarkerId", sheet.round as "Round", sheet.locked_at as "LockedAt", total.points as "Total"
        from scripts script
        join reconciliations made on made.centre_id = script.centre_id and made.script_id = script.id
        join mark_sheets sheet on sheet.centre_id = script.centre_id and sheet.script_id = script.id
            and sheet.round <= 2 and sheet.locked_at is not null
        cross join lateral (
            select coalesce(sum(mark.value), 0) as points from item_marks mark
            where mark.centre_id = sheet.centre_id and mark.mark_sheet_id = sheet.id) total
        where script.centre_id = {sitting.CentreId} and script.exam_sitting_id = {sitting.Id}
            and not exists (select from standard_scripts common where common.centre_id = script.centre_id and common.script_id = script.id)
        """).OrderBy(sheet => sheet.MaskNumber).ThenBy(sheet => sheet.Round);
}
