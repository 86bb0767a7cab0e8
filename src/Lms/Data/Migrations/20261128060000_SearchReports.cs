using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Kind 44: what a small group tells the class. A later one takes the place of what the same group said before, at once.
            migrationBuilder.Sql("""
                create function search_reported() returns trigger language plpgsql as $$
                begin
                    delete from search_entries e
                    where e.centre_id = new.centre_id and e.class_session_id = new.class_session_id and e.kind = 7 and e.group_id = new.group_id;
                    insert into search_changes (centre_id, kind, source_id) values (new.centre_id, 5, new.id);
                    return null;
                end $$;

                create trigger search_reported after insert or update on room_events
                    for each row when (new.kind = 44) execute function search_reported();

                insert into search_changes (centre_id, kind, source_id) select centre_id, 5, id from room_events where kind = 44;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                drop trigger search_reported on room_events;
                drop function search_reported();
                delete from search_entries where kind = 7;
                """);
        }
    }
}
