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
            // Kind 23 answers a question, which is then found by its answer too. All is made findable anew: what is found bears the mark of
            // the plan or session to which it belongs.
            migrationBuilder.Sql("""
                drop trigger search_changed on room_events;
                create trigger search_changed after insert on room_events
                    for each row when (new.kind in (1, 7, 8, 9, 10, 11, 20, 21, 23, 26, 27, 28)) execute function search_said();
                insert into search_changes (centre_id, kind, source_id) select centre_id, 1, id from lesson_plans;
                insert into search_changes (centre_id, kind, source_id) select centre_id, 5, id from room_events where kind in (1, 20, 21);
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
