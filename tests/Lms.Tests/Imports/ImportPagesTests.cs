using System.Net;
using System.Text;
using Lms.Domain.People;
using Lms.Domain.People.Import;
using Lms.Tests.Support;
using Lms.Web.Tables;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Imports.RosterFiles;

namespace Lms.Tests.Imports;

public sealed class ImportPagesTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Office = "SV-CB03";
    private const string Imports = "/c/song-van/people/imports";
    private const string Confirm = "form[action$='/confirmations']";
    private const string Columns = "Mã số,Họ và tên,Ngày sinh,Điện thoại,Email";

    [Fact]
    public async Task A_file_is_looked_at_written_and_the_same_again_changes_nothing()
    {
        var office = await app.As(Office);
        var file = Utf8(Lines(Columns, "KA-01,Lò Văn Một,01/02/1985,0972000001,mot@x.vn", "KA-02,Đỗ Thị Hai,02/02/1985,,"));

        var preview = await Send(office, file);
        Assert.Equal(0, await Count("KA-"));
        Assert.Contains("Chưa ghi gì", preview.Text);
        var id = Guid.Parse(office.Location.Segments[^1]);
        var result = await office.Submit(preview, Confirm);

        Assert.Equal(HttpStatusCode.OK, result.Status);
        Assert.Equal(2, await Count("KA-"));
        await app.InDatabase(async db =>
        {
            var person = await db.People.SingleAsync(person => person.Code == "KA-01");
            Assert.Equal(("Lò Văn", "Một", new DateOnly(1985, 2, 1), "0972000001"), (person.FamilyName, person.GivenName, person.BirthDate!.Value, person.Phone));
            var account = await db.Users.SingleAsync(account => account.Id == person.Id);
            Assert.Null(account.PasswordHash);
            Assert.Equal([Role.Trainee], (await db.Memberships.Include(member => member.Roles).SingleAsync(member => member.PersonId == person.Id)).Roles.Select(grant => grant.Role));
            Assert.Equal("Person.Created", (await db.AuditEntries.SingleAsync(entry => entry.SubjectId == person.Id)).Act);
            Assert.Single(await db.AuditEntries.Where(entry => entry.Act == "RosterImport.Confirmed" && entry.SubjectId == id).ToListAsync());
        });

        var before = await Rows();
        var again = await Send(office, file);
        Assert.Contains("không có gì để ghi", again.Text);
        Assert.Null(again.Document.QuerySelector($"{Confirm} button"));
        var forced = await office.Post(again, Confirm);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forced.StatusCode);
        Assert.Equal(before, await Rows());
    }

    [Fact]
    public async Task Bad_rows_are_told_with_their_columns_left_out_and_come_back_in_a_file()
    {
        var office = await app.As(Office);
        var preview = await Send(office, Utf8(Lines(
            "Ghi chú;Mã số;Họ và tên;Ngày sinh",
            "tốt;KB-01;Lê An;01/02/1985",
            "=1+1;KB-02;Lê Bình;31/02/1985",
            "trùng;KB-01;An  LÊ;01/02/1985")));

        Assert.Contains("Cột Ngày sinh: Không có ngày 31/02/1985", preview.Text);
        Assert.Contains("Cùng một người với dòng 2", preview.Text);
        var path = office.Location.AbsolutePath;

        var errors = await office.Send(new HttpRequestMessage(HttpMethod.Get, $"{path}/errors"));
        Assert.Equal("attachment", errors.Content.Headers.ContentDisposition!.DispositionType);
        Assert.True(errors.Headers.CacheControl!.NoStore);
        var text = await errors.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                "Ghi chú;Mã số;Họ và tên;Ngày sinh;Dòng;Lý do",
                "'=1+1;KB-02;Lê Bình;31/02/1985;3;Cột Ngày sinh: Không có ngày 31/02/1985. Viết theo thứ tự ngày, tháng, năm.",
                "trùng;KB-01;An LÊ;01/02/1985;4;Cùng một người với dòng 2.",
                "",
            ],
            text.TrimStart('\uFEFF').Split("\r\n"));

        var refused = await office.Post(preview, Confirm, ("goodRowsOnly", "false"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(0, await Count("KB-"));

        await office.Submit(await office.Get(path), Confirm);
        Assert.Equal(1, await Count("KB-"));

        var corrected = await Send(office, Encoding.UTF8.GetBytes(text.Replace("31/02", "28/02")));
        await office.Submit(corrected, Confirm);
        Assert.Equal(2, await Count("KB-"));
    }

    [Fact]
    public async Task Errors_of_a_workbook_come_back_as_a_workbook()
    {
        var office = await app.As(Office);
        await Send(office, Xlsx(["Mã số", "Họ và tên", "Ngày sinh"], ["KX-01", "Lê An", "1/2/85"]), "roster.xlsx");

        var errors = await office.Send(new HttpRequestMessage(HttpMethod.Get, $"{office.Location.AbsolutePath}/errors"));
        var back = TableFile.Read(await errors.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        Assert.Equal(TableKind.Xlsx, back.Kind);
        Assert.Equal(["KX-01", "Lê An", "1/2/85", "2"], back.Table.Records[1].Cells.Take(4));
        Assert.Contains("hai chữ số", back.Table.Records[1].Cells[4]);
    }

    [Fact]
    public async Task Columns_guessed_wrong_are_corrected()
    {
        var office = await app.As(Office);
        var preview = await Send(office, Utf8(Lines("Cột một,Cột hai,Cột ba", "KC-01,Mai,Lê Thị")));
        var path = office.Location.AbsolutePath;

        var twice = await office.Post(preview, "form[action$='/layouts']", ("Heading", "0"), ("Columns[0]", "Code"), ("Columns[1]", "GivenName"), ("Columns[2]", "GivenName"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        Assert.Contains("Hai cột cùng đọc là một thứ", (await Page.Read(twice)).Text);
        preview = await office.Submit(await office.Get(path), "form[action$='/layouts']", ("Heading", "1"));
        preview = await office.Submit(preview, "form[action$='/layouts']", ("Columns[0]", "Code"), ("Columns[1]", "GivenName"), ("Columns[2]", "FamilyName"));
        await office.Submit(preview, Confirm);

        Assert.Equal("Lê Thị Mai", await app.InDatabase(db => db.People.Where(person => person.Code == "KC-01").Select(person => person.FullName).SingleAsync()));
    }

    [Fact]
    public async Task Unit_class_and_duty_are_recorded_and_not_twice()
    {
        var office = await app.As(Office);
        var (unit, group) = await app.InDatabase(async db => (
            await db.Units.Where(unit => unit.Name.StartsWith("Chi bộ") && db.Centres.Any(centre => centre.Id == unit.CentreId && centre.Slug == "song-van")).Select(unit => unit.Name).FirstAsync(),
            await db.Classes.Where(one => db.Centres.Any(centre => centre.Id == one.CentreId && centre.Slug == "song-van")).Select(one => one.Code).FirstAsync()));
        var file = Utf8(Lines(
            "Mã số\tHọ và tên\tĐơn vị\tLớp\tChức vụ\tNhiệm vụ\tTừ ngày",
            $"KD-01\tLê Đức\t{unit.ToUpperInvariant()}\t{group.ToLowerInvariant()}\tBí thư chi bộ\tChủ trì sinh hoạt chi bộ\t01/01/2025"));

        await office.Submit(await Send(office, file), Confirm);

        await app.InDatabase(async db =>
        {
            var id = await db.People.Where(person => person.Code == "KD-01").Select(person => person.Id).SingleAsync();
            Assert.Single(await db.Enrolments.Where(place => place.PersonId == id).ToListAsync());
            Assert.Single(await db.UnitMemberships.Where(one => one.PersonId == id).ToListAsync());
            var duty = await db.DutyAssignments.SingleAsync(duty => duty.PersonId == id);
            Assert.Equal(("cell-secretary", "CellLeadership", true), (duty.PositionCode, duty.Tag, duty.IsPrimary));
        });
        Assert.Contains("không có gì để ghi", (await Send(office, file)).Text);
    }

    [Fact]
    public async Task A_last_day_ends_the_duty_and_the_same_file_again_changes_nothing()
    {
        var office = await app.As(Office);
        var unit = await app.InDatabase(db => db.Units.Where(unit => unit.Name.StartsWith("Chi bộ") && db.Centres.Any(centre => centre.Id == unit.CentreId && centre.Slug == "song-van"))
            .Select(unit => unit.Name).FirstAsync());
        byte[] File(params string[] until) => Utf8(Lines([
            "Mã số\tHọ và tên\tĐơn vị\tChức vụ\tNhiệm vụ\tTừ ngày\tĐến ngày",
            .. until.Select((day, place) => $"KT-0{place}\tLê {(char)('A' + place)}\t{unit}\tBí thư chi bộ\tChủ trì sinh hoạt chi bộ\t01/01/2025\t{day}")]));
        Task<List<DateOnly?>> Ends() => app.InDatabase(db => db.DutyAssignments.Where(duty => db.People.Any(person => person.Id == duty.PersonId && person.Code.StartsWith("KT-0")))
            .OrderBy(duty => duty.Id).Select(duty => duty.To).ToListAsync());

        var preview = await Send(office, File("31/12/2026", "", "31/02/2026"));
        Assert.Contains("Bí thư chi bộ đến hết 31/12/2026", preview.Text);
        Assert.Contains("Cột Đến ngày", preview.Text);
        await office.Submit(await Send(office, File("31/12/2026", "")), Confirm);
        Assert.Equal([new DateOnly(2026, 12, 31), null], (await Ends()).Order().Reverse());

        await office.Submit(await Send(office, File("31/12/2026", "30/06/2026")), Confirm);
        Assert.Equal([new DateOnly(2026, 12, 31), new DateOnly(2026, 6, 30)], (await Ends()).Order().Reverse());
        var before = await Rows();
        Assert.Contains("không có gì để ghi", (await Send(office, File("31/12/2026", "30/06/2026"))).Text);
        Assert.Contains("không có gì để ghi", (await Send(office, File("30/11/2026", ""))).Text);
        Assert.Equal(before, await Rows());
    }

    [Fact]
    public async Task Somebody_of_another_centre_joins_and_keeps_their_account()
    {
        var office = await app.As(Office);
        var (name, hash) = await app.InDatabase(async db =>
        {
            var person = await db.People.SingleAsync(person => person.Code == "DL-HV01");
            return (person.FullName, (await db.Users.SingleAsync(account => account.Id == person.Id)).PasswordHash);
        });
        var preview = await Send(office, Utf8(Lines("Mã số,Họ và tên", $"dl-hv01,{name}")));

        Assert.Contains("sẽ đưa vào trung tâm", preview.Text);
        await office.Submit(preview, Confirm);

        await app.InDatabase(async db =>
        {
            var id = await db.People.Where(person => person.Code == "DL-HV01").Select(person => person.Id).SingleAsync();
            Assert.Equal(2, await db.Memberships.CountAsync(member => member.PersonId == id));
            Assert.Equal(hash, (await db.Users.SingleAsync(account => account.Id == id)).PasswordHash);
        });
        var again = await Send(office, Utf8(Lines("Mã số,Họ và tên", $"dl-hv01,{name}")));
        Assert.Contains("không có gì để ghi", again.Text);
    }

    [Fact]
    public async Task A_preview_asks_the_database_the_same_few_questions_however_long_the_list()
    {
        var office = await app.As(Office);
        async Task<int> Asked(int rows)
        {
            await Send(office, Utf8(Lines(["Mã số,Họ và tên,Ngày sinh,Điện thoại", .. Enumerable.Range(1, rows).Select(n => $"KQ-{n:000},Lê Văn Hỏi,{n % 28 + 1}/2/1985,09770{n:00000}")])));
            var path = office.Location.AbsolutePath;
            await office.Get(path);
            return await app.CountStatements(async () => await office.Get(path));
        }

        var (few, many) = (await Asked(5), await Asked(400));
        Assert.Equal(few, many);
        Assert.InRange(few, 1, 14);
    }

    [Fact]
    public async Task Two_officers_who_confirm_at_once_write_once()
    {
        var (one, other) = (await app.As(Office), await app.As("SV-CB01"));
        var preview = await Send(one, Utf8(Lines(["Mã số,Họ và tên", .. Enumerable.Range(1, 200).Select(number => $"KE-{number:000},Lê Văn Thử")])));
        var theirs = await other.Get(one.Location.AbsolutePath);

        var answers = await Task.WhenAll(one.Post(preview, Confirm), other.Post(theirs, Confirm));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Equal(200, await Count("KE-"));
        Assert.Contains(await Task.WhenAll(one.After(answers[0]), other.After(answers[1])), page => page.Text.Contains("đã được ghi trước đó"));
    }

    [Fact]
    public async Task Two_imports_of_one_file_at_once_write_once()
    {
        var (one, other) = (await app.As(Office), await app.As("SV-CB01"));
        var file = Utf8(Lines(["Mã số,Họ và tên", .. Enumerable.Range(1, 50).Select(number => $"KF-{number:000},Lê Văn Thử")]));
        var (mine, theirs) = (await Send(one, file), await Send(other, file));

        var answers = await Task.WhenAll(one.Post(mine, Confirm), other.Post(theirs, Confirm));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Equal(50, await Count("KF-"));
        Assert.Contains(await Task.WhenAll(one.After(answers[0]), other.After(answers[1])), page => page.Text.Contains("chưa ghi gì"));
    }

    [Fact]
    public async Task What_changed_since_it_was_looked_at_is_not_written()
    {
        var office = await app.As(Office);
        var preview = await Send(office, Utf8(Lines("Mã số,Họ và tên", "KG-01,Lê Giang", "KG-02,Lê Giao")));
        await app.InDatabase(async db =>
        {
            db.People.Add(new Person("KG-02", "Trần", "Khác"));
            await db.SaveChangesAsync();
        });

        var page = await office.Submit(preview, Confirm);

        Assert.Contains("chưa ghi gì", page.Text);
        Assert.Equal(1, await Count("KG-"));
    }

    [Fact]
    public async Task Slips_give_first_passwords_that_work_and_are_renewed_only_when_unused()
    {
        var office = await app.As(Office);
        var result = await office.Submit(await Send(office, Utf8(Lines("Mã số,Họ và tên", "KH-01,Lê Hai", "KH-02,Lê Hân"))), Confirm);
        var path = office.Location.AbsolutePath;

        using var answer = await office.Post(result, "form[action$='/slips']");
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var slips = await office.After(answer);
        var passwords = slips.Document.QuerySelectorAll(".slips code").Select(code => code.TextContent).ToList();
        Assert.Equal(2, passwords.Distinct().Count());
        Assert.All(passwords, password => Assert.Matches("^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$", password));

        var newcomer = app.Stranger();
        await newcomer.SignIn("KH-01", passwords[0]);
        Assert.Equal("/password", newcomer.Location.AbsolutePath);
        await newcomer.Submit(await newcomer.Get("/password"), "form[action='/password']", ("Current", passwords[0]), ("New", "Mot-Mat-Khau-2030"), ("Again", "Mot-Mat-Khau-2030"));

        var again = await office.Submit(await office.Get(path), "form:has(input[name=again])");
        Assert.DoesNotContain("KH-01", again.Text);
        Assert.Contains("KH-02", again.Text);
        Assert.NotEqual(passwords[1], again.Find(".slips code").TextContent);
    }

    [Fact]
    public async Task Whoever_was_given_power_meanwhile_gets_no_slip()
    {
        var office = await app.As(Office);
        var result = await office.Submit(await Send(office, Utf8(Lines("Mã số,Họ và tên", "KI-01,Lê Ích"))), Confirm);
        await app.InDatabase(async db =>
        {
            var id = await db.People.Where(person => person.Code == "KI-01").Select(person => person.Id).SingleAsync();
            (await db.Memberships.Include(member => member.Roles).SingleAsync(member => member.PersonId == id)).Grant(Role.Administrator, null, app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        var page = await office.Submit(result, "form[action$='/slips']");

        Assert.Empty(page.Document.QuerySelectorAll(".slips"));
    }

    [Theory]
    [InlineData("SV-CB02", HttpStatusCode.Forbidden)]
    [InlineData("SV-CB05", HttpStatusCode.Forbidden)]
    [InlineData("SV-HV01", HttpStatusCode.Forbidden)]
    [InlineData("DL-CB02", HttpStatusCode.NotFound)]
    public async Task Nobody_else_comes_near_an_import(string code, HttpStatusCode status)
    {
        var office = await app.As(Office);
        await Send(office, Utf8(Lines("Mã số,Họ và tên", "KJ-01,Lê Kỳ")));
        var path = office.Location.AbsolutePath;
        var other = await app.As(code);

        foreach (var page in new[] { Imports, $"{Imports}/template", path, $"{path}/errors" })
        {
            Assert.Equal(status, (await other.Send(new HttpRequestMessage(HttpMethod.Get, page))).StatusCode);
        }

        var elsewhere = await app.As("DL-CB02");
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Send(new HttpRequestMessage(HttpMethod.Get, path.Replace("song-van", "dong-lam")))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Send(new HttpRequestMessage(HttpMethod.Get, path.Replace("song-van", "dong-lam") + "/errors"))).StatusCode);
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_at_the_form()
    {
        var office = await app.As(Office);
        foreach (var (name, bytes, word) in new[]
        {
            ("a.docx", Zip("word/document.xml", Utf8("<w/>")), "không phải bảng danh sách"),
            ("a.csv", Utf8(string.Concat(Enumerable.Range(0, 100_000).Select(number => $"M{number},Lê An\n"))), "20.000 dòng"),
            ("a.csv", Array.Empty<byte>(), "rỗng"),
            ("a.csv", new byte[11_000_000], "lớn hơn mức"),
        })
        {
            using var answer = await office.PostFile(await office.Get(Imports), $"form[action='{Imports}']", name, bytes);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(word, (await Page.Read(answer)).Find(".field__error").TextContent);
        }
    }

    [Fact]
    public async Task The_template_is_understood_when_it_comes_back()
    {
        var office = await app.As(Office);
        var template = TableFile.Read(await (await office.Send(new HttpRequestMessage(HttpMethod.Get, $"{Imports}/template"))).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        var layout = RosterGuess.Of(template.Table);

        Assert.Equal(Enum.GetValues<RosterField>().Except([RosterField.FullName]), layout.Columns.OfType<RosterField>());
    }

    [Theory]
    [InlineData("Xlsx")]
    [InlineData("Csv")]
    public async Task The_list_goes_out_safely_and_coming_back_changes_nothing(string kind)
    {
        var office = await app.As(Office);
        await app.InDatabase(async db =>
        {
            if (!await db.People.AnyAsync(person => person.Code == "KL-01"))
            {
                var centre = await db.Centres.SingleAsync(centre => centre.Slug == "song-van");
                var person = db.People.Add(new Person("KL-01", "Lê", "Lâm")).Entity;

                // No name may begin so any more; one that was stored before still does.
                db.Entry(person).Property(one => one.FamilyName).CurrentValue = "=cmd|' /C calc'!A0";
                db.Entry(person).Property(one => one.FullName).CurrentValue = "=cmd|' /C calc'!A0 Lâm";
                var member = new Membership(centre.Id, person.Id, SchoolTime.Day(app.Clock.GetUtcNow()));
                member.Grant(Role.Trainee, null, app.Clock.GetUtcNow());
                db.Memberships.Add(member);
                await db.SaveChangesAsync();
            }
        });
        using var answer = await office.Send(new HttpRequestMessage(HttpMethod.Get, $"/c/song-van/people/exports?format={kind}&role=Trainee"));
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.True(answer.Headers.CacheControl!.NoStore);
        var read = TableFile.Read(bytes).Table;
        Assert.True(read.Records.Count > 40);
        Assert.DoesNotContain(",=cmd", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);

        var preview = await Send(office, bytes, $"danh-sach.{kind.ToLowerInvariant()}");
        var told = preview.Document.QuerySelectorAll(".outcome li").Select(line => line.TextContent.Trim()).ToList();
        Assert.Contains(told, line => line.Contains("người đã có sẵn", StringComparison.Ordinal));
        Assert.DoesNotContain(told, line => line.Contains("hồ sơ sẽ được sửa", StringComparison.Ordinal) || line.Contains("người mới", StringComparison.Ordinal));
    }

    private static async Task<Page> Send(Visitor office, byte[] file, string name = "roster.csv")
    {
        var page = await office.After(await office.PostFile(await office.Get(Imports), $"form[action='{Imports}']", name, file));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page;
    }

    private Task<int> Count(string code) => app.InDatabase(db => db.People.CountAsync(person => person.Code.StartsWith(code)));

    private Task<(int, int, int, int)> Rows() => app.InDatabase(async db => (
        await db.People.CountAsync(), await db.Memberships.CountAsync(), await db.AuditEntries.CountAsync(), await db.DutyAssignments.CountAsync()));
}
