using Lms.Domain.People.Import;
using static Lms.Domain.People.Import.RosterField;

namespace Lms.Domain.Tests.People.Import;

public sealed class RosterGuessTests
{
    [Fact]
    public void A_Vietnamese_heading_is_understood_in_any_order()
    {
        var layout = RosterGuess.Of(Rosters.Table(
            "MSSV | Tên | Họ đệm | Email | Lớp | Ngày sinh | Ghi chú",
            "02412000 | Thụy | Hồ Thị Hải | a@b.vn | LLCT01 | 21/01/2004 |"));

        Assert.Equal(1, layout.Heading);
        Assert.Equal([Code, GivenName, FamilyName, Email, Class, BirthDate, null], layout.Columns);
    }

    [Theory]
    [InlineData("Code | Full name | Date of birth | Phone | Unit | Position | Duty | Tag | From")]
    [InlineData("MÃ HỌC VIÊN | Họ và tên | Ngày, tháng, năm sinh (dd/mm/yyyy) | SĐT | Chi bộ sinh hoạt | Chức vụ | Nhiệm vụ được phân công | Nhóm nhiệm vụ | Từ ngày")]
    [InlineData("ma | ho ten | ngay sinh | đ.t | đơn vị công tác | chức danh | nhiệm vụ | loại nhiệm vụ | từ ngày")]
    public void Headings_of_both_languages_mean_the_same(string heading)
    {
        var layout = RosterGuess.Of(Rosters.Table(heading, "A1 | Lê An | | | | | | |"));

        Assert.Equal([Code, FullName, BirthDate, Phone, RosterField.Unit, Position, Duty, DutyTag, DutyFrom], layout.Columns);
    }

    [Theory]
    [InlineData("Đến ngày", DutyTo)]
    [InlineData("đến", DutyTo)]
    [InlineData("ĐẾN HẾT NGÀY (dd/mm/yyyy)", DutyTo)]
    [InlineData("Kết thúc", DutyTo)]
    [InlineData("Ngày kết thúc", DutyTo)]
    [InlineData("To", DutyTo)]
    [InlineData("to date", DutyTo)]
    [InlineData("Until", DutyTo)]
    [InlineData("End date", DutyTo)]
    [InlineData("Tổ", null)]
    public void A_last_day_is_told_from_a_group(string heading, RosterField? field) =>
        Assert.Equal([Code, FullName, field], RosterGuess.Of(Rosters.Table($"Mã | Họ tên | {heading}", "A1 | Lê An | 1")).Columns);

    [Fact]
    public void A_heading_below_a_title_is_found()
    {
        var layout = RosterGuess.Of(Rosters.Table(
            "ĐẢNG UỶ XÃ ĐÔNG LAM", "DANH SÁCH HỌC VIÊN", "STT | Mã số | Họ và tên", "1 | A1 | Lê An"));

        Assert.Equal(3, layout.Heading);
        Assert.Equal([null, Code, FullName], layout.Columns);
    }

    [Fact]
    public void Without_a_heading_the_values_tell()
    {
        var layout = RosterGuess.Of(Rosters.Table(
            "1 | 02412000 | Hồ Thị Hải | Thụy | 21/01/2004 | LLCT01 | a@sv.example.test | 0912345678 | Chi bộ thôn Đoài",
            "2 | 02412001 | Trần Văn Ðịnh | Siêu | 17/04/2004 | LLCT01 | b@sv.example.test | 0912345679 | Chi bộ thôn Đoài",
            "3 | 02412002 | Lê Thị Thanh | Nhàn | 08/02/2006 | LLCT02 | c@sv.example.test | +84 912 345 670 | Chi bộ thôn Trung"));

        Assert.Null(layout.Heading);
        Assert.Equal([null, Code, FamilyName, GivenName, BirthDate, Class, Email, Phone, RosterField.Unit], layout.Columns);
    }

    [Fact]
    public void Whole_names_without_a_heading_are_told_from_units()
    {
        var layout = RosterGuess.Of(Rosters.Table("Nguyễn Văn An | SV-01", "Trần Thị Bình | SV-02", "Lê Cường | SV-03"));

        Assert.Equal([FullName, Code], layout.Columns);
    }

    [Fact]
    public void A_column_of_whole_names_beside_one_of_given_names_holds_the_family_names() =>
        Assert.Equal([Code, FamilyName, GivenName], RosterGuess.Of(Rosters.Table("Mã | Họ và tên | Tên", "A1 | Lê Văn | An")).Columns);

    [Fact]
    public void A_heading_pointed_out_by_a_person_is_taken()
    {
        var table = Rosters.Table("Mã | Họ tên", "Mã số | Tên", "A1 | An");

        Assert.Equal([Code, GivenName], RosterGuess.Of(table, 2).Columns);
        Assert.Null(RosterGuess.Of(table, null).Heading);
    }

    [Theory]
    [InlineData("Roster.NamesMissing", "Mã | Ngày sinh")]
    [InlineData("Roster.NamesMissing", "Mã | Họ")]
    public void A_layout_without_names_is_refused(string rule, string heading) => AssertBroken(rule, RosterGuess.Of(Rosters.Table(heading, "A1 | B")).Check);

    [Fact]
    public void A_field_held_twice_is_refused()
    {
        AssertBroken("Roster.ColumnTwice", new RosterLayout(1, [Code, Code, GivenName]).Check);
        AssertBroken("Roster.NamesTwice", new RosterLayout(1, [Code, FullName, GivenName]).Check);
    }

    private static void AssertBroken(string key, Action act) => Assert.Equal(key, Assert.Throws<RuleBrokenException>(act).Key);
}
