using Lms.Domain.People.Import;
using static Lms.Domain.Tests.People.Import.Rosters;

namespace Lms.Domain.Tests.People.Import;

public sealed class RosterDutyTests
{
    private const string Heading = "Mã | Họ và tên | Đơn vị | Chức vụ | Nhiệm vụ | Nhóm nhiệm vụ | Từ ngày";

    [Fact]
    public void A_whole_duty_is_planned_and_its_position_recognised()
    {
        var duty = One(Register(), "A1 | Lê An | Chi bộ thôn Đoài | Bí thư chi bộ thôn Đoài | Chủ trì sinh hoạt | | 01/01/2025").Duty!;

        Assert.Equal(("CellLeadership", "cell-secretary", Unit, true), (duty.Tag, duty.PositionCode, duty.UnitId, duty.IsPrimary));
    }

    [Fact]
    public void A_tag_is_known_by_its_name_too()
    {
        var duty = One(Register(), "A1 | Lê An | Chi bộ thôn Đoài | Trưởng thôn | Chủ trì họp thôn | lanh dao chi bo | 2025-01-01").Duty!;

        Assert.Equal(("CellLeadership", null), (duty.Tag, duty.PositionCode));
    }

    [Theory]
    [InlineData("A1 | Lê An | Chi bộ thôn Đoài | Bí thư chi bộ | | | 01/01/2025", "Roster.DutyIncomplete")]
    [InlineData("A1 | Lê An | Chi bộ thôn Đoài | Bí thư chi bộ | Chủ trì | | ", "Roster.DutyIncomplete")]
    [InlineData("A1 | Lê An | | Bí thư chi bộ | Chủ trì | | 01/01/2025", "Roster.DutyUnitMissing")]
    [InlineData("A1 | Lê An | Chi bộ thôn Đoài | Trưởng thôn | Chủ trì | | 01/01/2025", "Roster.TagMissing")]
    [InlineData("A1 | Lê An | Chi bộ thôn Đoài | Bí thư chi bộ | Chủ trì | Nấu ăn | 01/01/2025", "Roster.TagUnknown")]
    [InlineData("A1 | Lê An | Chi bộ thôn Đoài | Bí thư chi bộ | Chủ trì | | 01/01/2099", "Roster.DayTooFar")]
    [InlineData("A1 | Lê An | Chi bộ thôn Đoài | Bí thư chi bộ | Chủ trì | | 31/06/2025", "Roster.NoSuchDay")]
    public void Half_a_duty_is_refused(string row, string reason) => Assert.Contains(reason, One(Register(), row).Reasons());

    [Fact]
    public void A_duty_on_record_is_not_recorded_again()
    {
        var person = Person("A1", "Lê An", unit: Unit);
        person.Duties.Add(new KnownDuty("bí thư chi bộ", "chủ trì sinh hoạt", Unit, new DateOnly(2025, 1, 1), null, IsPrimary: true, IsWithdrawn: false));

        Assert.Equal(RosterFate.Known, One(Register(person), "A1 | Lê An | | Bí thư chi bộ | Chủ trì sinh hoạt | | 01/01/2025").Fate);
        var other = One(Register(person), "A1 | Lê An | | Bí thư chi bộ | Tuyên giáo | | 01/01/2026");
        Assert.Equal(RosterFate.Changed, other.Fate);
        Assert.False(other.Duty!.IsPrimary);
    }

    [Fact]
    public void Columns_that_do_not_suffice_for_a_duty_are_left_alone()
    {
        var table = Table("Mã | Họ và tên | Chức vụ", "A1 | Lê An | Bí thư chi bộ");
        var layout = RosterGuess.Of(table);

        Assert.False(layout.RecordsDuties);
        Assert.Equal([RosterField.Duty, RosterField.DutyFrom], layout.MissingForDuty);
        Assert.Equal(RosterFate.New, Assert.Single(Preview(Register(), "Mã | Họ và tên | Chức vụ", "A1 | Lê An | Bí thư chi bộ").Lines).Fate);
    }

    private static RosterLine One(RosterRegister register, string row) => Assert.Single(Preview(register, Heading, row).Lines);
}
