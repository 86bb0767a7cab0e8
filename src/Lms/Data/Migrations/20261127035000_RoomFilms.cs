using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class RoomFilms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "material_id",
                table: "room_events",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_room_events_board",
                table: "room_events",
                columns: new[] { "centre_id", "class_session_id", "sequence" },
                filter: "kind in (4, 5, 50, 51)");

            migrationBuilder.CreateIndex(
                name: "ix_room_events_centre_id_material_id",
                table: "room_events",
                columns: new[] { "centre_id", "material_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_room_events_materials_centre_id_material_id",
                table: "room_events",
                columns: new[] { "centre_id", "material_id" },
                principalTable: "materials",
                principalColumns: new[] { "centre_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }
    }
}
