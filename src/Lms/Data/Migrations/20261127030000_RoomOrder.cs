using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class RoomOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_room_events_memberships_centre_id_hand_of",
                table: "room_events");

            migrationBuilder.DropIndex(
                name: "ix_room_events_hands",
                table: "room_events");

            migrationBuilder.DropCheckConstraint(
                name: "room_events_body",
                table: "room_events");

            migrationBuilder.DropCheckConstraint(
                name: "room_events_hand_of",
                table: "room_events");

            migrationBuilder.RenameColumn(
                name: "hand_of",
                table: "room_events",
                newName: "person_id");

            migrationBuilder.RenameIndex(
                name: "ix_room_events_centre_id_hand_of",
                table: "room_events",
                newName: "ix_room_events_centre_id_person_id");

            migrationBuilder.AddColumn<bool>(
                name: "holds_posts",
                table: "session_rooms",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "pace_seconds",
                table: "session_rooms",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "about",
                table: "room_events",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "audience",
                table: "room_events",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "value",
                table: "room_events",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_room_events_about",
                table: "room_events",
                columns: new[] { "centre_id", "class_session_id", "about", "sequence" },
                filter: "about is not null");

            migrationBuilder.CreateIndex(
                name: "ix_room_events_persons",
                table: "room_events",
                columns: new[] { "centre_id", "class_session_id", "person_id", "sequence" },
                filter: "person_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_room_events_posts_of",
                table: "room_events",
                columns: new[] { "centre_id", "class_session_id", "actor_id", "sequence" },
                filter: "kind = 1");

            migrationBuilder.AddCheckConstraint(
                name: "room_events_about",
                table: "room_events",
                sql: "about < sequence");

            migrationBuilder.AddCheckConstraint(
                name: "room_events_body",
                table: "room_events",
                sql: "body_source <> '' or kind not in (1, 7)");

            migrationBuilder.AddCheckConstraint(
                name: "room_events_hands",
                table: "room_events",
                sql: "person_id is not null or kind not in (2, 3)");

            migrationBuilder.AddForeignKey(
                name: "fk_room_events_memberships_centre_id_person_id",
                table: "room_events",
                columns: new[] { "centre_id", "person_id" },
                principalTable: "memberships",
                principalColumns: new[] { "centre_id", "person_id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_room_events_room_events_centre_id_class_session_id_about",
                table: "room_events",
                columns: new[] { "centre_id", "class_session_id", "about" },
                principalTable: "room_events",
                principalColumns: new[] { "centre_id", "class_session_id", "sequence" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql("""
                alter table session_rooms alter holds_posts drop default, alter pace_seconds drop default;
                alter table room_events alter audience drop default;
                """);
        }
    }
}
