using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "file_texts",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file_texts", x => new { x.centre_id, x.file_id });
                    table.ForeignKey(
                        name: "fk_file_texts_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_file_texts_files_centre_id_file_id",
                        columns: x => new { x.centre_id, x.file_id },
                        principalTable: "files",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "search_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_changes", x => new { x.centre_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "search_entries",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lesson_plan_id = table.Column<Guid>(type: "uuid", nullable: true),
                    class_session_id = table.Column<Guid>(type: "uuid", nullable: true),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    place = table.Column<long>(type: "bigint", nullable: false),
                    is_held = table.Column<bool>(type: "boolean", nullable: false),
                    is_hidden = table.Column<bool>(type: "boolean", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: false),
                    weights = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_entries", x => new { x.centre_id, x.kind, x.source_id });
                    table.ForeignKey(
                        name: "fk_search_entries_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_search_entries_class_sessions_centre_id_class_session_id",
                        columns: x => new { x.centre_id, x.class_session_id },
                        principalTable: "class_sessions",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_search_entries_lesson_plans_centre_id_lesson_plan_id",
                        columns: x => new { x.centre_id, x.lesson_plan_id },
                        principalTable: "lesson_plans",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_centre_id_class_session_id_place",
                table: "search_entries",
                columns: new[] { "centre_id", "class_session_id", "place" });

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_centre_id_lesson_plan_id",
                table: "search_entries",
                columns: new[] { "centre_id", "lesson_plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_words",
                table: "search_entries",
                column: "words")
                .Annotation("Npgsql:IndexMethod", "gin");

            // Kinds of changes: 1 a plan with all of it, 5 a line of a room. A line about a post takes it from what is found before
            // anybody can ask again; what is left of it comes back by the job.
            migrationBuilder.Sql("""
                create function search_plan_changed() returns trigger language plpgsql as $$
                begin
                    insert into search_changes (centre_id, kind, source_id) values (new.centre_id, 1, new.id);
                    return null;
                end $$;

                create trigger search_changed after insert or update on lesson_plans
                    for each row execute function search_plan_changed();

                create function search_part_changed() returns trigger language plpgsql as $$
                declare part lesson_parts := case tg_op when 'DELETE' then old else new end;
                begin
                    insert into search_changes (centre_id, kind, source_id) values (part.centre_id, 1, part.lesson_plan_id);
                    return null;
                end $$;

                create trigger search_changed after insert or update or delete on lesson_parts
                    for each row execute function search_part_changed();

                create function search_material_changed() returns trigger language plpgsql as $$
                declare material materials := case tg_op when 'DELETE' then old else new end;
                begin
                    insert into search_changes (centre_id, kind, source_id)
                    select p.centre_id, 1, p.lesson_plan_id from lesson_parts p
                    where p.centre_id = material.centre_id and p.id = material.lesson_part_id;
                    return null;
                end $$;

                create trigger search_changed after insert or update or delete on materials
                    for each row execute function search_material_changed();

                create function search_text_taken() returns trigger language plpgsql as $$
                begin
                    insert into search_changes (centre_id, kind, source_id)
                    select distinct p.centre_id, 1, p.lesson_plan_id from materials m
                    join lesson_parts p on p.centre_id = m.centre_id and p.id = m.lesson_part_id
                    where m.centre_id = new.centre_id and m.file_id = new.file_id;
                    return null;
                end $$;

                create trigger search_changed after insert or update on file_texts
                    for each row execute function search_text_taken();

                create function search_said() returns trigger language plpgsql as $$
                begin
                    if new.about is null then
                        insert into search_changes (centre_id, kind, source_id) values (new.centre_id, 5, new.id);
                    else
                        delete from search_entries e
                        where e.centre_id = new.centre_id and e.class_session_id = new.class_session_id and e.place = new.about;
                        insert into search_changes (centre_id, kind, source_id)
                        select l.centre_id, 5, l.id from room_events l
                        where l.centre_id = new.centre_id and l.class_session_id = new.class_session_id and l.sequence = new.about;
                    end if;
                    return null;
                end $$;

                create trigger search_changed after insert on room_events
                    for each row when (new.kind in (1, 7, 8, 9, 10, 11, 20, 21, 26, 27, 28)) execute function search_said();

                create trigger search_changed_again after update on room_events
                    for each row when (new.kind in (1, 20, 21) and new.body_html is distinct from old.body_html) execute function search_said();

                -- A look at how common a word is would take the words of every document out of where they lie; and the planner,
                -- who believes that reading them costs nothing, would then read them all.
                alter table search_entries alter words set statistics 0, alter weights set statistics 0;
                alter table search_entries set (toast_tuple_target = 256);

                -- Or every search would read through what was written since the last tidying up.
                alter index ix_search_entries_words set (fastupdate = off);

                insert into search_changes (centre_id, kind, source_id) select centre_id, 1, id from lesson_plans;
                insert into search_changes (centre_id, kind, source_id) select centre_id, 5, id from room_events where kind in (1, 20, 21);
                """);
        }
    }
}
