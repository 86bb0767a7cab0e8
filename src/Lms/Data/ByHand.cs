using Npgsql;

namespace Lms.Data;

/// <summary>For SQL written by hand.</summary>
public static class ByHand
{
    /// <summary>A command for the statement, its values in the order of <c>$1</c>, <c>$2</c>, ….</summary>
    public static NpgsqlCommand Command(this NpgsqlDataSource database, string sql, params ReadOnlySpan<object> values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    public static T? NullableValue<T>(this NpgsqlDataReader row, int column)
        where T : struct =>
        row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);

    public static string? NullableText(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
