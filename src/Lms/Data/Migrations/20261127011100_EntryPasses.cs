using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class EntryPasses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "entry_passes",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code_hash = table.Column<string>(type: "text", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entry_passes", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_entry_passes_candidates_centre_id_exam_sitting_id_person_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id, x.person_id },
                        principalTable: "candidates",
                        principalColumns: new[] { "centre_id", "exam_sitting_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_entry_passes_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_entry_passes_memberships_centre_id_made_by",
                        columns: x => new { x.centre_id, x.made_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_entry_passes_sittings_centre_id_exam_sitting_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id },
                        principalTable: "sittings",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "entry_uses",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    device_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entry_uses", x => new { x.centre_id, x.exam_sitting_id, x.person_id, x.device_id });
                    table.ForeignKey(
                        name: "fk_entry_uses_candidates_centre_id_exam_sitting_id_person_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id, x.person_id },
                        principalTable: "candidates",
                        principalColumns: new[] { "centre_id", "exam_sitting_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_entry_uses_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_entry_passes_centre_id_made_by",
                table: "entry_passes",
                columns: new[] { "centre_id", "made_by" });

            migrationBuilder.CreateIndex(
                name: "ix_entry_passes_code_hash",
                table: "entry_passes",
                column: "code_hash");

            migrationBuilder.CreateIndex(
                name: "ix_entry_passes_one_each",
                table: "entry_passes",
                columns: new[] { "centre_id", "exam_sitting_id", "person_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "entry_passes");

            migrationBuilder.DropTable(
                name: "entry_uses");
        }
    }
}
