using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class QuestionBank : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "form",
                table: "sittings",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<Guid>(
                name: "bank_question_id",
                table: "questions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "written_by",
                table: "questions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "questions",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "comparability",
                table: "questions",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "fixed_at",
                table: "questions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "model_answer",
                table: "questions",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "written_at",
                table: "questions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "fixed_by",
                table: "papers",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "bank_questions",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    programme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lesson_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    retired_by = table.Column<Guid>(type: "uuid", nullable: true),
                    search_text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bank_questions", x => new { x.centre_id, x.id });
                    table.CheckConstraint("bank_questions_retired", "(retired_by is null) = (retired_at is null)");
                    table.ForeignKey(
                        name: "fk_bank_questions_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_bank_questions_lessons_centre_id_lesson_id",
                        columns: x => new { x.centre_id, x.lesson_id },
                        principalTable: "lessons",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_bank_questions_memberships_centre_id_author_id",
                        columns: x => new { x.centre_id, x.author_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_bank_questions_memberships_centre_id_retired_by",
                        columns: x => new { x.centre_id, x.retired_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_bank_questions_programmes_centre_id_programme_id",
                        columns: x => new { x.centre_id, x.programme_id },
                        principalTable: "programmes",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "paper_openings",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_paper_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<int>(type: "integer", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    broke_seal = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    opened_by = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paper_openings", x => new { x.centre_id, x.id });
                    table.CheckConstraint("paper_openings_reason", "broke_seal = (reason <> '')");
                    table.ForeignKey(
                        name: "fk_paper_openings_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_paper_openings_memberships_centre_id_opened_by",
                        columns: x => new { x.centre_id, x.opened_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_paper_openings_papers_centre_id_exam_paper_id",
                        columns: x => new { x.centre_id, x.exam_paper_id },
                        principalTable: "papers",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_paper_openings_sittings_centre_id_exam_sitting_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id },
                        principalTable: "sittings",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "paper_questions",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_paper_id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paper_questions", x => new { x.centre_id, x.exam_paper_id, x.question_id });
                    table.CheckConstraint("paper_questions_form", "form in (1, 2)");
                    table.ForeignKey(
                        name: "fk_paper_questions_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_paper_questions_papers_centre_id_exam_paper_id",
                        columns: x => new { x.centre_id, x.exam_paper_id },
                        principalTable: "papers",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_paper_questions_questions_centre_id_question_id",
                        columns: x => new { x.centre_id, x.question_id },
                        principalTable: "questions",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            Move(migrationBuilder);

            migrationBuilder.AddCheckConstraint(
                name: "exam_sittings_form",
                table: "sittings",
                sql: "form in (1, 2)");

            migrationBuilder.CreateIndex(
                name: "ix_questions_centre_id_written_by",
                table: "questions",
                columns: new[] { "centre_id", "written_by" });

            migrationBuilder.CreateIndex(
                name: "ix_questions_centre_id_bank_question_id_version",
                table: "questions",
                columns: new[] { "centre_id", "bank_question_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_papers_centre_id_fixed_by",
                table: "papers",
                columns: new[] { "centre_id", "fixed_by" });

            migrationBuilder.CreateIndex(
                name: "ix_bank_questions_centre_id_author_id",
                table: "bank_questions",
                columns: new[] { "centre_id", "author_id" });

            migrationBuilder.CreateIndex(
                name: "ix_bank_questions_centre_id_created_at",
                table: "bank_questions",
                columns: new[] { "centre_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_bank_questions_centre_id_lesson_id",
                table: "bank_questions",
                columns: new[] { "centre_id", "lesson_id" });

            migrationBuilder.CreateIndex(
                name: "ix_bank_questions_centre_id_programme_id",
                table: "bank_questions",
                columns: new[] { "centre_id", "programme_id" });

            migrationBuilder.CreateIndex(
                name: "ix_bank_questions_centre_id_retired_by",
                table: "bank_questions",
                columns: new[] { "centre_id", "retired_by" });

            migrationBuilder.CreateIndex(
                name: "ix_paper_openings_broken_once",
                table: "paper_openings",
                columns: new[] { "centre_id", "exam_paper_id", "form" },
                unique: true,
                filter: "broke_seal");

            migrationBuilder.CreateIndex(
                name: "ix_paper_openings_centre_id_exam_sitting_id",
                table: "paper_openings",
                columns: new[] { "centre_id", "exam_sitting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_paper_openings_centre_id_opened_by",
                table: "paper_openings",
                columns: new[] { "centre_id", "opened_by" });

            migrationBuilder.CreateIndex(
                name: "ix_paper_openings_first",
                table: "paper_openings",
                columns: new[] { "centre_id", "exam_paper_id", "form", "opened_by" },
                unique: true,
                filter: "not broke_seal");

            migrationBuilder.CreateIndex(
                name: "ix_paper_questions_centre_id_question_id",
                table: "paper_questions",
                columns: new[] { "centre_id", "question_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_papers_memberships_centre_id_fixed_by",
                table: "papers",
                columns: new[] { "centre_id", "fixed_by" },
                principalTable: "memberships",
                principalColumns: new[] { "centre_id", "person_id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_questions_bank_questions_centre_id_bank_question_id",
                table: "questions",
                columns: new[] { "centre_id", "bank_question_id" },
                principalTable: "bank_questions",
                principalColumns: new[] { "centre_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_questions_memberships_centre_id_written_by",
                table: "questions",
                columns: new[] { "centre_id", "written_by" },
                principalTable: "memberships",
                principalColumns: new[] { "centre_id", "person_id" },
                onDelete: ReferentialAction.Restrict);

            Guard(migrationBuilder);
        }

        // Every question of a paper becomes a question of the bank in its first version, under the beginning of its text. It
        // keeps its id, by which attempts and scripts know it; the bank question bears the same one.
        private static void Move(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            insert into bank_questions (centre_id, id, programme_id, kind, name, author_id, created_at, search_text)
            select q.centre_id, q.id, p.programme_id, q.kind,
                coalesce(nullif(btrim(left(regexp_replace(split_part(q.source, E'\n', 1), '[*_#`>]', '', 'g'), 120)), ''), left(p.title, 180) || ' · ' || q.number),
                p.author_id, p.created_at, ''
            from questions q join papers p on p.centre_id = q.centre_id and p.id = q.exam_paper_id;

            update bank_questions b set search_text = ' ' || btrim(regexp_replace(regexp_replace(
                translate(lower(normalize(b.name || ' ' || q.source, NFD)), 'đð', 'dd'), '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'))
            from questions q where q.centre_id = b.centre_id and q.id = b.id;

            insert into paper_questions (centre_id, exam_paper_id, question_id, form, number)
            select centre_id, exam_paper_id, id, 1, number from questions;

            update questions q set bank_question_id = q.id, written_by = p.author_id, written_at = p.created_at, fixed_at = p.fixed_at
            from papers p where p.centre_id = q.centre_id and p.id = q.exam_paper_id;

            update papers p set fixed_by = (
                select a.actor_id from sittings s join audit_entries a on a.subject_id = s.id and a.act = 'ExamSitting.Made'
                where s.centre_id = p.centre_id and s.exam_paper_id = p.id order by a.id limit 1)
            where p.fixed_at is not null;

            alter table questions drop column exam_paper_id, drop column number;
            alter table questions alter column bank_question_id set not null, alter column written_by set not null,
                alter column written_at set not null, alter column version drop default, alter column model_answer drop default,
                alter column comparability drop default;
            alter table sittings alter column form drop default;
            """);

        // What a paper in use asks is kept, and so is who opened it. Nothing stops an insertion: a restored copy comes in so.
        private static void Guard(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            create trigger append_only before update or delete or truncate on paper_openings
                for each statement execute function refuse_change();

            create function keep_fixed_question() returns trigger language plpgsql as $$
            begin
                if old.fixed_at is not null then
                    raise exception 'question % is in use', old.id;
                end if;
                return case tg_op when 'DELETE' then old else new end;
            end $$;
            create trigger keep_fixed before update or delete on questions
                for each row execute function keep_fixed_question();

            create function keep_part_of_fixed_question() returns trigger language plpgsql as $$
            begin
                if exists (select from questions q
                    where q.centre_id = old.centre_id and q.id = old.question_id and q.fixed_at is not null) then
                    raise exception 'question % is in use', old.question_id;
                end if;
                return case tg_op when 'DELETE' then old else new end;
            end $$;
            create trigger keep_fixed before update or delete on duty_variants
                for each row execute function keep_part_of_fixed_question();
            create trigger keep_fixed before update or delete on scheme_items
                for each row execute function keep_part_of_fixed_question();

            create function keep_fixed_paper() returns trigger language plpgsql as $$
            begin
                if exists (select from papers p
                    where p.centre_id = old.centre_id and p.id = old.exam_paper_id and p.fixed_at is not null) then
                    raise exception 'paper % is in use', old.exam_paper_id;
                end if;
                return case tg_op when 'DELETE' then old else new end;
            end $$;
            create trigger keep_fixed before update or delete on paper_questions
                for each row execute function keep_fixed_paper();
            """);
    }
}
