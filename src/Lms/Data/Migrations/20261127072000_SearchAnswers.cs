using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchAnswers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Kind 23 answers a question, which is then found by its answer too.
            migrationBuilder.Sql("""
                drop trigger search_changed on room_events;
                create trigger search_changed after insert on room_events
                    for each row when (new.kind in (1, 7, 8, 9, 10, 11, 20, 21, 23, 26, 27, 28)) execute function search_said();
                insert into search_changes (centre_id, kind, source_id)
                select q.centre_id, 5, q.id from room_events q
                where q.kind in (20, 21) and exists (select from room_events a where a.centre_id = q.centre_id
                    and a.class_session_id = q.class_session_id and a.about = q.sequence and a.kind = 23);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                drop trigger search_changed on room_events;
                create trigger search_changed after insert on room_events
                    for each row when (new.kind in (1, 7, 8, 9, 10, 11, 20, 21, 26, 27, 28)) execute function search_said();
                """);
        }
    }
}
