using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Marking;
using Lms.Web;
using Npgsql;

namespace Lms.Features.Marking.Sheets;

/// <summary>An answer of a script as a marker reads it.</summary>
public sealed record ReadAnswer(int Number, Guid QuestionId, string QuestionHtml, string Text);

/// <summary>A remark as it stands on a sheet.</summary>
/// <param name="Number">Of the question; null for the closing word.</param>
public sealed record ReadRemark(int? Number, TextNote Note);

/// <summary>What stands over a sheet and beside it.</summary>
/// <param name="Note">The marker's own; empty while there is none.</param>
/// <param name="Concern">Null while nothing was raised.</param>
public sealed record SheetHeading(
    int MaskNumber, Guid SittingId, string SittingTitle, bool TakesFiles, long Sequence, DateTimeOffset? SavedAt, DateTimeOffset? LockedAt,
    string Note, ReadConcern? Concern);

/// <summary>What the head of marking was told about a script, and answered.</summary>
public sealed record ReadConcern(string Reason, DateTimeOffset? AnsweredAt, string Answer);

/// <summary>
/// What a sheet holds, what its script says and which sheets lie about it: by hand and in one exchange, for a marker opens hundreds
/// in a row and every one at once. Its heading says whether they may: without one, nothing of the rest is given.
/// </summary>
public sealed record SheetContents(
    SheetHeading Heading, IReadOnlyDictionary<Guid, decimal> Marks, IReadOnlyList<ReadRemark> Remarks, IReadOnlyList<ReadAnswer> Answers, NeighbouringSheets Around)
{
    private static readonly string HeadingOf = $"""
        select script.mask_number, sitting.id, sitting.title, sitting.takes_files, sheet.sequence, sheet.saved_at, sheet.locked_at,
            coalesce(note.text, ''), concern.reason, concern.answered_at, concern.answer
        from mark_sheets sheet
        join scripts script on script.centre_id = sheet.centre_id and script.id = sheet.script_id
        join sittings sitting on sitting.centre_id = script.centre_id and sitting.id = script.exam_sitting_id
        left join private_notes note on note.centre_id = sheet.centre_id and note.mark_sheet_id = sheet.id
        left join concerns concern on concern.centre_id = sheet.centre_id and concern.mark_sheet_id = sheet.id
        where sheet.centre_id = $1 and sheet.id = $2 and {MarkingScopes.MarkedBySql}
        """;

    private const string MarksOf = "select scheme_item_id, value from item_marks where centre_id = $1 and mark_sheet_id = $2";

    private const string RemarksOf = "select id, number, start, quote, text, points from remarks where centre_id = $1 and mark_sheet_id = $2";

    private const string AnswersOf = """
        select answer.number, answer.question_id, answer.question_html, answer.text from mark_sheets sheet
        join script_answers answer on answer.centre_id = sheet.centre_id and answer.script_id = sheet.script_id
        where sheet.centre_id = $1 and sheet.id = $2
        """;

    // In the order of mask numbers, which is no order at all.
    private const string AboutIt = """
        select bag.place, bag.sheets, bag.locked, bag.before, bag.after from (
            select other.id, row_number() over places as place, count(*) over () as sheets, count(other.locked_at) over () as locked,
                lag(other.id) over places as before, lead(other.id) over places as after
            from mark_sheets sheet
            join scripts its on its.centre_id = sheet.centre_id and its.id = sheet.script_id
            join mark_sheets other on other.centre_id = sheet.centre_id and other.marker_id = sheet.marker_id
            join scripts script on script.centre_id = other.centre_id and script.id = other.script_id and script.exam_sitting_id = its.exam_sitting_id
            where sheet.centre_id = $1 and sheet.id = $2
            window places as (order by script.mask_number)) bag
        where bag.id = $2
        """;

    /// <summary>The closing word; empty while there is none.</summary>
    public string Conclusion => Remarks.FirstOrDefault(remark => remark.Number is null)?.Note.Text ?? "";

    public IEnumerable<TextNote> NotesOn(int number) => Remarks.Where(remark => remark.Number == number).Select(remark => remark.Note);

    /// <summary>Null for everybody but the sheet's marker.</summary>
    public static async Task<SheetContents?> Read(NpgsqlDataSource database, CurrentUser me, Guid sheetId, CancellationToken stop)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command(HeadingOf, me.CentreId, sheetId, me.PersonId));
        foreach (var statement in new[] { MarksOf, RemarksOf, AnswersOf, AboutIt })
        {
            batch.BatchCommands.Add(Command(statement, me.CentreId, sheetId));
        }

        await using var rows = await batch.ExecuteReaderAsync(stop);
        if ((await All(rows, ReadHeading, stop)) is not [var heading])
        {
            return null;
        }

        var marks = await Next(rows, row => KeyValuePair.Create(row.GetGuid(0), row.GetDecimal(1)), stop);
        var remarks = await Next(rows, ReadRemark, stop);
        var answers = await Next(rows, row => new ReadAnswer(row.GetInt32(0), row.GetGuid(1), row.GetString(2), row.GetString(3)), stop);
        var around = await Next(
            rows, row => new NeighbouringSheets(
                (int)row.GetInt64(0), (int)row.GetInt64(1), (int)row.GetInt64(2), row.NullableValue<Guid>(3), row.NullableValue<Guid>(4)), stop);
        return new SheetContents(heading, marks.ToDictionary(), remarks, answers, around.Single());
    }

    private static NpgsqlBatchCommand Command(string statement, params ReadOnlySpan<Guid> given)
    {
        var command = new NpgsqlBatchCommand(statement);
        foreach (var value in given)
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = value });
        }

        return command;
    }

    private static SheetHeading ReadHeading(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetGuid(1), row.GetString(2), row.GetBoolean(3), row.GetInt64(4),
        row.NullableValue<DateTimeOffset>(5), row.NullableValue<DateTimeOffset>(6), row.GetString(7),
        row.IsDBNull(8) ? null : new ReadConcern(row.GetString(8), row.NullableValue<DateTimeOffset>(9), row.GetString(10)));

    private static ReadRemark ReadRemark(NpgsqlDataReader row) => new(
        row.NullableValue<int>(1),
        new TextNote(row.GetGuid(0), row.GetInt32(2), row.GetString(3), row.GetString(4)) { Points = row.NullableValue<decimal>(5) });

    private static async Task<List<T>> Next<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read, CancellationToken stop)
    {
        await rows.NextResultAsync(stop);
        return await All(rows, read, stop);
    }

    private static async Task<List<T>> All<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read, CancellationToken stop)
    {
        var all = new List<T>();
        while (await rows.ReadAsync(stop))
        {
            all.Add(read(rows));
        }

        return all;
    }
}
