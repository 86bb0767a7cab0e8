using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class FilmsMade : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "percent",
                table: "films",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            // For rows that were there; new ones say it themselves.
            migrationBuilder.Sql("alter table films alter column percent drop default");

            migrationBuilder.CreateTable(
                name: "film_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_film_keys", x => x.id);
                    table.CheckConstraint("film_keys_one", "id = 1");
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "film_keys");

            migrationBuilder.DropColumn(
                name: "percent",
                table: "films");
        }
    }
}
