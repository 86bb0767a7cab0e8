using Lms.Domain.Lessons;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lms.Tests.Data;

public sealed class DatabaseGuardsTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Theory]
    [InlineData("update audit_entries set detail = 'x'")]
    [InlineData("delete from audit_entries")]
    [InlineData("truncate audit_entries")]
    [InlineData("update results set mark = 10")]
    [InlineData("update lesson_plans set header_title = 'x' where state = 4")]
    [InlineData("delete from lesson_plans where state = 4")]
    [InlineData("update lesson_parts p set body_source = 'x' from lesson_plans l where l.id = p.lesson_plan_id and l.state = 4")]
    [InlineData("update mark_sheets set locked_at = null where locked_at is not null")]
    [InlineData("update item_marks m set value = 0 from mark_sheets s where s.id = m.mark_sheet_id and s.locked_at is not null")]
    [InlineData("delete from remarks m using mark_sheets s where s.id = m.mark_sheet_id and s.locked_at is not null")]
    [InlineData("insert into item_marks (centre_id, mark_sheet_id, scheme_item_id, value) select s.centre_id, s.id, i.id, 1 from mark_sheets s, scheme_items i where s.locked_at is not null and s.centre_id = i.centre_id limit 1")]
    [InlineData("insert into remarks (centre_id, id, mark_sheet_id, number, start, quote, text) select centre_id, gen_random_uuid(), id, null, 0, '', 'x' from mark_sheets where locked_at is not null limit 1")]
    [InlineData("update item_marks m set mark_sheet_id = l.id from mark_sheets o, mark_sheets l where o.id = m.mark_sheet_id and o.locked_at is null and l.locked_at is not null")]
    [InlineData("update reconciliations set mark = 10 where mark is not null")]
    [InlineData("update reconciliations set minutes = 'x' where mark is not null")]
    [InlineData("delete from reconciliations where mark is null")]
    [InlineData("update scripts set mask_number = mask_number + 1")]
    [InlineData("delete from script_links")]
    [InlineData("update script_links set script_id = script_id")]
    public async Task What_is_settled_stays_settled_even_for_SQL(string change)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => app.InDatabase(db => db.Database.ExecuteSqlRawAsync(change)));

        Assert.Equal(PostgresErrorCodes.RaiseException, refusal.SqlState);
    }

    /// <summary>A plain form stores marks, remarks and the lock at once, in whatever order the statements come.</summary>
    [Fact]
    public async Task The_transaction_that_locks_a_sheet_may_still_bring_its_marks_and_remarks() => await app.InDatabase(async db =>
    {
        await using var locking = await db.Database.BeginTransactionAsync();
        await locking.CreateSavepointAsync("as_EF_does");
        var locked = await db.Database.ExecuteSqlRawAsync(
            "update mark_sheets set locked_at = now() where id = (select id from mark_sheets where locked_at is null order by id limit 1)");
        var added = await db.Database.ExecuteSqlRawAsync("""
            insert into remarks (centre_id, id, mark_sheet_id, number, start, quote, text)
            select centre_id, gen_random_uuid(), id, null, 0, '', 'x' from mark_sheets where locked_at = now()
            """);

        Assert.Equal((1, 1), (locked, added));
    });

    [Fact]
    public async Task A_newer_sanitizer_may_store_the_HTML_of_an_approved_part_again()
    {
        var changed = await app.InDatabase(db => db.LessonParts
            .Where(part => db.LessonPlans.Any(plan => plan.Id == part.LessonPlanId && plan.State == LessonPlanState.Approved))
            .ExecuteUpdateAsync(set => set.SetProperty(part => part.Body.Html, "<p>lại</p>")));

        Assert.NotEqual(0, changed);
    }
}
