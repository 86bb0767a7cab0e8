using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Lms.Data.Migrations;

/// <summary>
/// What the domain promises about records, promised by the database too: the audit log and results are append-only, an
/// approved lesson plan and a locked mark sheet do not change. Only what a newer sanitizer made of the same source may be
/// stored again.
/// </summary>
[DbContext(typeof(LmsDbContext))]
[Migration("20261121000100_DatabaseGuards")]
public sealed class DatabaseGuards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            create function refuse_change() returns trigger language plpgsql as $$
            begin
                raise exception '% is append-only', tg_table_name;
            end $$;

            create trigger append_only before update or delete or truncate on audit_entries
                for each statement execute function refuse_change();
            create trigger append_only before update or delete or truncate on results
                for each statement execute function refuse_change();

            create function keep_approved_plan() returns trigger language plpgsql as $$
            begin
                if old.state = 4 and (tg_op = 'DELETE' or to_jsonb(new) - 'state' <> to_jsonb(old) - 'state') then
                    raise exception 'lesson plan % is approved', old.id;
                end if;
                return case tg_op when 'DELETE' then old else new end;
            end $$;

            create trigger keep_approved before update or delete on lesson_plans
                for each row execute function keep_approved_plan();

            create function keep_approved_part() returns trigger language plpgsql as $$
            begin
                if exists (select from lesson_plans p where p.centre_id = old.centre_id and p.id = old.lesson_plan_id and p.state = 4)
                    and (tg_op = 'DELETE' or to_jsonb(new) - 'body_html' - 'body_sanitizer_version'
                        <> to_jsonb(old) - 'body_html' - 'body_sanitizer_version') then
                    raise exception 'lesson plan % is approved', old.lesson_plan_id;
                end if;
                return case tg_op when 'DELETE' then old else new end;
            end $$;

            create trigger keep_approved before update or delete on lesson_parts
                for each row execute function keep_approved_part();

            create function keep_locked_sheet() returns trigger language plpgsql as $$
            begin
                if old.locked_at is not null then
                    raise exception 'mark sheet % is locked', old.id;
                end if;
                return case tg_op when 'DELETE' then old else new end;
            end $$;

            create trigger keep_locked before update or delete on mark_sheets
                for each row execute function keep_locked_sheet();

            create function keep_locked_mark() returns trigger language plpgsql as $$
            begin
                if exists (select from mark_sheets s
                    where s.centre_id = old.centre_id and s.id = old.mark_sheet_id and s.locked_at is not null) then
                    raise exception 'mark sheet % is locked', old.mark_sheet_id;
                end if;
                return case tg_op when 'DELETE' then old else new end;
            end $$;

            create trigger keep_locked before update or delete on item_marks
                for each row execute function keep_locked_mark();
            create trigger keep_locked before update or delete on remarks
                for each row execute function keep_locked_mark();
            """);
    }
}
