using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class Register : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "last_day",
                table: "units",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "search_text",
                table: "units",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "successor_id",
                table: "units",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "units",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "set_at",
                table: "policy_records",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "set_by",
                table: "policy_records",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "birth_date",
                table: "people",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "concerns",
                table: "duty_assignments",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "looked_over_at",
                table: "duty_assignments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "looked_over_by",
                table: "duty_assignments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "position_code",
                table: "duty_assignments",
                type: "character varying(40)",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "replaced_by_id",
                table: "duty_assignments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "withdrawn_at",
                table: "duty_assignments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "positions",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "vi"),
                    name_in_english = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    tag = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_positions", x => new { x.centre_id, x.code });
                    table.ForeignKey(
                        name: "fk_positions_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_positions_duty_tags_centre_id_tag",
                        columns: x => new { x.centre_id, x.tag },
                        principalTable: "duty_tags",
                        principalColumns: new[] { "centre_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "province_memberships",
                columns: table => new
                {
                    province_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_province_memberships", x => new { x.province_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_province_memberships_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_province_memberships_provinces_province_id",
                        column: x => x.province_id,
                        principalTable: "provinces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "unit_levels",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name_in_english = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_levels", x => new { x.centre_id, x.code });
                    table.ForeignKey(
                        name: "fk_unit_levels_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "unit_memberships",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    is_head = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_memberships", x => new { x.centre_id, x.id });
                    table.CheckConstraint("unit_memberships_days", "\"to\" is null or \"to\" >= \"from\"");
                    table.ForeignKey(
                        name: "fk_unit_memberships_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unit_memberships_memberships_centre_id_person_id",
                        columns: x => new { x.centre_id, x.person_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unit_memberships_units_centre_id_unit_id",
                        columns: x => new { x.centre_id, x.unit_id },
                        principalTable: "units",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "duty_corrections",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    duty_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_mistake = table.Column<bool>(type: "boolean", nullable: false),
                    position = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    position_code = table.Column<string>(type: "character varying(40)", nullable: true),
                    duty = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    tag = table.Column<string>(type: "text", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    is_primary = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answer = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duty_corrections", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_duty_corrections_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_duty_corrections_duty_assignments_centre_id_duty_id",
                        columns: x => new { x.centre_id, x.duty_id },
                        principalTable: "duty_assignments",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_duty_corrections_duty_tags_centre_id_tag",
                        columns: x => new { x.centre_id, x.tag },
                        principalTable: "duty_tags",
                        principalColumns: new[] { "centre_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_duty_corrections_memberships_centre_id_decided_by",
                        columns: x => new { x.centre_id, x.decided_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_duty_corrections_memberships_centre_id_person_id",
                        columns: x => new { x.centre_id, x.person_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_duty_corrections_positions_centre_id_position_code",
                        columns: x => new { x.centre_id, x.position_code },
                        principalTable: "positions",
                        principalColumns: new[] { "centre_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_duty_corrections_units_centre_id_unit_id",
                        columns: x => new { x.centre_id, x.unit_id },
                        principalTable: "units",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "unit_stages",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    level = table.Column<string>(type: "character varying(40)", nullable: false),
                    locality = table.Column<string>(type: "text", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    basis = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_stages", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_unit_stages_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unit_stages_unit_levels_centre_id_level",
                        columns: x => new { x.centre_id, x.level },
                        principalTable: "unit_levels",
                        principalColumns: new[] { "centre_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unit_stages_units_centre_id_parent_id",
                        columns: x => new { x.centre_id, x.parent_id },
                        principalTable: "units",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unit_stages_units_centre_id_unit_id",
                        columns: x => new { x.centre_id, x.unit_id },
                        principalTable: "units",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            // Every word for a level becomes a level; its kind shows in the word's beginning.
            migrationBuilder.Sql("""
                insert into unit_levels (centre_id, code, name, name_in_english, kind, rank)
                select centre_id, 'level-' || dense_rank() over (partition by centre_id order by level), left(level, 60), left(level, 60),
                       case when lower(level) like 'đảng bộ%' then 1 when lower(level) like 'chi bộ%' then 2 else 4 end,
                       dense_rank() over (partition by centre_id order by lower(level) not like 'đảng bộ%', level) - 1
                from (select distinct centre_id, level from units) words;

                update units u set
                    level = (select l.code from unit_levels l where l.centre_id = u.centre_id and l.name = left(u.level, 60)),
                    search_text = trim(regexp_replace(
                        replace(regexp_replace(normalize(lower(u.name), nfd), '[\u0300-\u036f]', '', 'g'), 'đ', 'd'), '[^[:alnum:]]+', ' ', 'g'));

                insert into unit_stages (centre_id, id, unit_id, "from", name, level, locality, parent_id, basis)
                select centre_id, gen_random_uuid(), id, null, name, level, locality, parent_id, '' from units;

                insert into unit_memberships (centre_id, id, person_id, unit_id, place, "from", "to", is_head)
                select centre_id, gen_random_uuid(), person_id, unit_id, 1, since, until, false from memberships where unit_id is not null;
                """);

            migrationBuilder.AlterColumn<string>(
                name: "level",
                table: "units",
                type: "character varying(40)",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.DropForeignKey(
                name: "fk_memberships_units_centre_id_unit_id",
                table: "memberships");

            migrationBuilder.DropIndex(
                name: "ix_memberships_centre_id_unit_id",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "unit_id",
                table: "memberships");

            migrationBuilder.CreateIndex(
                name: "ix_units_centre_id_level",
                table: "units",
                columns: new[] { "centre_id", "level" });

            migrationBuilder.CreateIndex(
                name: "ix_units_centre_id_successor_id",
                table: "units",
                columns: new[] { "centre_id", "successor_id" });

            migrationBuilder.CreateIndex(
                name: "ix_policy_records_centre_id_set_by",
                table: "policy_records",
                columns: new[] { "centre_id", "set_by" });

            migrationBuilder.CreateIndex(
                name: "ix_duty_assignments_centre_id_looked_over_by",
                table: "duty_assignments",
                columns: new[] { "centre_id", "looked_over_by" });

            migrationBuilder.CreateIndex(
                name: "ix_duty_assignments_centre_id_position_code",
                table: "duty_assignments",
                columns: new[] { "centre_id", "position_code" });

            migrationBuilder.CreateIndex(
                name: "ix_duty_assignments_centre_id_replaced_by_id",
                table: "duty_assignments",
                columns: new[] { "centre_id", "replaced_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_duty_corrections_centre_id_decided_by",
                table: "duty_corrections",
                columns: new[] { "centre_id", "decided_by" });

            migrationBuilder.CreateIndex(
                name: "ix_duty_corrections_centre_id_duty_id",
                table: "duty_corrections",
                columns: new[] { "centre_id", "duty_id" });

            migrationBuilder.CreateIndex(
                name: "ix_duty_corrections_centre_id_person_id",
                table: "duty_corrections",
                columns: new[] { "centre_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_duty_corrections_centre_id_position_code",
                table: "duty_corrections",
                columns: new[] { "centre_id", "position_code" });

            migrationBuilder.CreateIndex(
                name: "ix_duty_corrections_centre_id_proposed_at",
                table: "duty_corrections",
                columns: new[] { "centre_id", "proposed_at" },
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_duty_corrections_centre_id_tag",
                table: "duty_corrections",
                columns: new[] { "centre_id", "tag" });

            migrationBuilder.CreateIndex(
                name: "ix_duty_corrections_centre_id_unit_id",
                table: "duty_corrections",
                columns: new[] { "centre_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_positions_centre_id_tag",
                table: "positions",
                columns: new[] { "centre_id", "tag" });

            migrationBuilder.CreateIndex(
                name: "ix_province_memberships_person_id",
                table: "province_memberships",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_unit_memberships_centre_id_person_id",
                table: "unit_memberships",
                columns: new[] { "centre_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_unit_memberships_centre_id_unit_id",
                table: "unit_memberships",
                columns: new[] { "centre_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_unit_stages_centre_id_level",
                table: "unit_stages",
                columns: new[] { "centre_id", "level" });

            migrationBuilder.CreateIndex(
                name: "ix_unit_stages_centre_id_parent_id",
                table: "unit_stages",
                columns: new[] { "centre_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_unit_stages_centre_id_unit_id",
                table: "unit_stages",
                columns: new[] { "centre_id", "unit_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_duty_assignments_duty_assignments_centre_id_replaced_by_id",
                table: "duty_assignments",
                columns: new[] { "centre_id", "replaced_by_id" },
                principalTable: "duty_assignments",
                principalColumns: new[] { "centre_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_duty_assignments_memberships_centre_id_looked_over_by",
                table: "duty_assignments",
                columns: new[] { "centre_id", "looked_over_by" },
                principalTable: "memberships",
                principalColumns: new[] { "centre_id", "person_id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_duty_assignments_positions_centre_id_position_code",
                table: "duty_assignments",
                columns: new[] { "centre_id", "position_code" },
                principalTable: "positions",
                principalColumns: new[] { "centre_id", "code" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_policy_records_memberships_centre_id_set_by",
                table: "policy_records",
                columns: new[] { "centre_id", "set_by" },
                principalTable: "memberships",
                principalColumns: new[] { "centre_id", "person_id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_units_unit_levels_centre_id_level",
                table: "units",
                columns: new[] { "centre_id", "level" },
                principalTable: "unit_levels",
                principalColumns: new[] { "centre_id", "code" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_units_units_centre_id_successor_id",
                table: "units",
                columns: new[] { "centre_id", "successor_id" },
                principalTable: "units",
                principalColumns: new[] { "centre_id", "id" },
                onDelete: ReferentialAction.Restrict);

            // One unit of each place, and one primary duty, on any day: held by the database too, whoever writes at the same time.
            migrationBuilder.Sql("""
                alter table units alter column search_text drop default;
                alter table duty_assignments alter column concerns drop default;

                create extension if not exists btree_gist;
                alter table unit_memberships add constraint unit_memberships_one_at_a_time
                    exclude using gist (centre_id with =, person_id with =, place with =, daterange("from", "to", '[]') with &&)
                    deferrable initially deferred;
                alter table duty_assignments add constraint duty_assignments_one_primary
                    exclude using gist (centre_id with =, person_id with =, daterange("from", "to", '[]') with &&)
                    where (is_primary and withdrawn_at is null) deferrable initially deferred;
                """);
        }
    }
}
