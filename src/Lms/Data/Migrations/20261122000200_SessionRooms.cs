using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class SessionRooms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "session_rooms",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    shown_part_id = table.Column<Guid>(type: "uuid", nullable: true),
                    last_sequence = table.Column<long>(type: "bigint", nullable: false),
                    opened_sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_rooms", x => new { x.centre_id, x.class_session_id });
                    table.ForeignKey(
                        name: "fk_session_rooms_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_session_rooms_class_sessions_centre_id_class_session_id",
                        columns: x => new { x.centre_id, x.class_session_id },
                        principalTable: "class_sessions",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_session_rooms_lesson_parts_centre_id_shown_part_id",
                        columns: x => new { x.centre_id, x.shown_part_id },
                        principalTable: "lesson_parts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "room_events",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reply_to = table.Column<long>(type: "bigint", nullable: true),
                    hand_of = table.Column<Guid>(type: "uuid", nullable: true),
                    lesson_part_id = table.Column<Guid>(type: "uuid", nullable: true),
                    body_html = table.Column<string>(type: "text", nullable: false),
                    body_sanitizer_version = table.Column<int>(type: "integer", nullable: false),
                    body_source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_room_events", x => new { x.centre_id, x.class_session_id, x.sequence });
                    table.CheckConstraint("room_events_body", "(body_source <> '') = (kind = 1)");
                    table.CheckConstraint("room_events_hand_of", "(hand_of is not null) = (kind in (2, 3))");
                    table.CheckConstraint("room_events_reply_to", "reply_to is null or (reply_to < sequence and kind = 1)");
                    table.ForeignKey(
                        name: "fk_room_events_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_events_lesson_parts_centre_id_lesson_part_id",
                        columns: x => new { x.centre_id, x.lesson_part_id },
                        principalTable: "lesson_parts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_events_memberships_centre_id_actor_id",
                        columns: x => new { x.centre_id, x.actor_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_events_memberships_centre_id_hand_of",
                        columns: x => new { x.centre_id, x.hand_of },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_events_room_events_centre_id_class_session_id_reply_to",
                        columns: x => new { x.centre_id, x.class_session_id, x.reply_to },
                        principalTable: "room_events",
                        principalColumns: new[] { "centre_id", "class_session_id", "sequence" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_events_session_rooms_centre_id_class_session_id",
                        columns: x => new { x.centre_id, x.class_session_id },
                        principalTable: "session_rooms",
                        principalColumns: new[] { "centre_id", "class_session_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_room_events_centre_id_actor_id",
                table: "room_events",
                columns: new[] { "centre_id", "actor_id" });

            migrationBuilder.CreateIndex(
                name: "ix_room_events_centre_id_class_session_id_reply_to",
                table: "room_events",
                columns: new[] { "centre_id", "class_session_id", "reply_to" });

            migrationBuilder.CreateIndex(
                name: "ix_room_events_centre_id_hand_of",
                table: "room_events",
                columns: new[] { "centre_id", "hand_of" });

            migrationBuilder.CreateIndex(
                name: "ix_room_events_centre_id_id",
                table: "room_events",
                columns: new[] { "centre_id", "id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_room_events_centre_id_lesson_part_id",
                table: "room_events",
                columns: new[] { "centre_id", "lesson_part_id" });

            migrationBuilder.CreateIndex(
                name: "ix_room_events_hands",
                table: "room_events",
                columns: new[] { "centre_id", "class_session_id", "hand_of", "sequence" },
                filter: "hand_of is not null");

            migrationBuilder.CreateIndex(
                name: "ix_room_events_posts",
                table: "room_events",
                columns: new[] { "centre_id", "class_session_id", "sequence" },
                filter: "kind = 1");

            migrationBuilder.CreateIndex(
                name: "ix_session_rooms_centre_id_shown_part_id",
                table: "session_rooms",
                columns: new[] { "centre_id", "shown_part_id" });

            Guards(migrationBuilder);
        }

        // The log is append-only: only what a newer sanitizer made of the same source may be stored again. And whoever loses
        // a right, or gets one, is named on a channel, so that every node asks at once who may still listen.
        private static void Guards(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            create function keep_room_event() returns trigger language plpgsql as $$
            begin
                if tg_op = 'DELETE' or to_jsonb(new) - 'body_html' - 'body_sanitizer_version'
                    <> to_jsonb(old) - 'body_html' - 'body_sanitizer_version' then
                    raise exception 'room_events is append-only';
                end if;
                return new;
            end $$;

            create trigger append_only before update or delete on room_events
                for each row execute function keep_room_event();
            create trigger keep_whole before truncate on room_events
                for each statement execute function refuse_change();

            create function tell_rights() returns trigger language plpgsql as $$
            begin
                perform pg_notify('lms_rights', to_jsonb(old) ->> tg_argv[0]);
                return null;
            end $$;

            create trigger tell_rights after update of left_at or delete on enrolments
                for each row execute function tell_rights('person_id');
            create trigger tell_rights after update of since, until or delete on memberships
                for each row execute function tell_rights('person_id');
            create trigger tell_rights after delete on role_grants
                for each row execute function tell_rights('person_id');
            create trigger tell_rights after update of lecturer_id on class_sessions
                for each row when (old.lecturer_id is distinct from new.lecturer_id) execute function tell_rights('lecturer_id');
            create trigger tell_rights after update of security_stamp, lockout_end or delete on accounts
                for each row execute function tell_rights('id');
            """);
    }
}
