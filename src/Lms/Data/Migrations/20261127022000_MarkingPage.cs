using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class MarkingPage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<decimal>(
                name: "points",
                table: "remarks",
                type: "numeric(7,2)",
                precision: 7,
                scale: 2,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "bank_comments",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    shorthand = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bank_comments", x => new { x.centre_id, x.id });
                    table.CheckConstraint("bank_comments_whose", "num_nonnulls(owner_id, exam_sitting_id) = 1");
                    table.ForeignKey(
                        name: "fk_bank_comments_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_bank_comments_memberships_centre_id_owner_id",
                        columns: x => new { x.centre_id, x.owner_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_bank_comments_sittings_centre_id_exam_sitting_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id },
                        principalTable: "sittings",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "concerns",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mark_sheet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_concerns", x => new { x.centre_id, x.mark_sheet_id });
                    table.CheckConstraint("concerns_answer", "(answered_at is null) = (answered_by is null) and (answered_at is null) = (answer = '')");
                    table.ForeignKey(
                        name: "fk_concerns_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_concerns_mark_sheets_centre_id_mark_sheet_id",
                        columns: x => new { x.centre_id, x.mark_sheet_id },
                        principalTable: "mark_sheets",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_concerns_memberships_centre_id_answered_by",
                        columns: x => new { x.centre_id, x.answered_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "private_notes",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mark_sheet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_private_notes", x => new { x.centre_id, x.mark_sheet_id });
                    table.ForeignKey(
                        name: "fk_private_notes_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_private_notes_mark_sheets_centre_id_mark_sheet_id",
                        columns: x => new { x.centre_id, x.mark_sheet_id },
                        principalTable: "mark_sheets",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "comment_uses",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bank_comment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    times = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_comment_uses", x => new { x.centre_id, x.bank_comment_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_comment_uses_bank_comments_centre_id_bank_comment_id",
                        columns: x => new { x.centre_id, x.bank_comment_id },
                        principalTable: "bank_comments",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_comment_uses_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_comment_uses_memberships_centre_id_person_id",
                        columns: x => new { x.centre_id, x.person_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_bank_comments_centre_id_exam_sitting_id_shorthand",
                table: "bank_comments",
                columns: new[] { "centre_id", "exam_sitting_id", "shorthand" },
                unique: true,
                filter: "exam_sitting_id is not null and shorthand <> ''");

            migrationBuilder.CreateIndex(
                name: "ix_bank_comments_centre_id_owner_id_shorthand",
                table: "bank_comments",
                columns: new[] { "centre_id", "owner_id", "shorthand" },
                unique: true,
                filter: "owner_id is not null and shorthand <> ''");

            migrationBuilder.CreateIndex(
                name: "ix_comment_uses_centre_id_person_id",
                table: "comment_uses",
                columns: new[] { "centre_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_concerns_centre_id_answered_by",
                table: "concerns",
                columns: new[] { "centre_id", "answered_by" });

            // A marker's own note is part of the sheet: it stays as it was when the sheet was locked.
            migrationBuilder.Sql("""
                create trigger keep_locked before update or delete on private_notes
                    for each row execute function keep_locked_mark();
                create trigger keep_locked_from_more before insert on private_notes
                    for each row execute function keep_locked_mark();
                """);
        }
    }
}
