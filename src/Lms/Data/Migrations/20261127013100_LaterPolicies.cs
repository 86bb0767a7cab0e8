using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Lms.Data.Migrations;

/// <summary>
/// Rules that new centres begin with since files and resits came. A centre from before gets them too, in force from today, as
/// they ship and with their legal basis; one that set its own keeps it. No sitting needs them for what it has done so far.
/// </summary>
[DbContext(typeof(LmsDbContext))]
[Migration("20261127013100_LaterPolicies")]
public sealed class LaterPolicies : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        insert into policy_records (centre_id, id, key, name, value, valid_from, legal_basis, withdrawal_reason)
        select c.id, gen_random_uuid(), given.key, given.name, given.value::jsonb, current_date, given.legal_basis, ''
        from centres c
        cross join (values
            ('exam.files', 'Bài nộp bằng tệp (thu hoạch làm ở nhà)', '{"megabytesEach": 20, "filesEach": 20}',
                'Trung tâm tự quy định, để ảnh chụp từng trang viết tay gửi được bằng điện thoại mà giám khảo vẫn mở được.'),
            ('exam.resits', 'Số lần thi lại của mỗi bài thi', '{"allowed": 1, "absentees": "NotAdmitted"}',
                'Tương tự thông lệ của các cơ sở đào tạo (người không đạt được thi lại một lần; người vắng không có lý do thì không được thi lại), trung tâm tự quy định.')
        ) given (key, name, value, legal_basis)
        where not exists (
            select from policy_records p where p.centre_id = c.id and p.key = given.key and p.withdrawn_at is null);
        """);
}
