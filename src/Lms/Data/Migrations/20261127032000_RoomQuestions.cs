using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class RoomQuestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "room_events_body",
                table: "room_events");

            migrationBuilder.DropCheckConstraint(
                name: "room_events_hands",
                table: "room_events");

            migrationBuilder.DropCheckConstraint(
                name: "room_events_reply_to",
                table: "room_events");

            migrationBuilder.AddColumn<Guid>(
                name: "origin_id",
                table: "room_events",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_room_events_about_questions",
                table: "room_events",
                columns: new[] { "centre_id", "class_session_id", "about", "sequence" },
                filter: "kind in (23, 24, 26, 27, 28)");

            migrationBuilder.CreateIndex(
                name: "ix_room_events_origins",
                table: "room_events",
                columns: new[] { "centre_id", "origin_id" },
                unique: true,
                filter: "origin_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_room_events_questions",
                table: "room_events",
                columns: new[] { "centre_id", "class_session_id", "sequence" },
                filter: "kind in (20, 21, 25)");

            migrationBuilder.CreateIndex(
                name: "ix_room_events_votes",
                table: "room_events",
                columns: new[] { "centre_id", "class_session_id", "about", "actor_id", "sequence" },
                filter: "kind = 22");

            migrationBuilder.AddCheckConstraint(
                name: "room_events_body",
                table: "room_events",
                sql: "body_source <> '' or kind not in (1, 7, 20, 21)");

            migrationBuilder.AddCheckConstraint(
                name: "room_events_hands",
                table: "room_events",
                sql: "person_id is not null or kind not in (2, 3, 29)");

            migrationBuilder.AddCheckConstraint(
                name: "room_events_questions",
                table: "room_events",
                sql: "(about is not null or kind not between 22 and 28) and (origin_id is not null) = (kind = 21)");

            migrationBuilder.AddCheckConstraint(
                name: "room_events_reply_to",
                table: "room_events",
                sql: "reply_to is null or (reply_to < sequence and kind in (1, 25))");

            migrationBuilder.Sql("""
                insert into policy_records (centre_id, id, key, name, value, valid_from, legal_basis, withdrawal_reason)
                select c.id, gen_random_uuid(), 'discussion.questions.asker', 'Học viên hỏi trên bảng câu hỏi của phòng học', '"MayBeUnnamed"'::jsonb, current_date,
                    'Trung tâm tự quy định, để học viên mạnh dạn hỏi; tên người hỏi chỉ giấu với học viên khác, giảng viên phụ trách buổi học luôn biết ai hỏi.', ''
                from centres c
                where not exists (
                    select from policy_records p where p.centre_id = c.id and p.key = 'discussion.questions.asker' and p.withdrawn_at is null);
                """);
        }
    }
}
