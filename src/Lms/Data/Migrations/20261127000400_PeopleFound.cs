using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class PeopleFound : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "code",
                table: "memberships",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "family_name",
                table: "memberships",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "",
                collation: "vi");

            migrationBuilder.AddColumn<string>(
                name: "given_name",
                table: "memberships",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "",
                collation: "vi");

            migrationBuilder.AddColumn<string>(
                name: "search_text",
                table: "memberships",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_sign_in_at",
                table: "accounts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.Sql("""
                update memberships m set given_name = p.given_name, family_name = p.family_name, code = p.code,
                    search_text = ' ' || p.search_text || coalesce(' ' || p.phone, '')
                from people p where p.id = m.person_id;
                alter table memberships alter column given_name drop default, alter column family_name drop default,
                    alter column code drop default, alter column search_text drop default;

                -- The person is held until the commit: a new name given at the same moment comes before or after, not between.
                create function list_member() returns trigger language plpgsql as $$
                begin
                    select p.given_name, p.family_name, p.code, ' ' || p.search_text || coalesce(' ' || p.phone, '')
                    into new.given_name, new.family_name, new.code, new.search_text
                    from people p where p.id = new.person_id for share;
                    return new;
                end $$;
                create trigger list_member before insert on memberships for each row execute function list_member();

                create function list_person_anew() returns trigger language plpgsql as $$
                begin
                    update memberships set given_name = new.given_name, family_name = new.family_name, code = new.code,
                        search_text = ' ' || new.search_text || coalesce(' ' || new.phone, '')
                    where person_id = new.id;
                    return null;
                end $$;
                create trigger list_anew after update of given_name, family_name, code, search_text, phone on people
                    for each row when ((old.given_name, old.family_name, old.code, old.search_text, old.phone)
                        is distinct from (new.given_name, new.family_name, new.code, new.search_text, new.phone))
                    execute function list_person_anew();
                """);

            migrationBuilder.CreateIndex(
                name: "ix_memberships_centre_id_given_name_family_name_code",
                table: "memberships",
                columns: new[] { "centre_id", "given_name", "family_name", "code" })
                .Annotation("Npgsql:IndexInclude", new[] { "person_id", "search_text", "since", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_subject_id_id",
                table: "audit_entries",
                columns: new[] { "subject_id", "id" },
                filter: "subject_id is not null");
        }
    }
}
