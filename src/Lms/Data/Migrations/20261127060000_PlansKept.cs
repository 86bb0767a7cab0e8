using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class PlansKept : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "kept_count",
                table: "lesson_plans",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "source_id",
                table: "lesson_plans",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "local_link_html",
                table: "lesson_parts",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "local_link_sanitizer_version",
                table: "lesson_parts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "local_link_source",
                table: "lesson_parts",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "method",
                table: "lesson_parts",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "questions_html",
                table: "lesson_parts",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "questions_sanitizer_version",
                table: "lesson_parts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "questions_source",
                table: "lesson_parts",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "kept_plans",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lesson_plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kept_at = table.Column<int>(type: "integer", nullable: false),
                    copy = table.Column<string>(type: "jsonb", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kept_plans", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_kept_plans_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_kept_plans_lesson_plans_centre_id_lesson_plan_id",
                        columns: x => new { x.centre_id, x.lesson_plan_id },
                        principalTable: "lesson_plans",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_kept_plans_memberships_centre_id_actor_id",
                        columns: x => new { x.centre_id, x.actor_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lesson_plan_writers",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lesson_plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lesson_plan_writers", x => new { x.centre_id, x.lesson_plan_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_lesson_plan_writers_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_lesson_plan_writers_lesson_plans_centre_id_lesson_plan_id",
                        columns: x => new { x.centre_id, x.lesson_plan_id },
                        principalTable: "lesson_plans",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_lesson_plan_writers_memberships_centre_id_person_id",
                        columns: x => new { x.centre_id, x.person_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "part_remarks",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lesson_part_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_part_remarks", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_part_remarks_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_part_remarks_lesson_parts_centre_id_lesson_part_id",
                        columns: x => new { x.centre_id, x.lesson_part_id },
                        principalTable: "lesson_parts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_part_remarks_memberships_centre_id_actor_id",
                        columns: x => new { x.centre_id, x.actor_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "set_aside_texts",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lesson_part_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    questions = table.Column<string>(type: "text", nullable: false),
                    local_link = table.Column<string>(type: "text", nullable: false),
                    notes = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_set_aside_texts", x => new { x.centre_id, x.lesson_part_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_set_aside_texts_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_set_aside_texts_lesson_parts_centre_id_lesson_part_id",
                        columns: x => new { x.centre_id, x.lesson_part_id },
                        principalTable: "lesson_parts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_set_aside_texts_memberships_centre_id_person_id",
                        columns: x => new { x.centre_id, x.person_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_lesson_plans_centre_id_source_id",
                table: "lesson_plans",
                columns: new[] { "centre_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_kept_plans_centre_id_actor_id",
                table: "kept_plans",
                columns: new[] { "centre_id", "actor_id" });

            migrationBuilder.CreateIndex(
                name: "ix_kept_plans_centre_id_lesson_plan_id_number",
                table: "kept_plans",
                columns: new[] { "centre_id", "lesson_plan_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_lesson_plan_writers_centre_id_person_id",
                table: "lesson_plan_writers",
                columns: new[] { "centre_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_part_remarks_centre_id_actor_id",
                table: "part_remarks",
                columns: new[] { "centre_id", "actor_id" });

            migrationBuilder.CreateIndex(
                name: "ix_part_remarks_centre_id_lesson_part_id",
                table: "part_remarks",
                columns: new[] { "centre_id", "lesson_part_id" });

            migrationBuilder.CreateIndex(
                name: "ix_set_aside_texts_centre_id_person_id",
                table: "set_aside_texts",
                columns: new[] { "centre_id", "person_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_lesson_plans_lesson_plans_centre_id_source_id",
                table: "lesson_plans",
                columns: new[] { "centre_id", "source_id" },
                principalTable: "lesson_plans",
                principalColumns: new[] { "centre_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql("""
                alter table lesson_plans alter kept_count drop default;
                alter table lesson_parts alter local_link_html drop default, alter local_link_sanitizer_version drop default, alter local_link_source drop default, alter method drop default, alter questions_html drop default, alter questions_sanitizer_version drop default, alter questions_source drop default;
                """);

            // As DatabaseGuards has them, for plans out of use too, and for the new texts of a part.
            migrationBuilder.Sql("""
                create or replace function keep_approved_plan() returns trigger language plpgsql as $$
                begin
                    if old.state in (4, 5) and (tg_op = 'DELETE' or to_jsonb(new) - 'state' <> to_jsonb(old) - 'state'
                        or new.state not in (4, 5)) then
                        raise exception 'lesson plan % is approved', old.id;
                    end if;
                    return case tg_op when 'DELETE' then old else new end;
                end $$;

                create or replace function keep_approved_part() returns trigger language plpgsql as $$
                declare
                    drawn constant text[] := array['body_html', 'body_sanitizer_version', 'questions_html', 'questions_sanitizer_version',
                        'local_link_html', 'local_link_sanitizer_version'];
                begin
                    if exists (select from lesson_plans p where p.centre_id = old.centre_id and p.id = old.lesson_plan_id and p.state in (4, 5))
                        and (tg_op = 'DELETE' or to_jsonb(new) - drawn <> to_jsonb(old) - drawn) then
                        raise exception 'lesson plan % is approved', old.lesson_plan_id;
                    end if;
                    return case tg_op when 'DELETE' then old else new end;
                end $$;

                create trigger append_only before update or delete or truncate on kept_plans
                    for each statement execute function refuse_change();
                """);
        }
    }
}
