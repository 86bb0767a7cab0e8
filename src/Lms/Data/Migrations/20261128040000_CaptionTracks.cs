using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class CaptionTracks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "chapters",
                table: "materials",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "caption_tracks",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    material_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<int>(type: "integer", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_caption_tracks", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_caption_tracks_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_caption_tracks_files_centre_id_file_id",
                        columns: x => new { x.centre_id, x.file_id },
                        principalTable: "files",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_caption_tracks_materials_centre_id_material_id",
                        columns: x => new { x.centre_id, x.material_id },
                        principalTable: "materials",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_caption_tracks_centre_id_file_id",
                table: "caption_tracks",
                columns: new[] { "centre_id", "file_id" });

            migrationBuilder.CreateIndex(
                name: "ix_caption_tracks_centre_id_material_id_language",
                table: "caption_tracks",
                columns: new[] { "centre_id", "material_id", "language" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "caption_tracks");

            migrationBuilder.DropColumn(
                name: "chapters",
                table: "materials");
        }
    }
}
