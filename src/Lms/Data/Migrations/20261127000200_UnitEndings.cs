using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class UnitEndings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "end_basis",
                table: "units",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddCheckConstraint(
                name: "units_not_under_itself",
                table: "units",
                sql: "parent_id <> id and successor_id <> id");

            // Somebody put into a unit at the very moment it is merged would stay in a unit that is no more. Whoever merges
            // holds the unit's row: the other one waits here, sees that it ended, and is asked to try again.
            migrationBuilder.Sql("""
                alter table units alter column end_basis drop default;

                create function refuse_ended_unit() returns trigger language plpgsql as $$
                declare
                    ended date;
                begin
                    select last_day into ended from units where centre_id = new.centre_id and id = new.unit_id for key share;
                    if ended < coalesce(new."to", 'infinity') then
                        raise exception 'unit % has ended', new.unit_id using errcode = 'exclusion_violation';
                    end if;
                    return new;
                end $$;

                create trigger in_lasting_unit before insert or update of unit_id, "to" on unit_memberships
                    for each row execute function refuse_ended_unit();
                """);
        }
    }
}
