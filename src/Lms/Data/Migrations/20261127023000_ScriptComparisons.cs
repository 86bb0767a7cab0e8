using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class ScriptComparisons : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "script_comparisons",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    compared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_script_comparisons", x => new { x.centre_id, x.exam_sitting_id });
                    table.ForeignKey(
                        name: "fk_script_comparisons_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_script_comparisons_sittings_centre_id_exam_sitting_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id },
                        principalTable: "sittings",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "similar_pairs",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_id = table.Column<Guid>(type: "uuid", nullable: false),
                    second_id = table.Column<Guid>(type: "uuid", nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_similar_pairs", x => new { x.centre_id, x.exam_sitting_id, x.first_id, x.second_id });
                    table.CheckConstraint("similar_pairs_percent", "percent between 1 and 100");
                    table.ForeignKey(
                        name: "fk_similar_pairs_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_similar_pairs_script_comparisons_centre_id_exam_sitting_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id },
                        principalTable: "script_comparisons",
                        principalColumns: new[] { "centre_id", "exam_sitting_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_similar_pairs_scripts_centre_id_first_id",
                        columns: x => new { x.centre_id, x.first_id },
                        principalTable: "scripts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_similar_pairs_scripts_centre_id_second_id",
                        columns: x => new { x.centre_id, x.second_id },
                        principalTable: "scripts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_similar_pairs_centre_id_first_id",
                table: "similar_pairs",
                columns: new[] { "centre_id", "first_id" });

            migrationBuilder.CreateIndex(
                name: "ix_similar_pairs_centre_id_second_id",
                table: "similar_pairs",
                columns: new[] { "centre_id", "second_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "similar_pairs");

            migrationBuilder.DropTable(
                name: "script_comparisons");
        }
    }
}
