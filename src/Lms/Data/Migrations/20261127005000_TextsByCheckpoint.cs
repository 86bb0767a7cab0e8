using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class TextsByCheckpoint : Migration
    {
        // Differences were counted in UTF-16, where the characters beyond the first plane are two. Only texts that hold such
        // a character are told again: a mark set behind each of them makes PostgreSQL count as UTF-16 does.
        private const string InCharacters = """
            create function pg_temp.units(whole text, units int) returns text language sql as
                $$ select replace(left(regexp_replace(whole, '([\U00010000-\U0010FFFF])', '\1' || chr(1), 'g'), units), chr(1), '') $$;

            do $$
            declare one record; edit record; whole text; kept text; gone text;
            begin
                for one in select distinct centre_id, attempt_id, number from answer_revisions where inserted ~ '[\U00010000-\U0010FFFF]' loop
                    whole := '';
                    for edit in select * from answer_revisions r where r.centre_id = one.centre_id and r.attempt_id = one.attempt_id
                        and r.number = one.number order by r.sequence loop
                        kept := pg_temp.units(whole, edit.start);
                        gone := pg_temp.units(substr(whole, length(kept) + 1), edit.removed);
                        update answer_revisions r set start = length(kept), removed = length(gone)
                        where r.centre_id = one.centre_id and r.attempt_id = one.attempt_id and r.number = one.number and r.sequence = edit.sequence;
                        whole := kept || edit.inserted || substr(whole, length(kept) + length(gone) + 1);
                    end loop;
                end loop;
            end $$;
            """;

        private const string Pinned = """
            insert into answer_checkpoints (centre_id, attempt_id, number, sequence, text, hash, saved_at)
            select centre_id, attempt_id, number, sequence, text, hash, saved_at from answers where sequence > 0
            on conflict do nothing;
            """;

        // A checkpoint only moves forward, and stays where it is once the history is folded into it; a revision goes only
        // once that is so; an answer never goes.
        private const string Guards = """
            drop trigger append_only on answer_checkpoints;

            create function keep_checkpoint() returns trigger language plpgsql as $$
            begin
                if tg_op = 'DELETE' or old.folded_at is not null or new.sequence < old.sequence then
                    raise exception 'checkpoint of answer % of attempt % is kept', old.number, old.attempt_id;
                end if;
                return new;
            end $$;

            create trigger keep_checkpoint before update or delete on answer_checkpoints
                for each row execute function keep_checkpoint();
            create trigger keep_checkpoints before truncate on answer_checkpoints
                for each statement execute function refuse_change();

            create or replace function keep_revision() returns trigger language plpgsql as $$
            begin
                if tg_op = 'UPDATE' or not exists (select from answer_checkpoints c where c.centre_id = old.centre_id
                    and c.attempt_id = old.attempt_id and c.number = old.number and c.sequence >= old.sequence and c.folded_at is not null) then
                    raise exception 'revision % of answer % of attempt % is kept', old.sequence, old.number, old.attempt_id;
                end if;
                return old;
            end $$;

            create function keep_answer() returns trigger language plpgsql as $$
            begin
                raise exception 'answer % of attempt % is kept', old.number, old.attempt_id;
            end $$;

            create trigger keep_answer before delete on answers
                for each row execute function keep_answer();
            """;

        // What stands: the checkpoint, and every difference after it.
        private const string Texts = """
            create function answer_text(centre uuid, attempt uuid, question int) returns text language plpgsql stable as $$
            declare whole text; at bigint; edit record;
            begin
                select c.text, c.sequence into whole, at from answer_checkpoints c
                where c.centre_id = centre and c.attempt_id = attempt and c.number = question;
                whole := coalesce(whole, '');
                for edit in select r.start, r.removed, r.inserted from answer_revisions r
                    where r.centre_id = centre and r.attempt_id = attempt and r.number = question and r.sequence > coalesce(at, 0)
                    order by r.sequence loop
                    whole := overlay(whole placing edit.inserted from edit.start + 1 for edit.removed);
                end loop;
                return whole;
            end $$;

            create view answer_texts as
            select centre_id, attempt_id, number, sequence, answer_text(centre_id, attempt_id, number) as text, hash, saved_at from answers;
            """;

        // Whole texts are written over and over: a text of two pages stays in its row, and a page left half empty takes the
        // next version of it, so that no index is touched. The rows of answers are small now, and as often written.
        private const string Storage = """
            alter table answers reset (toast_tuple_target);
            alter table answers set (fillfactor = 50);
            alter table answer_checkpoints set (toast_tuple_target = 4080, fillfactor = 45);
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<int>(name: "revisions", table: "answer_checkpoints", type: "integer", nullable: true, oldClrType: typeof(int), oldType: "integer");
            migrationBuilder.AlterColumn<byte[]>(name: "previous", table: "answer_checkpoints", type: "bytea", nullable: true, oldClrType: typeof(byte[]), oldType: "bytea");
            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "folded_at", table: "answer_checkpoints", type: "timestamp with time zone", nullable: true,
                oldClrType: typeof(DateTimeOffset), oldType: "timestamp with time zone");

            migrationBuilder.Sql("alter table answer_revisions disable trigger keep_revision");
            migrationBuilder.Sql(InCharacters);
            migrationBuilder.Sql("alter table answer_revisions enable trigger keep_revision");
            migrationBuilder.Sql(Pinned);
            migrationBuilder.Sql(Guards);

            migrationBuilder.DropForeignKey(name: "fk_answer_revisions_answers_centre_id_attempt_id_number", table: "answer_revisions");
            migrationBuilder.DropForeignKey(name: "fk_answer_revisions_centres_centre_id", table: "answer_revisions");
            migrationBuilder.DropCheckConstraint(name: "answers_length", table: "answers");
            migrationBuilder.DropColumn(name: "text", table: "answers");
            migrationBuilder.AddCheckConstraint(
                name: "answer_checkpoints_folded", table: "answer_checkpoints",
                sql: "(folded_at is null) = (previous is null) and (folded_at is null) = (revisions is null)");
            migrationBuilder.AddCheckConstraint(name: "answer_checkpoints_length", table: "answer_checkpoints", sql: "char_length(text) <= 200000");

            migrationBuilder.Sql(Texts);
            migrationBuilder.Sql(Storage);
        }
    }
}
