using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class TakeHomeFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "pastes",
                table: "sittings",
                type: "integer",
                nullable: false,
                defaultValue: 2);

            migrationBuilder.AddColumn<bool>(
                name: "takes_files",
                table: "sittings",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<decimal>(
                name: "deducted_percent",
                table: "results",
                type: "numeric(7,2)",
                precision: 7,
                scale: 2,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<int>(
                name: "discipline",
                table: "results",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "earned",
                table: "results",
                type: "numeric(7,2)",
                precision: 7,
                scale: 2,
                nullable: false,
                defaultValue: 0m);

            // What was released before knew no discipline: it counts as it was settled. Sittings noted what was pasted.
            migrationBuilder.Sql("""
                alter table results disable trigger user;
                update results set earned = mark;
                alter table results enable trigger user;
                alter table results alter column earned drop default, alter column deducted_percent drop default;
                alter table sittings alter column pastes drop default, alter column takes_files drop default;
                """);

            migrationBuilder.CreateTable(
                name: "attempt_files",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    clean_sha256 = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false),
                    clean_length = table.Column<long>(type: "bigint", nullable: false),
                    arrived_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attempt_files", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_attempt_files_attempts_centre_id_attempt_id",
                        columns: x => new { x.centre_id, x.attempt_id },
                        principalTable: "attempts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attempt_files_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "script_files",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    script_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_script_files", x => new { x.centre_id, x.script_id, x.number });
                    table.ForeignKey(
                        name: "fk_script_files_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_script_files_scripts_centre_id_script_id",
                        columns: x => new { x.centre_id, x.script_id },
                        principalTable: "scripts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "exam_sittings_files",
                table: "sittings",
                sql: "not takes_files or minutes is null");

            migrationBuilder.AddCheckConstraint(
                name: "results_deduction",
                table: "results",
                sql: "deducted_percent between 0 and 100 and (deducted_percent = 0 or discipline is not null) and mark <= earned");

            migrationBuilder.CreateIndex(
                name: "ix_attempt_files_centre_id_attempt_id",
                table: "attempt_files",
                columns: new[] { "centre_id", "attempt_id" });

            Guards(migrationBuilder);
        }

        // A file that came stays as it came: it is taken away once, and moves meanwhile. A script's files never change.
        private static void Guards(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            create trigger keep_recorded before update or delete on attempt_files
                for each row execute function keep_but_once('removed_at', 'place');
            create trigger keep_whole before truncate on attempt_files
                for each statement execute function refuse_change();
            create trigger append_only before update or delete or truncate on script_files
                for each statement execute function refuse_change();
            """);
    }
}
