using System.Diagnostics;
using Npgsql;

namespace Lms.Bench.Marking;

/// <summary>
/// What the pages of marking need from PostgreSQL and nothing more: the same rows, asked for by hand over one connection, in one
/// exchange each.
/// </summary>
public sealed class RawMarking(NpgsqlDataSource database, Guid centre, Guid sitting)
{
    /// <summary>Who asks, as every page does; a sheet with its marks and remarks, its script with both answers, the scheme, and the marker's other sheets.</summary>
    private static readonly string[] Sheet =
    [
        """
        select account.*, person.*, member.*, centre.*, array(select held.role from role_grants held where held.centre_id = member.centre_id and held.person_id = account.id)
        from mark_sheets sheet join accounts account on account.id = sheet.marker_id join people person on person.id = account.id
        join memberships member on member.person_id = account.id join centres centre on centre.id = member.centre_id
        where sheet.centre_id = $1 and sheet.id = $2
        """,
        "select * from mark_sheets where centre_id = $1 and id = $2",
        "select * from item_marks where centre_id = $1 and mark_sheet_id = $2",
        "select * from remarks where centre_id = $1 and mark_sheet_id = $2",
        """
        select script.*, answer.* from mark_sheets sheet
        join scripts script on script.centre_id = sheet.centre_id and script.id = sheet.script_id
        join script_answers answer on answer.centre_id = script.centre_id and answer.script_id = script.id
        where sheet.centre_id = $1 and sheet.id = $2
        """,
        """
        select asked.*, question.*, item.* from mark_sheets sheet
        join scripts script on script.centre_id = sheet.centre_id and script.id = sheet.script_id
        join sittings sitting on sitting.centre_id = script.centre_id and sitting.id = script.exam_sitting_id
        join paper_questions asked on asked.centre_id = sitting.centre_id and asked.exam_paper_id = sitting.exam_paper_id and asked.form = sitting.form
        join questions question on question.centre_id = asked.centre_id and question.id = asked.question_id
        join scheme_items item on item.centre_id = question.centre_id and item.question_id = question.id
        where sheet.centre_id = $1 and sheet.id = $2
        """,
        """
        select other.id, other.locked_at, script.mask_number from mark_sheets sheet
        join scripts mine on mine.centre_id = sheet.centre_id and mine.id = sheet.script_id
        join mark_sheets other on other.centre_id = sheet.centre_id and other.marker_id = sheet.marker_id
        join scripts script on script.centre_id = other.centre_id and script.id = other.script_id and script.exam_sitting_id = mine.exam_sitting_id
        where sheet.centre_id = $1 and sheet.id = $2 order by script.mask_number
        """,
    ];

    private static readonly string[] Board =
    [
        "select * from sittings where centre_id = $1 and id = $2",
        "select * from appointments where centre_id = $1 and exam_sitting_id = $2",
        """
        select sheet.marker_id, count(*), count(sheet.locked_at), min(sheet.locked_at) from mark_sheets sheet
        join scripts script on script.centre_id = sheet.centre_id and script.id = sheet.script_id
        where script.centre_id = $1 and script.exam_sitting_id = $2 group by sheet.marker_id
        """,
        """
        select made.state, count(*) from scripts script
        left join reconciliations made on made.centre_id = script.centre_id and made.script_id = script.id
        where script.centre_id = $1 and script.exam_sitting_id = $2 group by made.state
        """,
        """
        select script.mask_number, sheet.round, sheet.locked_at, person.full_name from scripts script
        join mark_sheets sheet on sheet.centre_id = script.centre_id and sheet.script_id = script.id
        join people person on person.id = sheet.marker_id
        where script.centre_id = $1 and script.exam_sitting_id = $2 order by script.mask_number, sheet.round limit 50
        """,
    ];

    public Task<double> OpenSheet(Guid id, CancellationToken stop) => Ask(Sheet, id, stop);

    public Task<double> OpenBoard(CancellationToken stop) => Ask(Board, sitting, stop);

    /// <returns>Milliseconds until every row is read.</returns>
    private async Task<double> Ask(string[] statements, Guid id, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        await using var batch = database.CreateBatch();
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement)
            {
                Parameters = { new NpgsqlParameter<Guid> { TypedValue = centre }, new NpgsqlParameter<Guid> { TypedValue = id } },
            });
        }

        await using var rows = await batch.ExecuteReaderAsync(stop);
        var values = new object[64];
        do
        {
            while (await rows.ReadAsync(stop))
            {
                rows.GetValues(values);
            }
        }
        while (await rows.NextResultAsync(stop));

        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }
}
