using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class CompactHistories : Migration
    {
        // Made anew rather than changed: a dropped column would go on costing eight bytes in every row.
        private const string WithoutHashes = """
            alter table answer_revisions rename to answer_revisions_before;
            alter table answer_revisions_before rename constraint pk_answer_revisions to pk_answer_revisions_before;
            create table answer_revisions (
                centre_id uuid not null,
                attempt_id uuid not null,
                number integer not null,
                sequence integer not null,
                start integer not null,
                removed integer not null,
                inserted text not null,
                saved_at timestamp with time zone not null,
                constraint pk_answer_revisions primary key (centre_id, attempt_id, number, sequence),
                constraint fk_answer_revisions_answers_centre_id_attempt_id_number foreign key (centre_id, attempt_id, number)
                    references answers (centre_id, attempt_id, number) on delete restrict,
                constraint fk_answer_revisions_centres_centre_id foreign key (centre_id) references centres (id) on delete restrict);
            insert into answer_revisions
            select centre_id, attempt_id, number, sequence::int, start, removed, inserted, saved_at from answer_revisions_before;
            drop table answer_revisions_before;
            """;

        // A revision is never changed, and goes only once a checkpoint stands for it.
        private const string Guards = """
            create function keep_revision() returns trigger language plpgsql as $$
            begin
                if tg_op = 'UPDATE' or not exists (select from answer_checkpoints c where c.centre_id = old.centre_id
                    and c.attempt_id = old.attempt_id and c.number = old.number and c.sequence >= old.sequence) then
                    raise exception 'revision % of answer % of attempt % is kept', old.sequence, old.number, old.attempt_id;
                end if;
                return old;
            end $$;

            create trigger keep_revision before update or delete on answer_revisions
                for each row execute function keep_revision();
            create trigger append_only before update or delete or truncate on answer_checkpoints
                for each statement execute function refuse_change();
            """;

        // Answers are written over and over, whole: lz4 costs less than pglz, a text of two pages stays in its row, and a page
        // left half empty takes the next version of it, so that no index is touched. Not every server has lz4.
        private const string Storage = """
            alter table answers set (toast_tuple_target = 4080, fillfactor = 45);
            do $$
            begin
                alter table answers alter column text set compression lz4;
                alter table answer_checkpoints alter column text set compression lz4;
            exception when feature_not_supported then
                raise notice 'this server has no lz4: texts are compressed as it does by itself';
            end $$;
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(WithoutHashes);

            migrationBuilder.CreateTable(
                name: "answer_checkpoints",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    previous = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    revisions = table.Column<int>(type: "integer", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    folded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer_checkpoints", x => new { x.centre_id, x.attempt_id, x.number });
                    table.ForeignKey(
                        name: "fk_answer_checkpoints_answers_centre_id_attempt_id_number",
                        columns: x => new { x.centre_id, x.attempt_id, x.number },
                        principalTable: "answers",
                        principalColumns: new[] { "centre_id", "attempt_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_answer_checkpoints_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql(Guards);
            migrationBuilder.Sql(Storage);
        }
    }
}
