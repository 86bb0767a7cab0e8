using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class TwoRoundsOfMarking : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "absence_recorded_at",
                table: "candidates",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "absence_recorded_by",
                table: "candidates",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "reconciliations",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    script_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    difference = table.Column<decimal>(type: "numeric(7,2)", precision: 7, scale: 2, nullable: false),
                    mark = table.Column<decimal>(type: "numeric(7,2)", precision: 7, scale: 2, nullable: true),
                    minutes = table.Column<string>(type: "text", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    settled_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reconciliations", x => new { x.centre_id, x.script_id });
                    table.CheckConstraint("reconciliations_settled", "(mark is null) = (settled_at is null) and (settled_by is null or minutes <> '')");
                    table.ForeignKey(
                        name: "fk_reconciliations_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reconciliations_memberships_centre_id_settled_by",
                        columns: x => new { x.centre_id, x.settled_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reconciliations_scripts_centre_id_script_id",
                        columns: x => new { x.centre_id, x.script_id },
                        principalTable: "scripts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_candidates_centre_id_absence_recorded_by",
                table: "candidates",
                columns: new[] { "centre_id", "absence_recorded_by" });

            migrationBuilder.AddCheckConstraint(
                name: "candidates_absence",
                table: "candidates",
                sql: "(absence_recorded_by is null) = (absence_recorded_at is null)");

            migrationBuilder.CreateIndex(
                name: "ix_reconciliations_centre_id_settled_by",
                table: "reconciliations",
                columns: new[] { "centre_id", "settled_by" });

            migrationBuilder.AddForeignKey(
                name: "fk_candidates_memberships_centre_id_absence_recorded_by",
                table: "candidates",
                columns: new[] { "centre_id", "absence_recorded_by" },
                principalTable: "memberships",
                principalColumns: new[] { "centre_id", "person_id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql(ComparedMarks);
            migrationBuilder.Sql(Guards);
        }

        /// <summary>
        /// The record of the first release did not say which marks are compared. A rule is never changed in place, so each
        /// centre gets one that does, in force from today, and sittings without results yet are held to it. What is
        /// released stays with the rules it was made by; a sealed sitting with one sheet a script stays as it is, until
        /// its head draws the second round.
        /// </summary>
        private const string ComparedMarks = """
            create temporary table said on commit drop as
            select p.centre_id, p.id as old_id, gen_random_uuid() as new_id, p.key, p.name, p.value, p.legal_basis
            from policy_records p
            where p.key = 'reconciliation.national' and not p.value ? 'compare' and not exists (
                select from policy_records later
                where later.centre_id = p.centre_id and later.key = p.key
                    and (later.valid_from, later.id) > (p.valid_from, p.id) and later.valid_from <= current_date);

            insert into policy_records (centre_id, id, key, name, value, valid_from, legal_basis)
            select centre_id, new_id, key, name, value || '{"compare": "WholeOrQuestion"}', current_date,
                legal_basis || ' Xét cả điểm toàn bài và điểm từng câu, lấy chỗ lệch nhiều nhất.'
            from said;

            update sitting_policies pin set policy_record_id = said.new_id
            from said, policy_records old, sittings s
            where old.centre_id = pin.centre_id and old.id = pin.policy_record_id and old.key = said.key and not old.value ? 'compare'
                and said.centre_id = pin.centre_id
                and s.centre_id = pin.centre_id and s.id = pin.exam_sitting_id and s.released_at is null;
            """;

        /// <summary>
        /// Nothing is added to a locked sheet either, but by the transaction that locks it: it may store marks, remarks and
        /// lock in any order. A script keeps its number, a link its script, a settled mark its minutes.
        /// </summary>
        private const string Guards = """
            create function is_of_this_transaction(made xid) returns boolean language sql as $$
                select pg_xact_status((pg_current_xact_id()::text::bigint - age(made))::text::xid8) is not distinct from 'in progress'
            $$;

            create or replace function keep_locked_mark() returns trigger language plpgsql as $$
            declare
                touched uuid[] := case tg_op
                    when 'INSERT' then array[new.mark_sheet_id]
                    when 'DELETE' then array[old.mark_sheet_id]
                    else array[old.mark_sheet_id, new.mark_sheet_id] end;
                centre uuid := case tg_op when 'INSERT' then new.centre_id else old.centre_id end;
            begin
                if exists (select from mark_sheets s
                    where s.centre_id = centre and s.id = any (touched) and s.locked_at is not null
                        and not is_of_this_transaction(s.xmin)) then
                    raise exception 'mark sheet % is locked', touched[1];
                end if;
                return case tg_op when 'DELETE' then old else new end;
            end $$;

            create trigger keep_locked_from_more before insert on item_marks
                for each row execute function keep_locked_mark();
            create trigger keep_locked_from_more before insert on remarks
                for each row execute function keep_locked_mark();

            create function keep_settled_mark() returns trigger language plpgsql as $$
            begin
                if tg_op = 'DELETE' or old.mark is not null then
                    raise exception 'the mark of script % is settled', old.script_id;
                end if;
                return new;
            end $$;

            create trigger keep_settled before update or delete on reconciliations
                for each row execute function keep_settled_mark();

            create trigger append_only before update or delete or truncate on scripts
                for each statement execute function refuse_change();
            create trigger append_only before update or delete or truncate on script_links
                for each statement execute function refuse_change();
            """;
    }
}
