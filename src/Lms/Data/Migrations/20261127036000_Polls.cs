using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class Polls : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "lesson_polls",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lesson_part_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    question_choices = table.Column<string[]>(type: "text[]", nullable: false),
                    question_high_end = table.Column<string>(type: "text", nullable: false),
                    question_kind = table.Column<int>(type: "integer", nullable: false),
                    question_low_end = table.Column<string>(type: "text", nullable: false),
                    question_right = table.Column<int[]>(type: "integer[]", nullable: false),
                    question_text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lesson_polls", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_lesson_polls_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_lesson_polls_lesson_parts_centre_id_lesson_part_id",
                        columns: x => new { x.centre_id, x.lesson_part_id },
                        principalTable: "lesson_parts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "polls",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    lesson_poll_id = table.Column<Guid>(type: "uuid", nullable: true),
                    question_choices = table.Column<string[]>(type: "text[]", nullable: false),
                    question_high_end = table.Column<string>(type: "text", nullable: false),
                    question_kind = table.Column<int>(type: "integer", nullable: false),
                    question_low_end = table.Column<string>(type: "text", nullable: false),
                    question_right = table.Column<int[]>(type: "integer[]", nullable: false),
                    question_text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_polls", x => new { x.centre_id, x.class_session_id, x.sequence });
                    table.ForeignKey(
                        name: "fk_polls_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_polls_lesson_polls_centre_id_lesson_poll_id",
                        columns: x => new { x.centre_id, x.lesson_poll_id },
                        principalTable: "lesson_polls",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_polls_room_events_centre_id_class_session_id_sequence",
                        columns: x => new { x.centre_id, x.class_session_id, x.sequence },
                        principalTable: "room_events",
                        principalColumns: new[] { "centre_id", "class_session_id", "sequence" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "poll_answers",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    choices = table.Column<int[]>(type: "integer[]", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    hidden_by = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_poll_answers", x => new { x.centre_id, x.class_session_id, x.sequence, x.person_id });
                    table.CheckConstraint("poll_answers_says_something", "(cardinality(choices) > 0) <> (text <> '')");
                    table.CheckConstraint("poll_answers_text", "char_length(text) <= 200");
                    table.ForeignKey(
                        name: "fk_poll_answers_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_poll_answers_memberships_centre_id_person_id",
                        columns: x => new { x.centre_id, x.person_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_poll_answers_polls_centre_id_class_session_id_sequence",
                        columns: x => new { x.centre_id, x.class_session_id, x.sequence },
                        principalTable: "polls",
                        principalColumns: new[] { "centre_id", "class_session_id", "sequence" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_poll_answers_room_events_centre_id_class_session_id_hidden_~",
                        columns: x => new { x.centre_id, x.class_session_id, x.hidden_by },
                        principalTable: "room_events",
                        principalColumns: new[] { "centre_id", "class_session_id", "sequence" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_lesson_polls_centre_id_lesson_part_id",
                table: "lesson_polls",
                columns: new[] { "centre_id", "lesson_part_id" });

            migrationBuilder.CreateIndex(
                name: "ix_poll_answers_centre_id_class_session_id_hidden_by",
                table: "poll_answers",
                columns: new[] { "centre_id", "class_session_id", "hidden_by" });

            migrationBuilder.CreateIndex(
                name: "ix_poll_answers_centre_id_person_id",
                table: "poll_answers",
                columns: new[] { "centre_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_polls_centre_id_lesson_poll_id",
                table: "polls",
                columns: new[] { "centre_id", "lesson_poll_id" });
        }
    }
}
