using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class ReleasesAndAppeals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_results",
                table: "results");

            migrationBuilder.AddColumn<int>(
                name: "edition",
                table: "results",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<Guid>(
                name: "mark_appeal_id",
                table: "results",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "pk_results",
                table: "results",
                columns: new[] { "centre_id", "exam_sitting_id", "person_id", "edition" });

            migrationBuilder.CreateTable(
                name: "mark_appeals",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    script_id = table.Column<Guid>(type: "uuid", nullable: false),
                    old_mark = table.Column<decimal>(type: "numeric(7,2)", precision: 7, scale: 2, nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    refusal = table.Column<string>(type: "text", nullable: false),
                    new_mark = table.Column<decimal>(type: "numeric(7,2)", precision: 7, scale: 2, nullable: true),
                    difference = table.Column<decimal>(type: "numeric(7,2)", precision: 7, scale: 2, nullable: true),
                    changes = table.Column<bool>(type: "boolean", nullable: false),
                    minutes = table.Column<string>(type: "text", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mark_appeals", x => new { x.centre_id, x.id });
                    table.CheckConstraint("mark_appeals_decided", "(decided_by is null) = (decided_at is null) and (answered_by is null) = (answered_at is null) and (answered_at is null or new_mark is not null)");
                    table.ForeignKey(
                        name: "fk_mark_appeals_candidates_centre_id_exam_sitting_id_person_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id, x.person_id },
                        principalTable: "candidates",
                        principalColumns: new[] { "centre_id", "exam_sitting_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_mark_appeals_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_mark_appeals_memberships_centre_id_answered_by",
                        columns: x => new { x.centre_id, x.answered_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_mark_appeals_memberships_centre_id_decided_by",
                        columns: x => new { x.centre_id, x.decided_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_mark_appeals_scripts_centre_id_script_id",
                        columns: x => new { x.centre_id, x.script_id },
                        principalTable: "scripts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "release_consents",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    not_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    site = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_release_consents", x => new { x.centre_id, x.id });
                    table.CheckConstraint("release_consents_withdrawal", "(withdrawn_at is null) = (withdrawn_by is null)");
                    table.ForeignKey(
                        name: "fk_release_consents_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_release_consents_memberships_centre_id_person_id",
                        columns: x => new { x.centre_id, x.person_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_release_consents_memberships_centre_id_withdrawn_by",
                        columns: x => new { x.centre_id, x.withdrawn_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_release_consents_sittings_centre_id_exam_sitting_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id },
                        principalTable: "sittings",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_results_centre_id_mark_appeal_id",
                table: "results",
                columns: new[] { "centre_id", "mark_appeal_id" });

            migrationBuilder.CreateIndex(
                name: "ix_mark_appeals_centre_id_answered_by",
                table: "mark_appeals",
                columns: new[] { "centre_id", "answered_by" });

            migrationBuilder.CreateIndex(
                name: "ix_mark_appeals_centre_id_decided_by",
                table: "mark_appeals",
                columns: new[] { "centre_id", "decided_by" });

            migrationBuilder.CreateIndex(
                name: "ix_mark_appeals_centre_id_exam_sitting_id_person_id",
                table: "mark_appeals",
                columns: new[] { "centre_id", "exam_sitting_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mark_appeals_centre_id_script_id",
                table: "mark_appeals",
                columns: new[] { "centre_id", "script_id" });

            migrationBuilder.CreateIndex(
                name: "ix_mark_appeals_centre_id_state_answer_by",
                table: "mark_appeals",
                columns: new[] { "centre_id", "state", "answer_by" });

            migrationBuilder.CreateIndex(
                name: "ix_release_consents_centre_id_exam_sitting_id_person_id",
                table: "release_consents",
                columns: new[] { "centre_id", "exam_sitting_id", "person_id" },
                unique: true,
                filter: "withdrawn_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_release_consents_centre_id_person_id",
                table: "release_consents",
                columns: new[] { "centre_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_release_consents_centre_id_withdrawn_by",
                table: "release_consents",
                columns: new[] { "centre_id", "withdrawn_by" });

            migrationBuilder.CreateIndex(
                name: "ix_release_consents_not_before",
                table: "release_consents",
                column: "not_before",
                filter: "withdrawn_at is null and not_before is not null");

            migrationBuilder.AddForeignKey(
                name: "fk_results_mark_appeals_centre_id_mark_appeal_id",
                table: "results",
                columns: new[] { "centre_id", "mark_appeal_id" },
                principalTable: "mark_appeals",
                principalColumns: new[] { "centre_id", "id" },
                onDelete: ReferentialAction.Restrict);

            // What was released is the first edition.
            migrationBuilder.Sql("alter table results alter column edition drop default;");
            migrationBuilder.Sql(Policies);
            migrationBuilder.Sql(Guards);
        }

        /// <summary>
        /// Centres that are there already get the rule that new ones begin with, and their sittings without results are held to it.
        /// The 100-point profile did not say its step nor what is compared, and nothing worked by it: a later record says both.
        /// </summary>
        private const string Policies = """
            insert into policy_records (centre_id, id, key, name, value, valid_from, legal_basis, withdrawal_reason)
            select c.id, gen_random_uuid(), 'mark.release.consents', 'Số người phải đồng ý trước khi công bố kết quả thi', '1', '2024-01-01',
                'Trung tâm tự quy định. Đặt là 2 thì người đồng ý trước và người công bố phải là hai người khác nhau.', ''
            from centres c
            where exists (select from policy_records p where p.centre_id = c.id)
                and not exists (select from policy_records p where p.centre_id = c.id and p.key = 'mark.release.consents');

            insert into sitting_policies (centre_id, exam_sitting_id, policy_record_id)
            select s.centre_id, s.id, p.id
            from sittings s join policy_records p on p.centre_id = s.centre_id and p.key = 'mark.release.consents' and p.withdrawn_at is null
            where s.released_at is null and not exists (
                select from sitting_policies pin join policy_records own on own.centre_id = pin.centre_id and own.id = pin.policy_record_id
                where pin.centre_id = s.centre_id and pin.exam_sitting_id = s.id and own.key = 'mark.release.consents');

            insert into policy_records (centre_id, id, key, name, value, valid_from, legal_basis, withdrawal_reason)
            select p.centre_id, gen_random_uuid(), p.key, p.name, p.value || '{"step": 1, "compare": "Whole"}', greatest(current_date, p.valid_from + 1),
                p.legal_basis || ' Chấm theo bước 1 điểm và xét điểm toàn bài.', ''
            from policy_records p
            where p.key = 'reconciliation.hundred-point' and p.withdrawn_at is null and not p.value ? 'step' and not exists (
                select from policy_records later
                where later.centre_id = p.centre_id and later.key = p.key and later.withdrawn_at is null and later.valid_from > p.valid_from);
            """;

        /// <summary>A consent is taken back once, an answered appeal keeps its answer, and neither is forgotten.</summary>
        private const string Guards = """
            create trigger keep_recorded before update or delete on release_consents
                for each row execute function keep_but_once('withdrawn_at', 'withdrawn_by');
            create trigger keep_whole before truncate on release_consents
                for each statement execute function refuse_change();

            create function keep_appeal() returns trigger language plpgsql as $$
            begin
                if tg_op = 'DELETE' or old.state in (2, 8)
                    or (new.person_id, new.script_id, new.old_mark, new.reason, new.applied_at) is distinct from (old.person_id, old.script_id, old.old_mark, old.reason, old.applied_at) then
                    raise exception 'appeal % keeps what was recorded', old.id;
                end if;
                return new;
            end $$;

            create trigger keep_recorded before update or delete on mark_appeals
                for each row execute function keep_appeal();
            create trigger keep_whole before truncate on mark_appeals
                for each statement execute function refuse_change();
            """;
    }
}
