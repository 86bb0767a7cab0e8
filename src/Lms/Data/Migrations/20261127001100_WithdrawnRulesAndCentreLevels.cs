using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class WithdrawnRulesAndCentreLevels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_policy_records_centre_id_key_valid_from",
                table: "policy_records");

            migrationBuilder.AddColumn<string>(
                name: "withdrawal_reason",
                table: "policy_records",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "withdrawn_at",
                table: "policy_records",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "withdrawn_by",
                table: "policy_records",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "centre_stages",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    level = table.Column<string>(type: "character varying(40)", nullable: false),
                    basis = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_centre_stages", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_centre_stages_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_centre_stages_unit_levels_centre_id_level",
                        columns: x => new { x.centre_id, x.level },
                        principalTable: "unit_levels",
                        principalColumns: new[] { "centre_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_policy_records_centre_id_key_valid_from",
                table: "policy_records",
                columns: new[] { "centre_id", "key", "valid_from" },
                unique: true,
                filter: "withdrawn_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_policy_records_centre_id_withdrawn_by",
                table: "policy_records",
                columns: new[] { "centre_id", "withdrawn_by" });

            migrationBuilder.AddCheckConstraint(
                name: "policy_records_withdrawal",
                table: "policy_records",
                sql: "(withdrawn_by is null) = (withdrawn_at is null) and (withdrawn_at is null) = (withdrawal_reason = '')");

            migrationBuilder.CreateIndex(
                name: "ix_centre_stages_centre_id_from",
                table: "centre_stages",
                columns: new[] { "centre_id", "from" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_centre_stages_centre_id_level",
                table: "centre_stages",
                columns: new[] { "centre_id", "level" });

            migrationBuilder.AddForeignKey(
                name: "fk_policy_records_memberships_centre_id_withdrawn_by",
                table: "policy_records",
                columns: new[] { "centre_id", "withdrawn_by" },
                principalTable: "memberships",
                principalColumns: new[] { "centre_id", "person_id" },
                onDelete: ReferentialAction.Restrict);

            // A sitting about to be made has read the rules in force. Whoever withdraws one of them holds its row: the sitting
            // waits here, sees that the rule is withdrawn, and is asked to be made again.
            migrationBuilder.Sql("""
                alter table policy_records alter column withdrawal_reason drop default;

                create function refuse_withdrawn_rule() returns trigger language plpgsql as $$
                declare
                    withdrawn timestamptz;
                begin
                    select withdrawn_at into withdrawn from policy_records
                    where centre_id = new.centre_id and id = new.policy_record_id for key share;
                    if withdrawn is not null then
                        raise exception 'rule % is withdrawn', new.policy_record_id using errcode = 'exclusion_violation';
                    end if;
                    return new;
                end $$;

                create trigger rule_in_force before insert or update on sitting_policies
                    for each row execute function refuse_withdrawn_rule();
                """);

            // Centres that are there already get the levels that new ones begin with.
            migrationBuilder.Sql("""
                insert into unit_levels (centre_id, code, name, name_in_english, kind, rank)
                select c.id, l.code, l.name, l.name_in_english, 5, 100 + l.place
                from centres c, (values
                    (0, 'centre-province', 'trường chính trị tỉnh', 'provincial political school'),
                    (1, 'centre-district', 'trung tâm cấp huyện', 'district centre'),
                    (2, 'centre-region', 'trung tâm khu vực, nhiều xã, phường', 'centre of several communes'),
                    (3, 'centre-commune', 'trung tâm cấp xã, phường', 'commune or ward centre'),
                    (4, 'centre-agencies', 'trung tâm của đảng bộ khối', 'centre of a bloc of agencies')) l (place, code, name, name_in_english)
                on conflict do nothing;
                """);
        }
    }
}
