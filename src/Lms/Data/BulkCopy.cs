using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Lms.Data;

/// <summary>
/// Adds thousands of rows of one table by PostgreSQL's own COPY, with the columns that the model names. Inside the caller's
/// transaction, which must be open; nothing is tracked.
/// </summary>
public static class BulkCopy
{
    public static async Task Copy<T>(this LmsDbContext db, IReadOnlyCollection<T> rows, CancellationToken stop)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        var entity = db.Model.FindEntityType(typeof(T))!;
        var columns = entity.GetProperties().Where(IsWritten).Select(property => new Column(property)).ToList();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        await using var writer = await connection.BeginBinaryImportAsync($"copy {entity.GetTableName()} ({names}) from stdin (format binary)", stop);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(stop);
            foreach (var column in columns)
            {
                await (column.ValueIn(row) is { } value ? writer.WriteAsync(value, column.Type, stop) : writer.WriteNullAsync(stop));
            }
        }

        await writer.CompleteAsync(stop);
    }

    // The row's version and numbers that the database gives are not ours to write.
    private static bool IsWritten(IProperty property) =>
        !property.IsShadowProperty() && property.GetValueGenerationStrategy() == NpgsqlValueGenerationStrategy.None;

    private sealed class Column(IProperty property)
    {
        private readonly ValueConverter? converter = property.GetTypeMapping().Converter;

        public string Name { get; } = property.GetColumnName();

        /// <summary>Without its length: varchar(32) is written as varchar.</summary>
        public string Type { get; } = property.GetColumnType().Split('(')[0];

        public object? ValueIn(object row) =>
            property.GetGetter().GetClrValue(row) is { } value ? converter is null ? value : converter.ConvertToProvider(value) : null;
    }
}
