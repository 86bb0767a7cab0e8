using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class TalkMore : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid[]>(
                name: "mentions",
                table: "room_events",
                type: "uuid[]",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "search_text",
                table: "room_events",
                type: "text",
                nullable: true,
                computedColumnSql: "' ' || regexp_replace(regexp_replace(translate(lower(normalize(regexp_replace(body_html, '<[^>]*>|&[a-zA-Z0-9#]+;', ' ', 'g'), NFD)), 'đĐðÐ', 'dddd'), '[\\u0300-\\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g') || ' '",
                stored: true);

            migrationBuilder.CreateTable(
                name: "room_pictures",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_session_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_room_pictures", x => new { x.centre_id, x.file_id });
                    table.ForeignKey(
                        name: "fk_room_pictures_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_pictures_files_centre_id_file_id",
                        columns: x => new { x.centre_id, x.file_id },
                        principalTable: "files",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_pictures_session_rooms_centre_id_class_session_id",
                        columns: x => new { x.centre_id, x.class_session_id },
                        principalTable: "session_rooms",
                        principalColumns: new[] { "centre_id", "class_session_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "room_reads",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_room_reads", x => new { x.centre_id, x.class_session_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_room_reads_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_reads_memberships_centre_id_person_id",
                        columns: x => new { x.centre_id, x.person_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_reads_session_rooms_centre_id_class_session_id",
                        columns: x => new { x.centre_id, x.class_session_id },
                        principalTable: "session_rooms",
                        principalColumns: new[] { "centre_id", "class_session_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "room_events_reactions",
                table: "room_events",
                sql: "kind <> 16 or (about is not null and value between 0 and 3)");

            migrationBuilder.CreateIndex(
                name: "ix_room_pictures_centre_id_class_session_id",
                table: "room_pictures",
                columns: new[] { "centre_id", "class_session_id" });

            migrationBuilder.CreateIndex(
                name: "ix_room_reads_centre_id_person_id",
                table: "room_reads",
                columns: new[] { "centre_id", "person_id" });

            migrationBuilder.DropIndex(name: "ix_room_events_centre_id_class_session_id_reply_to", table: "room_events");

            migrationBuilder.CreateIndex(
                name: "ix_room_events_centre_id_class_session_id_reply_to",
                table: "room_events",
                columns: new[] { "centre_id", "class_session_id", "reply_to" },
                filter: "reply_to is not null");

            // What is searched is made of what is shown, and may change with it. Before the row is written, it is not made yet.
            migrationBuilder.Sql("""
                create or replace function keep_room_event() returns trigger language plpgsql as $$
                begin
                    if tg_op = 'DELETE' or to_jsonb(new) - 'body_html' - 'body_sanitizer_version' - 'search_text'
                        <> to_jsonb(old) - 'body_html' - 'body_sanitizer_version' - 'search_text' then
                        raise exception 'room_events is append-only';
                    end if;
                    return new;
                end $$;
                """);
        }
    }
}
