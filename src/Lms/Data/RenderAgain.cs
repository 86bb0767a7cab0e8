using Lms.Domain.Language;
using Lms.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Lms.Data;

/// <summary>
/// Makes all stored HTML again that an older sanitizer made, from the source kept beside it, wherever the model holds a
/// <see cref="WrittenText"/>. Can be stopped and started at any time.
/// </summary>
public sealed class RenderAgain(LmsDbContext db, NpgsqlDataSource database)
{
    private const int AtOnce = 200;

    /// <returns>How many texts were made again.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        var count = 0;
        foreach (var column in Columns())
        {
            int more;
            do
            {
                more = await Some(column, stop);
                count += more;
            }
            while (more > 0);
        }

        return count;
    }

    private IEnumerable<Column> Columns() =>
        from entity in db.Model.GetEntityTypes()
        from text in entity.GetComplexProperties()
        where text.ClrType == typeof(WrittenText)
        select new Column(
            entity.GetTableName()!, [.. entity.FindPrimaryKey()!.Properties.Select(key => key.GetColumnName())],
            NameOf(text, nameof(WrittenText.Source)), NameOf(text, nameof(WrittenText.Html)), NameOf(text, nameof(WrittenText.SanitizerVersion)));

    private static string NameOf(IComplexProperty text, string property) => text.ComplexType.FindProperty(property)!.GetColumnName();

    private async Task<int> Some(Column column, CancellationToken stop)
    {
        var rows = new List<(object[] Key, string Source)>();
        await using var select = database.CreateCommand(
            $"select {column.Source}, {string.Join(", ", column.Key)} from {column.Table} where {column.Version} < $1 limit {AtOnce}");
        select.Parameters.Add(new() { Value = Sanitizer.Version });
        await using (var row = await select.ExecuteReaderAsync(stop))
        {
            while (await row.ReadAsync(stop))
            {
                rows.Add(([.. Enumerable.Range(1, column.Key.Length).Select(row.GetValue)], row.GetString(0)));
            }
        }

        foreach (var (key, source) in rows)
        {
            await Store(column, key, source, stop);
        }

        return rows.Count;
    }

    // Only where the source is still the one that was read: an author may be saving.
    private async Task Store(Column column, object[] key, string source, CancellationToken stop)
    {
        var isRow = string.Join(" and ", column.Key.Select((name, at) => $"{name} = ${at + 4}"));
        await using var update = database.CreateCommand(
            $"update {column.Table} set {column.Html} = $1, {column.Version} = $2 where {column.Source} = $3 and {isRow}");
        object[] values = [Prose.Write(source).Html, Sanitizer.Version, source, .. key];
        foreach (var value in values)
        {
            update.Parameters.Add(new() { Value = value });
        }

        await update.ExecuteNonQueryAsync(stop);
    }

    private sealed record Column(string Table, string[] Key, string Source, string Html, string Version);
}
