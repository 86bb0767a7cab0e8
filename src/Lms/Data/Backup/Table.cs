using Lms.Hosting;
using Npgsql;

namespace Lms.Data.Backup;

/// <summary>A table as it is copied: its own columns, and the order that makes two copies of the same rows the same bytes.</summary>
internal sealed record Table(string Name, string[] Columns, string[] Key, string[] RefersTo)
{
    // Text is ordered by its bytes: the servers' own orders differ.
    private const string Catalog = """
        select t.relname,
               array(select quote_ident(a.attname) from pg_attribute a
                     where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum),
               array(select quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end
                     from pg_index i, unnest(i.indkey::int2[]) with ordinality k(attnum, place)
                     join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum
                     where i.indrelid = t.oid and i.indisprimary order by k.place),
               array(select distinct r.relname from pg_constraint f join pg_class r on r.oid = f.confrelid
                     where f.conrelid = t.oid and f.contype = 'f' and f.confrelid <> t.oid)
        from pg_class t join pg_namespace n on n.oid = t.relnamespace
        where n.nspname = 'public' and t.relkind = 'r' and t.relname not in ('__EFMigrationsHistory', 'search_entries', 'search_changes', 'shown_documents', 'films', 'film_renditions', 'resumable_uploads')
        order by t.relname
        """;

    private string Names => string.Join(", ", Columns);

    public string CopyOut => $"copy (select {Names} from {Name} order by {string.Join(", ", Key)}) to stdout (format binary)";

    public string CopyIn => $"copy {Name} ({Names}) from stdin (format binary)";

    /// <summary>Every table, those referred to before those that refer.</summary>
    public static async Task<IReadOnlyList<Table>> All(NpgsqlConnection connection, CancellationToken stop)
    {
        var all = new List<Table>();
        await using var command = new NpgsqlCommand(Catalog, connection);
        await using var row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
        {
            all.Add(new Table(
                row.GetString(0), row.GetFieldValue<string[]>(1), row.GetFieldValue<string[]>(2), row.GetFieldValue<string[]>(3)));
        }

        return InOrder(all);
    }

    private static List<Table> InOrder(List<Table> all)
    {
        var ordered = new List<Table>();
        while (ordered.Count < all.Count)
        {
            var next = all.Except(ordered).Where(table => table.RefersTo.All(other => ordered.Any(done => done.Name == other))).ToList();
            if (next.Count == 0)
            {
                throw new StartRefusedException(
                    $"These tables refer to one another in a circle: {string.Join(", ", all.Except(ordered).Select(table => table.Name))}.");
            }

            ordered.AddRange(next);
        }

        return ordered;
    }
}
