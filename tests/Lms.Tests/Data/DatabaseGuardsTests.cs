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
    public async Task What_is_settled_stays_settled_even_for_SQL(string change)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => app.InDatabase(db => db.Database.ExecuteSqlRawAsync(change)));

        Assert.Equal(PostgresErrorCodes.RaiseException, refusal.SqlState);
    }

    [Fact]
    public async Task A_newer_sanitizer_may_store_the_HTML_of_an_approved_part_again()
    {
        var changed = await app.InDatabase(db => db.LessonParts
            .Where(part => db.LessonPlans.Any(plan => plan.Id == part.LessonPlanId && plan.State == LessonPlanState.Approved))
            .ExecuteUpdateAsync(set => set.SetProperty(part => part.Body.Html, "<p>lại</p>")));

        Assert.NotEqual(0, changed);
    }
}
