using Microsoft.EntityFrameworkCore.Migrations;

namespace Lms.Data;

/// <summary>Tables that the database itself refuses to change or empty.</summary>
internal static class AppendOnly
{
    public static void Guard(MigrationBuilder migration, string table)
    {
        migration.Sql("""
            create or replace function refuse_change() returns trigger language plpgsql as
            $$ begin raise exception '% is append-only', tg_table_name; end $$
            """);
        migration.Sql($"""
            create trigger {table}_append_only before update or delete or truncate on {table}
            for each statement execute function refuse_change()
            """);
    }
}
