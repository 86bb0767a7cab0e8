using Npgsql;

namespace Lms.Tests.Architecture;

/// <summary>What a database consists of, one line each, as PostgreSQL itself describes it.</summary>
public static class Catalog
{
    private const string Tables = """
        select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> '__EFMigrationsHistory'
        """;

    public const string Columns = $"""
        select t.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
            || case when a.attnotnull then ' not null' else '' end
            || case when a.attidentity = '' then '' else ' identity ' || a.attidentity::text end
            || case when a.attgenerated = '' then '' else ' generated ' || a.attgenerated::text end
            || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
            || coalesce(' collate ' || l.collname, '')
        from ({Tables}) t
        join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
        left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
        left join pg_collation l on l.oid = a.attcollation
        """;

    public const string Indexes = $"select pg_get_indexdef(i.indexrelid) from ({Tables}) t join pg_index i on i.indrelid = t.oid and not i.indisexclusion";

    // Not-null is a constraint of its own from PostgreSQL 18 on; it stands with the columns already. Exclusions stand in
    // migrations alone, as the model has no words for them; RegisterGuardsTests holds that they work.
    public const string Constraints = $"""
        select t.relname || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
        from ({Tables}) t join pg_constraint k on k.conrelid = t.oid where k.contype not in ('n', 'x')
        """;

    public const string Collations = """
        select l.collname || ' ' || l.collprovider::text || ' ' || l.collisdeterministic
        from pg_collation l join pg_namespace n on n.oid = l.collnamespace where n.nspname = 'public'
        """;

    /// <summary>Keys and foreign keys between tables of a centre that leave the centre out.</summary>
    public const string KeysWithoutCentre = $"""
        with owned as (
            select t.oid, t.relname, a.attnum from ({Tables}) t
            join pg_attribute a on a.attrelid = t.oid and a.attname = 'centre_id' and a.attnotnull)
        select o.relname || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
        from owned o join pg_constraint k on k.conrelid = o.oid
        left join owned other on other.oid = k.confrelid
        where (k.contype = 'p' and o.attnum <> all (k.conkey))
           or (k.contype = 'f' and other.oid is not null
               and array_position(k.conkey, o.attnum) is distinct from array_position(k.confkey, other.attnum))
           or (k.contype = 'f' and other.oid is not null and o.attnum <> all (k.conkey))
        """;

    /// <summary>Unique indexes of a centre's tables that reach across centres.</summary>
    public const string UniqueAcrossCentres = $"""
        select pg_get_indexdef(i.indexrelid) from ({Tables}) t
        join pg_attribute a on a.attrelid = t.oid and a.attname = 'centre_id' and a.attnotnull
        join pg_index i on i.indrelid = t.oid and i.indisunique and a.attnum <> all (i.indkey::int2[])
        """;

    public const string TablesOfCentres = $"""
        select t.relname from ({Tables}) t
        join pg_attribute a on a.attrelid = t.oid and a.attname = 'centre_id' and a.attnotnull
        """;

    public static async Task<List<string>> Ask(string database, string question)
    {
        await using var pool = NpgsqlDataSource.Create(database);
        await using var command = pool.CreateCommand(question);
        await using var rows = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await rows.ReadAsync())
        {
            lines.Add(rows.GetString(0));
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
