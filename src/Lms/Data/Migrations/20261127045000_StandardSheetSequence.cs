using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class StandardSheetSequence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "sequence",
                table: "standard_sheets",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);
            migrationBuilder.Sql("alter table standard_sheets alter column sequence drop default;");
        }
    }
}
