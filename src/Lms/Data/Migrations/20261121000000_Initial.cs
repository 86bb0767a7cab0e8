using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Lms.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:CollationDefinition:vi", "vi-VN,vi-VN,icu,True");

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    centre_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    act = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    detail = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    recipient = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    family_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "vi"),
                    given_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "vi"),
                    full_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "provinces",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provinces", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    must_change_password = table.Column<bool>(type: "boolean", nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                    table.ForeignKey(
                        name: "fk_accounts_people_id",
                        column: x => x.id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "centres",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    short_name = table.Column<string>(type: "text", nullable: false),
                    locality = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_centres", x => x.id);
                    table.ForeignKey(
                        name: "fk_centres_provinces_province_id",
                        column: x => x.province_id,
                        principalTable: "provinces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_asp_net_user_claims_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_asp_net_user_logins_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_asp_net_user_tokens_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "duty_tags",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_in_english = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duty_tags", x => new { x.centre_id, x.code });
                    table.ForeignKey(
                        name: "fk_duty_tags_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "policy_records",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "jsonb", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    legal_basis = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policy_records", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_policy_records_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "programmes",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    audience = table.Column<string>(type: "text", nullable: false),
                    periods = table.Column<int>(type: "integer", nullable: false),
                    assessment = table.Column<int>(type: "integer", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programmes", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_programmes_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "vi"),
                    level = table.Column<string>(type: "text", nullable: false),
                    locality = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_units", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_units_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_units_units_centre_id_parent_id",
                        columns: x => new { x.centre_id, x.parent_id },
                        principalTable: "units",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "classes",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    programme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    opens = table.Column<DateOnly>(type: "date", nullable: false),
                    closes = table.Column<DateOnly>(type: "date", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_classes", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_classes_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_classes_programmes_centre_id_programme_id",
                        columns: x => new { x.centre_id, x.programme_id },
                        principalTable: "programmes",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lessons",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    programme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    periods = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lessons", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_lessons_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_lessons_programmes_centre_id_programme_id",
                        columns: x => new { x.centre_id, x.programme_id },
                        principalTable: "programmes",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lecturer_type = table.Column<int>(type: "integer", nullable: true),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => new { x.centre_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_memberships_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_memberships_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_memberships_units_centre_id_unit_id",
                        columns: x => new { x.centre_id, x.unit_id },
                        principalTable: "units",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "duty_assignments",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    duty = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    tag = table.Column<string>(type: "text", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    is_primary = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duty_assignments", x => new { x.centre_id, x.id });
                    table.CheckConstraint("duty_assignments_days", "\"to\" is null or \"to\" >= \"from\"");
                    table.ForeignKey(
                        name: "fk_duty_assignments_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_duty_assignments_duty_tags_centre_id_tag",
                        columns: x => new { x.centre_id, x.tag },
                        principalTable: "duty_tags",
                        principalColumns: new[] { "centre_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_duty_assignments_memberships_centre_id_person_id",
                        columns: x => new { x.centre_id, x.person_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_duty_assignments_units_centre_id_unit_id",
                        columns: x => new { x.centre_id, x.unit_id },
                        principalTable: "units",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "enrolments",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolments", x => new { x.centre_id, x.class_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_enrolments_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enrolments_classes_centre_id_class_id",
                        columns: x => new { x.centre_id, x.class_id },
                        principalTable: "classes",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_enrolments_memberships_centre_id_person_id",
                        columns: x => new { x.centre_id, x.person_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "files",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sha256 = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    stored_by = table.Column<Guid>(type: "uuid", nullable: false),
                    stored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_files", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_files_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_files_memberships_centre_id_stored_by",
                        columns: x => new { x.centre_id, x.stored_by },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lesson_plans",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lesson_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    periods = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    version_number = table.Column<int>(type: "integer", nullable: false),
                    revises_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    header_attitude = table.Column<string>(type: "text", nullable: false),
                    header_audience = table.Column<string>(type: "text", nullable: false),
                    header_further_reading = table.Column<string>(type: "text", nullable: false),
                    header_knowledge = table.Column<string>(type: "text", nullable: false),
                    header_means = table.Column<string>(type: "text", nullable: false),
                    header_methods = table.Column<string>(type: "text", nullable: false),
                    header_required_reading = table.Column<string>(type: "text", nullable: false),
                    header_skill = table.Column<string>(type: "text", nullable: false),
                    header_title = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lesson_plans", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_lesson_plans_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_lesson_plans_lesson_plans_centre_id_revises_id",
                        columns: x => new { x.centre_id, x.revises_id },
                        principalTable: "lesson_plans",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_lesson_plans_lessons_centre_id_lesson_id",
                        columns: x => new { x.centre_id, x.lesson_id },
                        principalTable: "lessons",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_lesson_plans_memberships_centre_id_author_id",
                        columns: x => new { x.centre_id, x.author_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "papers",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    programme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    fixed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_papers", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_papers_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_papers_memberships_centre_id_author_id",
                        columns: x => new { x.centre_id, x.author_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_papers_programmes_centre_id_programme_id",
                        columns: x => new { x.centre_id, x.programme_id },
                        principalTable: "programmes",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "role_grants",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<int>(type: "integer", nullable: false),
                    granted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    granted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_grants", x => new { x.centre_id, x.person_id, x.role });
                    table.ForeignKey(
                        name: "fk_role_grants_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_role_grants_memberships_centre_id_person_id",
                        columns: x => new { x.centre_id, x.person_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "class_sessions",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lesson_plan_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    room = table.Column<string>(type: "text", nullable: false),
                    lecturer_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_class_sessions", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_class_sessions_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_class_sessions_classes_centre_id_class_id",
                        columns: x => new { x.centre_id, x.class_id },
                        principalTable: "classes",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_class_sessions_lesson_plans_centre_id_lesson_plan_id",
                        columns: x => new { x.centre_id, x.lesson_plan_id },
                        principalTable: "lesson_plans",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_class_sessions_memberships_centre_id_lecturer_id",
                        columns: x => new { x.centre_id, x.lecturer_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lesson_parts",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lesson_plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    notes = table.Column<string>(type: "text", nullable: false),
                    body_html = table.Column<string>(type: "text", nullable: false),
                    body_sanitizer_version = table.Column<int>(type: "integer", nullable: false),
                    body_source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lesson_parts", x => new { x.centre_id, x.id });
                    table.CheckConstraint("lesson_parts_minutes", "minutes between 1 and 1000");
                    table.ForeignKey(
                        name: "fk_lesson_parts_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_lesson_parts_lesson_plans_centre_id_lesson_plan_id",
                        columns: x => new { x.centre_id, x.lesson_plan_id },
                        principalTable: "lesson_plans",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reviews",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lesson_plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<int>(type: "integer", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    remark = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reviews", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_reviews_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reviews_lesson_plans_centre_id_lesson_plan_id",
                        columns: x => new { x.centre_id, x.lesson_plan_id },
                        principalTable: "lesson_plans",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_reviews_memberships_centre_id_actor_id",
                        columns: x => new { x.centre_id, x.actor_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "questions",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_paper_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    general = table.Column<string>(type: "text", nullable: false),
                    points = table.Column<decimal>(type: "numeric(7,2)", precision: 7, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_questions", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_questions_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_questions_papers_centre_id_exam_paper_id",
                        columns: x => new { x.centre_id, x.exam_paper_id },
                        principalTable: "papers",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sittings",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_paper_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    opens = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closes = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: true),
                    grace = table.Column<TimeSpan>(type: "interval", nullable: false),
                    sealed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    released_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sittings", x => new { x.centre_id, x.id });
                    table.CheckConstraint("exam_sittings_window", "closes > opens");
                    table.ForeignKey(
                        name: "fk_sittings_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sittings_classes_centre_id_class_id",
                        columns: x => new { x.centre_id, x.class_id },
                        principalTable: "classes",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sittings_papers_centre_id_exam_paper_id",
                        columns: x => new { x.centre_id, x.exam_paper_id },
                        principalTable: "papers",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "materials",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lesson_part_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    caption = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_materials", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_materials_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_materials_files_centre_id_file_id",
                        columns: x => new { x.centre_id, x.file_id },
                        principalTable: "files",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_materials_lesson_parts_centre_id_lesson_part_id",
                        columns: x => new { x.centre_id, x.lesson_part_id },
                        principalTable: "lesson_parts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "read_parts",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lesson_part_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_read_parts", x => new { x.centre_id, x.class_session_id, x.person_id, x.lesson_part_id });
                    table.ForeignKey(
                        name: "fk_read_parts_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_read_parts_class_sessions_centre_id_class_session_id",
                        columns: x => new { x.centre_id, x.class_session_id },
                        principalTable: "class_sessions",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_read_parts_lesson_parts_centre_id_lesson_part_id",
                        columns: x => new { x.centre_id, x.lesson_part_id },
                        principalTable: "lesson_parts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_read_parts_memberships_centre_id_person_id",
                        columns: x => new { x.centre_id, x.person_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "duty_variants",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tag = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duty_variants", x => new { x.centre_id, x.question_id, x.tag });
                    table.ForeignKey(
                        name: "fk_duty_variants_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_duty_variants_duty_tags_centre_id_tag",
                        columns: x => new { x.centre_id, x.tag },
                        principalTable: "duty_tags",
                        principalColumns: new[] { "centre_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_duty_variants_questions_centre_id_question_id",
                        columns: x => new { x.centre_id, x.question_id },
                        principalTable: "questions",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "scheme_items",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    max = table.Column<decimal>(type: "numeric(7,2)", precision: 7, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scheme_items", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_scheme_items_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_scheme_items_questions_centre_id_question_id",
                        columns: x => new { x.centre_id, x.question_id },
                        principalTable: "questions",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "appointments",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    appointed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    appointed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appointments", x => new { x.centre_id, x.exam_sitting_id, x.person_id, x.kind });
                    table.ForeignKey(
                        name: "fk_appointments_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_appointments_memberships_centre_id_person_id",
                        columns: x => new { x.centre_id, x.person_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_appointments_sittings_centre_id_exam_sitting_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id },
                        principalTable: "sittings",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "candidates",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    general_variant_granted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    general_variant_granted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_candidates", x => new { x.centre_id, x.exam_sitting_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_candidates_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_candidates_memberships_centre_id_person_id",
                        columns: x => new { x.centre_id, x.person_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_candidates_sittings_centre_id_exam_sitting_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id },
                        principalTable: "sittings",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "scripts",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mask_number = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scripts", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_scripts_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_scripts_sittings_centre_id_exam_sitting_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id },
                        principalTable: "sittings",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sitting_policies",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    policy_record_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sitting_policies", x => new { x.centre_id, x.exam_sitting_id, x.policy_record_id });
                    table.ForeignKey(
                        name: "fk_sitting_policies_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sitting_policies_policy_records_centre_id_policy_record_id",
                        columns: x => new { x.centre_id, x.policy_record_id },
                        principalTable: "policy_records",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sitting_policies_sittings_centre_id_exam_sitting_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id },
                        principalTable: "sittings",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attempts",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deadline = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepts_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    handed_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    duty_duty = table.Column<string>(type: "text", nullable: true),
                    duty_locality = table.Column<string>(type: "text", nullable: true),
                    duty_organisation = table.Column<string>(type: "text", nullable: true),
                    duty_position = table.Column<string>(type: "text", nullable: true),
                    duty_tag = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attempts", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_attempts_candidates_centre_id_exam_sitting_id_person_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id, x.person_id },
                        principalTable: "candidates",
                        principalColumns: new[] { "centre_id", "exam_sitting_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attempts_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "mark_sheets",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    script_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    marker_id = table.Column<Guid>(type: "uuid", nullable: false),
                    locked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mark_sheets", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_mark_sheets_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_mark_sheets_memberships_centre_id_marker_id",
                        columns: x => new { x.centre_id, x.marker_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "centre_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_mark_sheets_scripts_centre_id_script_id",
                        columns: x => new { x.centre_id, x.script_id },
                        principalTable: "scripts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "results",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    exam_sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    script_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mark = table.Column<decimal>(type: "numeric(7,2)", precision: 7, scale: 2, nullable: false),
                    classification = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_results", x => new { x.centre_id, x.exam_sitting_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_results_candidates_centre_id_exam_sitting_id_person_id",
                        columns: x => new { x.centre_id, x.exam_sitting_id, x.person_id },
                        principalTable: "candidates",
                        principalColumns: new[] { "centre_id", "exam_sitting_id", "person_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_results_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_results_scripts_centre_id_script_id",
                        columns: x => new { x.centre_id, x.script_id },
                        principalTable: "scripts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "script_answers",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    script_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    question_html = table.Column<string>(type: "text", nullable: false),
                    question_sanitizer_version = table.Column<int>(type: "integer", nullable: false),
                    question_source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_script_answers", x => new { x.centre_id, x.script_id, x.number });
                    table.ForeignKey(
                        name: "fk_script_answers_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_script_answers_questions_centre_id_question_id",
                        columns: x => new { x.centre_id, x.question_id },
                        principalTable: "questions",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_script_answers_scripts_centre_id_script_id",
                        columns: x => new { x.centre_id, x.script_id },
                        principalTable: "scripts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "attempt_questions",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    points = table.Column<decimal>(type: "numeric(7,2)", precision: 7, scale: 2, nullable: false),
                    text_html = table.Column<string>(type: "text", nullable: false),
                    text_sanitizer_version = table.Column<int>(type: "integer", nullable: false),
                    text_source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attempt_questions", x => new { x.centre_id, x.attempt_id, x.number });
                    table.ForeignKey(
                        name: "fk_attempt_questions_attempts_centre_id_attempt_id",
                        columns: x => new { x.centre_id, x.attempt_id },
                        principalTable: "attempts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_attempt_questions_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attempt_questions_questions_centre_id_question_id",
                        columns: x => new { x.centre_id, x.question_id },
                        principalTable: "questions",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "script_links",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    script_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_script_links", x => new { x.centre_id, x.script_id });
                    table.ForeignKey(
                        name: "fk_script_links_attempts_centre_id_attempt_id",
                        columns: x => new { x.centre_id, x.attempt_id },
                        principalTable: "attempts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_script_links_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_script_links_scripts_centre_id_script_id",
                        columns: x => new { x.centre_id, x.script_id },
                        principalTable: "scripts",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "item_marks",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mark_sheet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme_item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<decimal>(type: "numeric(7,2)", precision: 7, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_marks", x => new { x.centre_id, x.mark_sheet_id, x.scheme_item_id });
                    table.CheckConstraint("item_marks_value", "value >= 0");
                    table.ForeignKey(
                        name: "fk_item_marks_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_item_marks_mark_sheets_centre_id_mark_sheet_id",
                        columns: x => new { x.centre_id, x.mark_sheet_id },
                        principalTable: "mark_sheets",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_item_marks_scheme_items_centre_id_scheme_item_id",
                        columns: x => new { x.centre_id, x.scheme_item_id },
                        principalTable: "scheme_items",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "remarks",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mark_sheet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: true),
                    start = table.Column<int>(type: "integer", nullable: false),
                    quote = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_remarks", x => new { x.centre_id, x.id });
                    table.ForeignKey(
                        name: "fk_remarks_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_remarks_mark_sheets_centre_id_mark_sheet_id",
                        columns: x => new { x.centre_id, x.mark_sheet_id },
                        principalTable: "mark_sheets",
                        principalColumns: new[] { "centre_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "answers",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answers", x => new { x.centre_id, x.attempt_id, x.number });
                    table.CheckConstraint("answers_length", "char_length(text) <= 200000");
                    table.ForeignKey(
                        name: "fk_answers_attempt_questions_centre_id_attempt_id_number",
                        columns: x => new { x.centre_id, x.attempt_id, x.number },
                        principalTable: "attempt_questions",
                        principalColumns: new[] { "centre_id", "attempt_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_answers_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "answer_revisions",
                columns: table => new
                {
                    centre_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    start = table.Column<int>(type: "integer", nullable: false),
                    removed = table.Column<int>(type: "integer", nullable: false),
                    inserted = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer_revisions", x => new { x.centre_id, x.attempt_id, x.number, x.sequence });
                    table.ForeignKey(
                        name: "fk_answer_revisions_answers_centre_id_attempt_id_number",
                        columns: x => new { x.centre_id, x.attempt_id, x.number },
                        principalTable: "answers",
                        principalColumns: new[] { "centre_id", "attempt_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_answer_revisions_centres_centre_id",
                        column: x => x.centre_id,
                        principalTable: "centres",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "email_index",
                table: "accounts",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                table: "accounts",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_appointments_centre_id_person_id",
                table: "appointments",
                columns: new[] { "centre_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_claims_user_id",
                table: "asp_net_user_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_logins_user_id",
                table: "asp_net_user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_attempt_questions_centre_id_question_id",
                table: "attempt_questions",
                columns: new[] { "centre_id", "question_id" });

            migrationBuilder.CreateIndex(
                name: "ix_attempts_centre_id_exam_sitting_id_person_id",
                table: "attempts",
                columns: new[] { "centre_id", "exam_sitting_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_centre_id_at",
                table: "audit_entries",
                columns: new[] { "centre_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_candidates_centre_id_exam_sitting_id_number",
                table: "candidates",
                columns: new[] { "centre_id", "exam_sitting_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_candidates_centre_id_person_id",
                table: "candidates",
                columns: new[] { "centre_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_centres_province_id",
                table: "centres",
                column: "province_id");

            migrationBuilder.CreateIndex(
                name: "ix_centres_slug",
                table: "centres",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_class_sessions_centre_id_class_id",
                table: "class_sessions",
                columns: new[] { "centre_id", "class_id" });

            migrationBuilder.CreateIndex(
                name: "ix_class_sessions_centre_id_lecturer_id",
                table: "class_sessions",
                columns: new[] { "centre_id", "lecturer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_class_sessions_centre_id_lesson_plan_id",
                table: "class_sessions",
                columns: new[] { "centre_id", "lesson_plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_class_sessions_centre_id_starts_at",
                table: "class_sessions",
                columns: new[] { "centre_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_classes_centre_id_code",
                table: "classes",
                columns: new[] { "centre_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_classes_centre_id_programme_id",
                table: "classes",
                columns: new[] { "centre_id", "programme_id" });

            migrationBuilder.CreateIndex(
                name: "ix_duty_assignments_centre_id_person_id",
                table: "duty_assignments",
                columns: new[] { "centre_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_duty_assignments_centre_id_tag",
                table: "duty_assignments",
                columns: new[] { "centre_id", "tag" });

            migrationBuilder.CreateIndex(
                name: "ix_duty_assignments_centre_id_unit_id",
                table: "duty_assignments",
                columns: new[] { "centre_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_duty_variants_centre_id_tag",
                table: "duty_variants",
                columns: new[] { "centre_id", "tag" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_centre_id_person_id",
                table: "enrolments",
                columns: new[] { "centre_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_files_centre_id_stored_by",
                table: "files",
                columns: new[] { "centre_id", "stored_by" });

            migrationBuilder.CreateIndex(
                name: "ix_files_sha256",
                table: "files",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_item_marks_centre_id_scheme_item_id",
                table: "item_marks",
                columns: new[] { "centre_id", "scheme_item_id" });

            migrationBuilder.CreateIndex(
                name: "ix_lesson_parts_centre_id_lesson_plan_id",
                table: "lesson_parts",
                columns: new[] { "centre_id", "lesson_plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_lesson_plans_centre_id_author_id",
                table: "lesson_plans",
                columns: new[] { "centre_id", "author_id" });

            migrationBuilder.CreateIndex(
                name: "ix_lesson_plans_centre_id_lesson_id",
                table: "lesson_plans",
                columns: new[] { "centre_id", "lesson_id" });

            migrationBuilder.CreateIndex(
                name: "ix_lesson_plans_centre_id_revises_id",
                table: "lesson_plans",
                columns: new[] { "centre_id", "revises_id" });

            migrationBuilder.CreateIndex(
                name: "ix_lesson_plans_centre_id_state",
                table: "lesson_plans",
                columns: new[] { "centre_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_lessons_centre_id_programme_id_number",
                table: "lessons",
                columns: new[] { "centre_id", "programme_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mark_sheets_centre_id_marker_id",
                table: "mark_sheets",
                columns: new[] { "centre_id", "marker_id" });

            migrationBuilder.CreateIndex(
                name: "ix_mark_sheets_centre_id_script_id_marker_id",
                table: "mark_sheets",
                columns: new[] { "centre_id", "script_id", "marker_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mark_sheets_centre_id_script_id_round",
                table: "mark_sheets",
                columns: new[] { "centre_id", "script_id", "round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_materials_centre_id_file_id",
                table: "materials",
                columns: new[] { "centre_id", "file_id" });

            migrationBuilder.CreateIndex(
                name: "ix_materials_centre_id_lesson_part_id",
                table: "materials",
                columns: new[] { "centre_id", "lesson_part_id" });

            migrationBuilder.CreateIndex(
                name: "ix_memberships_centre_id_unit_id",
                table: "memberships",
                columns: new[] { "centre_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_memberships_person_id",
                table: "memberships",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_next_try_at",
                table: "outbox",
                column: "next_try_at",
                filter: "sent_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_papers_centre_id_author_id",
                table: "papers",
                columns: new[] { "centre_id", "author_id" });

            migrationBuilder.CreateIndex(
                name: "ix_papers_centre_id_programme_id",
                table: "papers",
                columns: new[] { "centre_id", "programme_id" });

            migrationBuilder.CreateIndex(
                name: "ix_people_code",
                table: "people",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_given_name_family_name",
                table: "people",
                columns: new[] { "given_name", "family_name" });

            migrationBuilder.CreateIndex(
                name: "ix_people_phone",
                table: "people",
                column: "phone",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_policy_records_centre_id_key_valid_from",
                table: "policy_records",
                columns: new[] { "centre_id", "key", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_programmes_centre_id_code",
                table: "programmes",
                columns: new[] { "centre_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_protection_keys_name",
                table: "protection_keys",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_provinces_slug",
                table: "provinces",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_questions_centre_id_exam_paper_id",
                table: "questions",
                columns: new[] { "centre_id", "exam_paper_id" });

            migrationBuilder.CreateIndex(
                name: "ix_read_parts_centre_id_lesson_part_id",
                table: "read_parts",
                columns: new[] { "centre_id", "lesson_part_id" });

            migrationBuilder.CreateIndex(
                name: "ix_read_parts_centre_id_person_id",
                table: "read_parts",
                columns: new[] { "centre_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_remarks_centre_id_mark_sheet_id",
                table: "remarks",
                columns: new[] { "centre_id", "mark_sheet_id" });

            migrationBuilder.CreateIndex(
                name: "ix_results_centre_id_script_id",
                table: "results",
                columns: new[] { "centre_id", "script_id" });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_centre_id_actor_id",
                table: "reviews",
                columns: new[] { "centre_id", "actor_id" });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_centre_id_lesson_plan_id",
                table: "reviews",
                columns: new[] { "centre_id", "lesson_plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_scheme_items_centre_id_question_id",
                table: "scheme_items",
                columns: new[] { "centre_id", "question_id" });

            migrationBuilder.CreateIndex(
                name: "ix_script_answers_centre_id_question_id",
                table: "script_answers",
                columns: new[] { "centre_id", "question_id" });

            migrationBuilder.CreateIndex(
                name: "ix_script_links_centre_id_attempt_id",
                table: "script_links",
                columns: new[] { "centre_id", "attempt_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_scripts_centre_id_exam_sitting_id_mask_number",
                table: "scripts",
                columns: new[] { "centre_id", "exam_sitting_id", "mask_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sitting_policies_centre_id_policy_record_id",
                table: "sitting_policies",
                columns: new[] { "centre_id", "policy_record_id" });

            migrationBuilder.CreateIndex(
                name: "ix_sittings_centre_id_class_id",
                table: "sittings",
                columns: new[] { "centre_id", "class_id" });

            migrationBuilder.CreateIndex(
                name: "ix_sittings_centre_id_exam_paper_id",
                table: "sittings",
                columns: new[] { "centre_id", "exam_paper_id" });

            migrationBuilder.CreateIndex(
                name: "ix_units_centre_id_parent_id",
                table: "units",
                columns: new[] { "centre_id", "parent_id" });
        }
    }
}
