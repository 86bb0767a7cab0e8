using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class Conduct : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paused_at",
                table: "sittings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "suspended_at",
                table: "candidates",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "suspended_by",
                table: "candidates",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<TimeSpan>(
                name: "added",
                table: "attempts",
                type: "interval",
                nullable: false,
                defaultValue: new TimeSpan(0, 0, 0, 0, 0));

            migrationBuilder.AddColumn<TimeSpan>(
                name: "past_close",
                table: "attempts",
                type: "interval",
                nullable: false,
                defaultValue: new TimeSpan(0, 0, 0, 0, 0));

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paused_at",
                table: "attempts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "suspended_at",
                table: "attempts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "accommodations",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: true),
                    minutes = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accommodations", x => new { x.centre_id, x.id });
                    table.CheckConstraint("accommodations_one_of_two", "(percent is null) <> (minutes is null)");
                    table.CheckConstraint("accommodations_withdrawal", "(withdrawn_by is null) = (withdrawn_at is null)");
                    table.ForeignKey(
                        name: "fk_accommodations_candidates_centre_id_exam_sitting_id_person_~",
                        columns: x => new { x.centre_id, x.exam_sitting_id, x.person_id },
                        principalTable: "candidates",
                        principalColumns: new[] { "centre_id", "exam_sitting_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_accommodations_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_accommodations_memberships_centre_id_recorded_by",
                        columns: x => new { x.centre_id, x.recorded_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_accommodations_memberships_centre_id_withdrawn_by",
                        columns: x => new { x.centre_id, x.withdrawn_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_accommodations_sittings_centre_id_exam_sitting_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id },
                        principalTable: "sittings",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "announcements",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    said_by = table.Column<Guid>(type: "uuid", nullable: false),
                    said_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_announcements", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_announcements_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_announcements_memberships_centre_id_said_by",
                        columns: x => new { x.centre_id, x.said_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_announcements_sittings_centre_id_exam_sitting_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id },
                        principalTable: "sittings",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attempt_presences",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attempt_presences", x => new { x.centre_id, x.attempt_id });
                    table.ForeignKey(
                        name: "fk_attempt_presences_attempts_centre_id_attempt_id",
                        columns: x => new { x.centre_id, x.attempt_id },
                        principalTable: "attempts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attempt_presences_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "close_changes",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    after = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_close_changes", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_close_changes_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_close_changes_memberships_centre_id_changed_by",
                        columns: x => new { x.centre_id, x.changed_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_close_changes_sittings_centre_id_exam_sitting_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id },
                        principalTable: "sittings",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "incidents",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    percent = table.Column<decimal>(type: "numeric(7,2)", precision: 7, scale: 2, nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incidents", x => new { x.centre_id, x.id });
                    table.CheckConstraint("incidents_withdrawal", "(withdrawn_by is null) = (withdrawn_at is null) and (withdrawn_at is null) = (withdrawal_reason = '')");
                    table.ForeignKey(
                        name: "fk_incidents_candidates_centre_id_exam_sitting_id_person_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id, x.person_id },
                        principalTable: "candidates",
                        principalColumns: new[] { "centre_id", "exam_sitting_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_incidents_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_incidents_memberships_centre_id_recorded_by",
                        columns: x => new { x.centre_id, x.recorded_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_incidents_memberships_centre_id_withdrawn_by",
                        columns: x => new { x.centre_id, x.withdrawn_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_incidents_sittings_centre_id_exam_sitting_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id },
                        principalTable: "sittings",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sitting_pauses",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    paused_by = table.Column<Guid>(type: "uuid", nullable: false),
                    paused_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sitting_pauses", x => new { x.centre_id, x.id });
                    table.CheckConstraint("sitting_pauses_end", "(ended_by is null) = (ended_at is null) and ended_at >= paused_at");
                    table.ForeignKey(
                        name: "fk_sitting_pauses_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sitting_pauses_memberships_centre_id_ended_by",
                        columns: x => new { x.centre_id, x.ended_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sitting_pauses_memberships_centre_id_paused_by",
                        columns: x => new { x.centre_id, x.paused_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sitting_pauses_sittings_centre_id_exam_sitting_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id },
                        principalTable: "sittings",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "time_extensions",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    given_by = table.Column<Guid>(type: "uuid", nullable: false),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_time_extensions", x => new { x.centre_id, x.id });
                    table.CheckConstraint("time_extensions_minutes", "minutes between 1 and 180");
                    table.ForeignKey(
                        name: "fk_time_extensions_candidates_centre_id_exam_sitting_id_person~",
                        columns: x => new { x.centre_id, x.exam_sitting_id, x.person_id },
                        principalTable: "candidates",
                        principalColumns: new[] { "centre_id", "exam_sitting_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_time_extensions_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_time_extensions_memberships_centre_id_given_by",
                        columns: x => new { x.centre_id, x.given_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_time_extensions_sittings_centre_id_exam_sitting_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id },
                        principalTable: "sittings",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_candidates_centre_id_suspended_by",
                table: "candidates",
                columns: new[] { "centre_id", "suspended_by" });

            migrationBuilder.AddCheckConstraint(
                name: "candidates_suspension",
                table: "candidates",
                sql: "(suspended_by is null) = (suspended_at is null)");

            migrationBuilder.CreateIndex(
                name: "ix_accommodations_centre_id_recorded_by",
                table: "accommodations",
                columns: new[] { "centre_id", "recorded_by" });

            migrationBuilder.CreateIndex(
                name: "ix_accommodations_centre_id_withdrawn_by",
                table: "accommodations",
                columns: new[] { "centre_id", "withdrawn_by" });

            migrationBuilder.CreateIndex(
                name: "ix_accommodations_one_stands",
                table: "accommodations",
                columns: new[] { "centre_id", "exam_sitting_id", "person_id" },
                unique: true,
                filter: "withdrawn_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_announcements_centre_id_exam_sitting_id",
                table: "announcements",
                columns: new[] { "centre_id", "exam_sitting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_announcements_centre_id_said_by",
                table: "announcements",
                columns: new[] { "centre_id", "said_by" });

            migrationBuilder.CreateIndex(
                name: "ix_close_changes_centre_id_changed_by",
                table: "close_changes",
                columns: new[] { "centre_id", "changed_by" });

            migrationBuilder.CreateIndex(
                name: "ix_close_changes_centre_id_exam_sitting_id",
                table: "close_changes",
                columns: new[] { "centre_id", "exam_sitting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_incidents_centre_id_exam_sitting_id_person_id",
                table: "incidents",
                columns: new[] { "centre_id", "exam_sitting_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_incidents_centre_id_recorded_by",
                table: "incidents",
                columns: new[] { "centre_id", "recorded_by" });

            migrationBuilder.CreateIndex(
                name: "ix_incidents_centre_id_withdrawn_by",
                table: "incidents",
                columns: new[] { "centre_id", "withdrawn_by" });

            migrationBuilder.CreateIndex(
                name: "ix_sitting_pauses_centre_id_ended_by",
                table: "sitting_pauses",
                columns: new[] { "centre_id", "ended_by" });

            migrationBuilder.CreateIndex(
                name: "ix_sitting_pauses_centre_id_paused_by",
                table: "sitting_pauses",
                columns: new[] { "centre_id", "paused_by" });

            migrationBuilder.CreateIndex(
                name: "ix_sitting_pauses_one_at_a_time",
                table: "sitting_pauses",
                columns: new[] { "centre_id", "exam_sitting_id" },
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_time_extensions_centre_id_exam_sitting_id_person_id",
                table: "time_extensions",
                columns: new[] { "centre_id", "exam_sitting_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_time_extensions_centre_id_given_by",
                table: "time_extensions",
                columns: new[] { "centre_id", "given_by" });

            migrationBuilder.AddForeignKey(
                name: "fk_candidates_memberships_centre_id_suspended_by",
                table: "candidates",
                columns: new[] { "centre_id", "suspended_by" },
                principalTable: "memberships",
                principalColumns: new[] { "centre_id", "person_id" },
                onDelete: ReferentialAction.Restrict);

            Guards(migrationBuilder);
        }

        // What was given, said and recorded stays as it was: rows are added. A pause ends once, an accommodation and an incident
        // are withdrawn once; nothing else of them changes.
        private static void Guards(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            alter table attempts alter column added drop default, alter column past_close drop default;

            create trigger append_only before update or delete or truncate on time_extensions
                for each statement execute function refuse_change();
            create trigger append_only before update or delete or truncate on close_changes
                for each statement execute function refuse_change();
            create trigger append_only before update or delete or truncate on announcements
                for each statement execute function refuse_change();

            create function keep_but_once() returns trigger language plpgsql as $$
            begin
                if tg_op = 'DELETE' or to_jsonb(old) ->> tg_argv[0] is not null
                    or to_jsonb(new) - tg_argv::text[] <> to_jsonb(old) - tg_argv::text[] then
                    raise exception '% keeps what was recorded', tg_table_name;
                end if;
                return new;
            end $$;

            create trigger keep_recorded before update or delete on sitting_pauses
                for each row execute function keep_but_once('ended_at', 'ended_by');
            create trigger keep_recorded before update or delete on accommodations
                for each row execute function keep_but_once('withdrawn_at', 'withdrawn_by');
            create trigger keep_recorded before update or delete on incidents
                for each row execute function keep_but_once('withdrawn_at', 'withdrawn_by', 'withdrawal_reason');
            create trigger keep_whole before truncate on sitting_pauses
                for each statement execute function refuse_change();
            create trigger keep_whole before truncate on accommodations
                for each statement execute function refuse_change();
            create trigger keep_whole before truncate on incidents
                for each statement execute function refuse_change();
            """);
    }
}
