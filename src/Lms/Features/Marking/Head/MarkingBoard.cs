using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Head;

/// <summary>
/// Counts how far the marking of a sitting is. By hand, and counted by the database: a sitting of two thousand scripts has four
/// thousand sheets, of which a page shows fifty.
/// </summary>
public sealed class MarkingBoard(LmsDbContext db, TimeProvider clock)
{
    public async Task<BoardPage> Read(ExamSitting sitting, int page, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return new BoardPage(
            sitting, await Markers(sitting, now).ToListAsync(stop), await Standings(sitting).ToListAsync(stop),
            await Sheets(sitting, page).ToListAsync(stop), page, now);
    }

    /// <summary>Everybody who is appointed to mark, with sheets or without; an appeal's sheets are nobody's business here.</summary>
    private IQueryable<BoardMarker> Markers(ExamSitting sitting, DateTimeOffset now) => db.Database.SqlQuery<BoardMarker>($"""
        select person.full_name as "Name", person.given_name as "GivenName", person.family_name as "FamilyName", person.id as "Id",
            coalesce(share.given, 0)::int as "Given", coalesce(share.locked, 0)::int as "Locked", coalesce(share.last_day, 0)::int as "LastDay",
            share.first_locked_at as "FirstLockedAt"
        from appointments held
        join people person on person.id = held.person_id
        left join (
            select sheet.marker_id, count(*) as given, count(sheet.locked_at) as locked, min(sheet.locked_at) as first_locked_at,
                count(*) filter (where sheet.locked_at > {now.AddDays(-1)}) as last_day
            from scripts script
            join mark_sheets sheet on sheet.centre_id = script.centre_id and sheet.script_id = script.id and sheet.round < {MarkAppeal.FirstRound}
            where script.centre_id = {sitting.CentreId} and script.exam_sitting_id = {sitting.Id}
            group by sheet.marker_id) share on share.marker_id = held.person_id
        where held.centre_id = {sitting.CentreId} and held.exam_sitting_id = {sitting.Id} and held.kind = {(int)AppointmentKind.Marker}
        """).OrderBy(marker => marker.GivenName).ThenBy(marker => marker.FamilyName).ThenBy(marker => marker.Id);

    private IQueryable<BoardStanding> Standings(ExamSitting sitting) => db.Database.SqlQuery<BoardStanding>($"""
        select made.state as "State", count(*)::int as "Scripts", count(*) filter (where given.sheets = 1)::int as "WithoutSecond",
            sum(given.sheets)::int as "Sheets"
        from (
            select sheet.script_id, count(*) as sheets
            from scripts script
            join mark_sheets sheet on sheet.centre_id = script.centre_id and sheet.script_id = script.id and sheet.round < {MarkAppeal.FirstRound}
            where script.centre_id = {sitting.CentreId} and script.exam_sitting_id = {sitting.Id}
            group by sheet.script_id) given
        left join reconciliations made on made.centre_id = {sitting.CentreId} and made.script_id = given.script_id
        group by made.state
        """);

    private IQueryable<BoardSheet> Sheets(ExamSitting sitting, int page) => db.Database.SqlQuery<BoardSheet>($"""
        select script.mask_number as "MaskNumber", sheet.round as "Round", person.full_name as "Marker", sheet.locked_at as "LockedAt",
            (select count(*) from item_marks mark where mark.centre_id = sheet.centre_id and mark.mark_sheet_id = sheet.id)::int as "Marked"
        from scripts script
        join mark_sheets sheet on sheet.centre_id = script.centre_id and sheet.script_id = script.id and sheet.round < {MarkAppeal.FirstRound}
        join people person on person.id = sheet.marker_id
        where script.centre_id = {sitting.CentreId} and script.exam_sitting_id = {sitting.Id}
        order by script.mask_number, sheet.round
        limit {BoardPage.Size} offset {(page - 1) * BoardPage.Size}
        """);
}
