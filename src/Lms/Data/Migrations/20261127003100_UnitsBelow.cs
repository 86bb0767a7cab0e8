using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class UnitsBelow : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A unit with all that is below it today. A unit that stood above itself would end here too: a union keeps each once.
            migrationBuilder.Sql("""
                create function units_below(centre uuid, top uuid) returns setof uuid language sql stable parallel safe as $$
                    with recursive below as (
                        select id from units where centre_id = centre and id = top
                        union
                        select u.id from units u join below b on u.parent_id = b.id where u.centre_id = centre)
                    select id from below
                $$;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop function units_below(uuid, uuid);");
    }
}
