using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class Attendance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "attendance_codes",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    opened_by = table.Column<Guid>(type: "uuid", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendance_codes", x => new { x.centre_id, x.class_session_id });
                    table.ForeignKey(
                        name: "fk_attendance_codes_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attendance_codes_class_sessions_centre_id_class_session_id",
                        columns: x => new { x.centre_id, x.class_session_id },
                        principalTable: "class_sessions",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attendance_codes_memberships_centre_id_opened_by",
                        columns: x => new { x.centre_id, x.opened_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attendance_records",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mark = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<int>(type: "integer", nullable: false),
                    marked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    marked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendance_records", x => new { x.centre_id, x.class_session_id, x.person_id });
                    table.CheckConstraint("attendance_records_mark", "mark between 1 and 4");
                    table.CheckConstraint("attendance_records_source", "source = 1 or (source = 2 and mark in (1, 2)) or (source = 3 and mark = 1)");
                    table.ForeignKey(
                        name: "fk_attendance_records_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attendance_records_class_sessions_centre_id_class_session_id",
                        columns: x => new { x.centre_id, x.class_session_id },
                        principalTable: "class_sessions",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attendance_records_enrolments_centre_id_class_id_person_id",
                        columns: x => new { x.centre_id, x.class_id, x.person_id },
                        principalTable: "enrolments",
                        principalColumns: new[] { "centre_id", "class_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attendance_records_memberships_centre_id_marked_by",
                        columns: x => new { x.centre_id, x.marked_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "room_presences",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    minutes = table.Column<NpgsqlRange<int>[]>(type: "int4multirange", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_room_presences", x => new { x.centre_id, x.class_session_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_room_presences_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_presences_class_sessions_centre_id_class_session_id",
                        columns: x => new { x.centre_id, x.class_session_id },
                        principalTable: "class_sessions",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_presences_memberships_centre_id_person_id",
                        columns: x => new { x.centre_id, x.person_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_attendance_codes_centre_id_opened_by",
                table: "attendance_codes",
                columns: new[] { "centre_id", "opened_by" });

            migrationBuilder.CreateIndex(
                name: "ix_attendance_records_centre_id_class_id_person_id",
                table: "attendance_records",
                columns: new[] { "centre_id", "class_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_attendance_records_centre_id_marked_by",
                table: "attendance_records",
                columns: new[] { "centre_id", "marked_by" });

            migrationBuilder.CreateIndex(
                name: "ix_room_presences_centre_id_person_id",
                table: "room_presences",
                columns: new[] { "centre_id", "person_id" });

            // Centres from before get the rule that new ones begin with, in force from today; one that set its own keeps it.
            migrationBuilder.Sql("""
                insert into policy_records (centre_id, id, key, name, value, valid_from, legal_basis, withdrawal_reason)
                select c.id, gen_random_uuid(), 'attendance', 'Điểm danh buổi học',
                    '{"lateAfterMinutes": 15, "presencePercent": 70, "excused": "Absent"}'::jsonb, current_date,
                    'Trung tâm tự quy định, theo nội quy lớp học (đến sau giờ bắt đầu 15 phút ghi là muộn; vắng có phép vẫn là vắng khi tính tỷ lệ chuyên cần; theo phòng học trực tuyến thì lấy từ 70 % thời gian phòng mở).', ''
                from centres c
                where not exists (
                    select from policy_records p where p.centre_id = c.id and p.key = 'attendance' and p.withdrawn_at is null);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attendance_codes");

            migrationBuilder.DropTable(
                name: "attendance_records");

            migrationBuilder.DropTable(
                name: "room_presences");
        }
    }
}
