using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class MaskingAndAllocation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "allocated_at",
                table: "sittings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "allocated_by",
                table: "sittings",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "first_masks_closed_at",
                table: "sittings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "handed_over_at",
                table: "sittings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "handed_over_by",
                table: "sittings",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "standard_first",
                table: "sittings",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "bag",
                table: "scripts",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "first_number",
                table: "script_links",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "script_masks",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    script_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    in_question = table.Column<bool>(type: "boolean", nullable: false),
                    start = table.Column<int>(type: "integer", nullable: false),
                    length = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_script_masks", x => new { x.centre_id, x.id });
                    table.CheckConstraint("script_masks_decided", "(state = 1) = (decided_at is null) and (decided_at is null) = (decided_by is null) and start >= 0 and length > 0");
                    table.ForeignKey(
                        name: "fk_script_masks_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_script_masks_memberships_centre_id_decided_by",
                        columns: x => new { x.centre_id, x.decided_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_script_masks_script_answers_centre_id_script_id_number",
                        columns: x => new { x.centre_id, x.script_id, x.number },
                        principalTable: "script_answers",
                        principalColumns: new[] { "centre_id", "script_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "script_originals",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    script_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    question = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_script_originals", x => new { x.centre_id, x.script_id, x.number });
                    table.ForeignKey(
                        name: "fk_script_originals_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_script_originals_script_answers_centre_id_script_id_number",
                        columns: x => new { x.centre_id, x.script_id, x.number },
                        principalTable: "script_answers",
                        principalColumns: new[] { "centre_id", "script_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "standard_scripts",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    script_id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    agreed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    agreed_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standard_scripts", x => new { x.centre_id, x.script_id });
                    table.ForeignKey(
                        name: "fk_standard_scripts_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_standard_scripts_memberships_centre_id_agreed_by",
                        columns: x => new { x.centre_id, x.agreed_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_standard_scripts_scripts_centre_id_script_id",
                        columns: x => new { x.centre_id, x.script_id },
                        principalTable: "scripts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_standard_scripts_sittings_centre_id_exam_sitting_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id },
                        principalTable: "sittings",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "agreed_marks",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    script_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme_item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<decimal>(type: "numeric(7,2)", precision: 7, scale: 2, nullable: false),
                    remark = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreed_marks", x => new { x.centre_id, x.script_id, x.scheme_item_id });
                    table.CheckConstraint("agreed_marks_value", "value >= 0");
                    table.ForeignKey(
                        name: "fk_agreed_marks_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_agreed_marks_scheme_items_centre_id_scheme_item_id",
                        columns: x => new { x.centre_id, x.scheme_item_id },
                        principalTable: "scheme_items",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_agreed_marks_standard_scripts_centre_id_script_id",
                        columns: x => new { x.centre_id, x.script_id },
                        principalTable: "standard_scripts",
                        principalColumns: new[] { "centre_id", "script_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "standard_sheets",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    script_id = table.Column<Guid>(type: "uuid", nullable: false),
                    marker_id = table.Column<Guid>(type: "uuid", nullable: false),
                    locked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standard_sheets", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_standard_sheets_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_standard_sheets_memberships_centre_id_marker_id",
                        columns: x => new { x.centre_id, x.marker_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_standard_sheets_standard_scripts_centre_id_script_id",
                        columns: x => new { x.centre_id, x.script_id },
                        principalTable: "standard_scripts",
                        principalColumns: new[] { "centre_id", "script_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "standard_marks",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    standard_sheet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme_item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<decimal>(type: "numeric(7,2)", precision: 7, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standard_marks", x => new { x.centre_id, x.standard_sheet_id, x.scheme_item_id });
                    table.CheckConstraint("standard_marks_value", "value >= 0");
                    table.ForeignKey(
                        name: "fk_standard_marks_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_standard_marks_scheme_items_centre_id_scheme_item_id",
                        columns: x => new { x.centre_id, x.scheme_item_id },
                        principalTable: "scheme_items",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_standard_marks_standard_sheets_centre_id_standard_sheet_id",
                        columns: x => new { x.centre_id, x.standard_sheet_id },
                        principalTable: "standard_sheets",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql(Before);
            migrationBuilder.Sql(Rules);

            migrationBuilder.AddCheckConstraint(
                name: "exam_sittings_steps",
                table: "sittings",
                sql: "(coalesce(first_masks_closed_at, handed_over_at) is null or sealed_at is not null)\nand (allocated_at is null or handed_over_at is not null) and (released_at is null or allocated_at is not null)");

            migrationBuilder.CreateIndex(
                name: "ix_agreed_marks_centre_id_scheme_item_id",
                table: "agreed_marks",
                columns: new[] { "centre_id", "scheme_item_id" });

            migrationBuilder.CreateIndex(
                name: "ix_script_masks_centre_id_decided_by",
                table: "script_masks",
                columns: new[] { "centre_id", "decided_by" });

            migrationBuilder.CreateIndex(
                name: "ix_script_masks_centre_id_script_id_number",
                table: "script_masks",
                columns: new[] { "centre_id", "script_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_standard_marks_centre_id_scheme_item_id",
                table: "standard_marks",
                columns: new[] { "centre_id", "scheme_item_id" });

            migrationBuilder.CreateIndex(
                name: "ix_standard_scripts_centre_id_agreed_by",
                table: "standard_scripts",
                columns: new[] { "centre_id", "agreed_by" });

            migrationBuilder.CreateIndex(
                name: "ix_standard_scripts_centre_id_exam_sitting_id_place",
                table: "standard_scripts",
                columns: new[] { "centre_id", "exam_sitting_id", "place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_standard_sheets_centre_id_marker_id",
                table: "standard_sheets",
                columns: new[] { "centre_id", "marker_id" });

            migrationBuilder.CreateIndex(
                name: "ix_standard_sheets_centre_id_script_id_marker_id",
                table: "standard_sheets",
                columns: new[] { "centre_id", "script_id", "marker_id" },
                unique: true);

            migrationBuilder.Sql(Guards);
        }

        /// <summary>Sealed was given out, until now: what is sealed counts as handed over and allocated, by nobody.</summary>
        private const string Before = """
            update sittings set handed_over_at = sealed_at, allocated_at = sealed_at where sealed_at is not null;
            alter table sittings alter column standard_first drop default;
            """;

        /// <summary>
        /// Centres that are there already get the rules that new ones begin with, and sittings without results yet are held to
        /// them: one round of masks is what they had.
        /// </summary>
        private const string Rules = """
            insert into policy_records (centre_id, id, key, name, value, valid_from, legal_basis, withdrawal_reason)
            select c.id, gen_random_uuid(), rule.key, rule.name, rule.value::jsonb, '2024-01-01', rule.basis, ''
            from centres c cross join (values
                ('mark.masking.rounds', 'Số vòng đánh phách', '1',
                    'Tương tự quy chế thi của Bộ Giáo dục và Đào tạo (đánh phách một vòng, hoặc hai vòng do hai người giữ khoá, vòng hai chỉ làm sau khi vòng một đã niêm phong), trung tâm tự quy định.'),
                ('mark.bags', 'Túi bài thi', '{"size": 25, "smallest": 10}',
                    'Tương tự quy trình chấm thi của Bộ Giáo dục và Đào tạo (túi cuối quá ít bài thì dồn vào túi liền trước), trung tâm tự quy định.'),
                ('mark.conflicts', 'Giám khảo không chấm bài của người quen', '{"ownUnit": "Excluded", "ownClass": "Allowed"}',
                    'Trung tâm tự quy định, để không ai chấm bài của người cùng đơn vị; giảng viên của lớp có được chấm hay không tuỳ số giám khảo mà trung tâm có.')
                ) as rule(key, name, value, basis)
            where exists (select from policy_records p where p.centre_id = c.id)
                and not exists (select from policy_records p where p.centre_id = c.id and p.key = rule.key);

            insert into sitting_policies (centre_id, exam_sitting_id, policy_record_id)
            select s.centre_id, s.id, p.id
            from sittings s join policy_records p on p.centre_id = s.centre_id
            where s.released_at is null and p.key in ('mark.masking.rounds', 'mark.bags', 'mark.conflicts');
            """;

        /// <summary>
        /// A script's number, its bag and its words change at hand-over and never again, whatever the site is told; what was
        /// written stays as it was kept. What a wording looks like may be drawn anew from its source.
        /// </summary>
        private const string Guards = """
            create function keep_handed_over() returns trigger language plpgsql as $$
            declare
                touched uuid := coalesce(to_jsonb(old)->>'script_id', to_jsonb(old)->>'id')::uuid;
            begin
                if exists (select from scripts c join sittings s on s.centre_id = c.centre_id and s.id = c.exam_sitting_id
                    where c.centre_id = old.centre_id and c.id = touched
                        and (s.allocated_at is not null or (s.handed_over_at is not null and not is_of_this_transaction(s.xmin)))) then
                    raise exception 'script % is handed over', touched;
                end if;
                return case tg_op when 'DELETE' then old else new end;
            end $$;

            drop trigger append_only on scripts;
            create trigger append_only before delete or truncate on scripts
                for each statement execute function refuse_change();
            create trigger keep_handed_over before update on scripts
                for each row execute function keep_handed_over();
            create trigger keep_handed_over before update of text, question_source, number or delete on script_answers
                for each row execute function keep_handed_over();
            create trigger keep_handed_over before update or delete on script_masks
                for each row execute function keep_handed_over();
            create trigger append_only before update or delete or truncate on script_originals
                for each statement execute function refuse_change();
            create trigger keep_locked before update or delete on standard_sheets
                for each row execute function keep_locked_sheet();
            """;
    }
}
