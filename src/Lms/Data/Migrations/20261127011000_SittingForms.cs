using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class SittingForms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "first_id",
                table: "sittings",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "follows_id",
                table: "sittings",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "kind",
                table: "sittings",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "came_for",
                table: "candidates",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "postponed_at",
                table: "candidates",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "postponed_by",
                table: "candidates",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "set_aside_at",
                table: "attempts",
                type: "timestamp with time zone",
                nullable: true);

            // Nobody said so far how a sitting is held: without minutes of its own it was a thu hoạch, else sat in a window. Each is
            // the first of its exam.
            migrationBuilder.Sql("""
                update sittings set first_id = id, kind = case when minutes is null then 3 else 1 end;
                alter table sittings alter column first_id drop default, alter column kind drop default;
                """);

            // Centres that are there already get the rule that new ones begin with.
            migrationBuilder.Sql("""
                insert into policy_records (centre_id, id, key, name, value, valid_from, legal_basis, withdrawal_reason)
                select c.id, gen_random_uuid(), 'exam.resits', 'Số lần thi lại của mỗi bài thi', '{"allowed": 1, "absentees": "NotAdmitted"}', '2024-01-01',
                    'Tương tự thông lệ của các cơ sở đào tạo (người không đạt được thi lại một lần; người vắng không có lý do thì không được thi lại), trung tâm tự quy định.', ''
                from centres c
                where exists (select from policy_records p where p.centre_id = c.id)
                    and not exists (select from policy_records p where p.centre_id = c.id and p.key = 'exam.resits');
                """);

            migrationBuilder.CreateTable(
                name: "postponements",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: false),
                    is_force_majeure = table.Column<bool>(type: "boolean", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_postponements", x => new { x.centre_id, x.id });
                    table.CheckConstraint("postponements_withdrawal", "(withdrawn_by is null) = (withdrawn_at is null) and (withdrawn_at is null) = (withdrawal_reason = '')");
                    table.ForeignKey(
                        name: "fk_postponements_candidates_centre_id_exam_sitting_id_person_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id, x.person_id },
                        principalTable: "candidates",
                        principalColumns: new[] { "centre_id", "exam_sitting_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_postponements_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_postponements_memberships_centre_id_recorded_by",
                        columns: x => new { x.centre_id, x.recorded_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_postponements_memberships_centre_id_withdrawn_by",
                        columns: x => new { x.centre_id, x.withdrawn_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_postponements_sittings_centre_id_exam_sitting_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id },
                        principalTable: "sittings",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_sittings_centre_id_first_id",
                table: "sittings",
                columns: new[] { "centre_id", "first_id" });

            migrationBuilder.CreateIndex(
                name: "ix_sittings_centre_id_follows_id",
                table: "sittings",
                columns: new[] { "centre_id", "follows_id" });

            migrationBuilder.AddCheckConstraint(
                name: "exam_sittings_first",
                table: "sittings",
                sql: "(follows_id is null) = (first_id = id)");

            migrationBuilder.AddCheckConstraint(
                name: "exam_sittings_minutes",
                table: "sittings",
                sql: "(kind <> 1 or minutes is not null) and (kind <> 3 or minutes is null)");

            migrationBuilder.CreateIndex(
                name: "ix_candidates_centre_id_postponed_by",
                table: "candidates",
                columns: new[] { "centre_id", "postponed_by" });

            migrationBuilder.AddCheckConstraint(
                name: "candidates_postponement",
                table: "candidates",
                sql: "(postponed_by is null) = (postponed_at is null) and (postponed_at is null or absence_recorded_at is null)");

            migrationBuilder.CreateIndex(
                name: "ix_postponements_centre_id_recorded_by",
                table: "postponements",
                columns: new[] { "centre_id", "recorded_by" });

            migrationBuilder.CreateIndex(
                name: "ix_postponements_centre_id_withdrawn_by",
                table: "postponements",
                columns: new[] { "centre_id", "withdrawn_by" });

            migrationBuilder.CreateIndex(
                name: "ix_postponements_one_stands",
                table: "postponements",
                columns: new[] { "centre_id", "exam_sitting_id", "person_id" },
                unique: true,
                filter: "withdrawn_at is null");

            migrationBuilder.AddForeignKey(
                name: "fk_candidates_memberships_centre_id_postponed_by",
                table: "candidates",
                columns: new[] { "centre_id", "postponed_by" },
                principalTable: "memberships",
                principalColumns: new[] { "centre_id", "person_id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_sittings_sittings_centre_id_first_id",
                table: "sittings",
                columns: new[] { "centre_id", "first_id" },
                principalTable: "sittings",
                principalColumns: new[] { "centre_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_sittings_sittings_centre_id_follows_id",
                table: "sittings",
                columns: new[] { "centre_id", "follows_id" },
                principalTable: "sittings",
                principalColumns: new[] { "centre_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_candidates_memberships_centre_id_postponed_by",
                table: "candidates");

            migrationBuilder.DropForeignKey(
                name: "fk_sittings_sittings_centre_id_first_id",
                table: "sittings");

            migrationBuilder.DropForeignKey(
                name: "fk_sittings_sittings_centre_id_follows_id",
                table: "sittings");

            migrationBuilder.DropTable(
                name: "postponements");

            migrationBuilder.DropIndex(
                name: "ix_sittings_centre_id_first_id",
                table: "sittings");

            migrationBuilder.DropIndex(
                name: "ix_sittings_centre_id_follows_id",
                table: "sittings");

            migrationBuilder.DropCheckConstraint(
                name: "exam_sittings_first",
                table: "sittings");

            migrationBuilder.DropCheckConstraint(
                name: "exam_sittings_minutes",
                table: "sittings");

            migrationBuilder.DropIndex(
                name: "ix_candidates_centre_id_postponed_by",
                table: "candidates");

            migrationBuilder.DropCheckConstraint(
                name: "candidates_postponement",
                table: "candidates");

            migrationBuilder.DropColumn(
                name: "first_id",
                table: "sittings");

            migrationBuilder.DropColumn(
                name: "follows_id",
                table: "sittings");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "sittings");

            migrationBuilder.DropColumn(
                name: "came_for",
                table: "candidates");

            migrationBuilder.DropColumn(
                name: "postponed_at",
                table: "candidates");

            migrationBuilder.DropColumn(
                name: "postponed_by",
                table: "candidates");

            migrationBuilder.DropColumn(
                name: "set_aside_at",
                table: "attempts");
        }
    }
}
