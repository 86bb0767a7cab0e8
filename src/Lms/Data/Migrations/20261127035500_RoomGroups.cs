using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class RoomGroups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "groups_are_open",
                table: "session_rooms",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "groups_round",
                table: "session_rooms",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "group_id",
                table: "room_events",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "room_groups",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    rapporteur_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_room_groups", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_room_groups_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_groups_memberships_centre_id_rapporteur_id",
                        columns: x => new { x.centre_id, x.rapporteur_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_groups_session_rooms_centre_id_class_session_id",
                        columns: x => new { x.centre_id, x.class_session_id },
                        principalTable: "session_rooms",
                        principalColumns: new[] { "centre_id", "class_session_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "room_group_members",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    room_group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_room_group_members", x => new { x.centre_id, x.room_group_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_room_group_members_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_group_members_memberships_centre_id_person_id",
                        columns: x => new { x.centre_id, x.person_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_group_members_room_groups_centre_id_room_group_id",
                        columns: x => new { x.centre_id, x.room_group_id },
                        principalTable: "room_groups",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_room_events_centre_id_group_id",
                table: "room_events",
                columns: new[] { "centre_id", "group_id" });

            migrationBuilder.CreateIndex(
                name: "ix_room_events_groups",
                table: "room_events",
                columns: new[] { "centre_id", "class_session_id", "group_id", "sequence" },
                filter: "group_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_room_group_members_centre_id_person_id",
                table: "room_group_members",
                columns: new[] { "centre_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_room_groups_centre_id_class_session_id_round_number",
                table: "room_groups",
                columns: new[] { "centre_id", "class_session_id", "round", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_room_groups_centre_id_rapporteur_id",
                table: "room_groups",
                columns: new[] { "centre_id", "rapporteur_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_room_events_room_groups_centre_id_group_id",
                table: "room_events",
                columns: new[] { "centre_id", "group_id" },
                principalTable: "room_groups",
                principalColumns: new[] { "centre_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql("""
                alter table session_rooms alter groups_are_open drop default, alter groups_round drop default;
                """);
        }
    }
}
