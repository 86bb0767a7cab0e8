using Npgsql;

namespace Lms.Data;

/// <summary>Columns that may hold nothing, for what is read by hand.</summary>
public static class NullableColumns
{
    public static T? NullableValue<T>(this NpgsqlDataReader row, int column)
        where T : struct =>
        row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);

    public static string? NullableText(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
