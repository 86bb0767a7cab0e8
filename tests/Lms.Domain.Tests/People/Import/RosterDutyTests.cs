using System.Globalization;
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

    [Theory]
    [InlineData("", null)]
    [InlineData("31/12/2026", "2026-12-31")]
    [InlineData("2026-12-31", "2026-12-31")]
    [InlineData("46387", "2026-12-31")]
    [InlineData("01/01/2025", "2025-01-01")]
    public void A_last_day_is_read_as_the_first_is(string cell, string? day) =>
        Assert.Equal(day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture), Until(Register(), cell).Duty!.To);

    [Theory]
    [InlineData("31/02/2026", "Roster.NoSuchDay")]
    [InlineData("31/12/26", "Roster.YearTooShort")]
    [InlineData("hết nhiệm kỳ", "Roster.DayUnreadable")]
    [InlineData("46387,5", "Roster.DayUnreadable")]
    [InlineData("31/12/2024", "DutyAssignment.EndsBeforeItBegins")]
    [InlineData("28/11/2036", "Roster.EndTooFar")]
    public void A_last_day_that_cannot_be_is_refused_at_its_column(string cell, string reason)
    {
        var line = Until(Register(), cell);

        var problem = Assert.Single(line.Problems);
        Assert.Equal((reason, 7), (problem.Key, problem.Column));
        Assert.Equal(RosterFate.Refused, line.Fate);
    }

    [Fact]
    public void A_last_day_alone_is_half_a_duty() => Assert.Equal(
        ["Roster.DutyIncomplete", "Roster.DutyIncomplete", "Roster.DutyIncomplete"],
        Assert.Single(Preview(Register(), Heading + " | Đến ngày", "A1 | Lê An | Chi bộ thôn Đoài | | | | | 31/12/2026").Lines).Reasons());

    [Fact]
    public void A_duty_that_lasts_is_ended_by_a_file_and_its_end_never_moved()
    {
        var held = new KnownDuty("bí thư chi bộ", "chủ trì sinh hoạt", Unit, new DateOnly(2025, 1, 1), null, IsPrimary: true, IsWithdrawn: false) { Id = Guid.NewGuid() };
        var person = Person("A1", "Lê An", unit: Unit);
        person.Duties.Add(held);

        var ended = Until(Register(person), "31/12/2026");
        Assert.Equal((RosterFate.Changed, held.Id), (ended.Fate, ended.EndedDutyId));
        Assert.Equal(new RosterChange(RosterField.DutyTo, null, "31/12/2026"), Assert.Single(ended.Changes));

        person.Duties[0] = held with { To = new DateOnly(2026, 12, 31) };
        Assert.Equal(RosterFate.Known, Until(Register(person), "31/12/2026").Fate);
        Assert.Equal(RosterFate.Known, Until(Register(person), "").Fate);
        var other = Until(Register(person), "30/06/2026");
        Assert.Equal((RosterFate.Known, "Roster.DutyEndsOtherwise"), (other.Fate, Assert.Single(other.Notes).Key));

        person.Duties[0] = held with { IsWithdrawn = true };
        Assert.Equal(RosterFate.Known, Until(Register(person), "31/12/2026").Fate);
    }

    [Theory]
    [InlineData("31/12/2025", true)]
    [InlineData("01/01/2026", false)]
    [InlineData("", false)]
    public void A_duty_over_before_the_first_one_begins_comes_first_in_its_time(string until, bool isPrimary)
    {
        var person = Person("A1", "Lê An", unit: Unit);
        person.Duties.Add(new KnownDuty("trưởng thôn", "chủ trì họp thôn", Unit, new DateOnly(2026, 1, 1), null, IsPrimary: true, IsWithdrawn: false));

        Assert.Equal(isPrimary, Until(Register(person), until).Duty!.IsPrimary);
    }

    [Fact]
    public void What_would_be_written_of_a_duty_is_in_the_fingerprint()
    {
        static string Seen(string until) => Preview(Register(), Heading + " | Đến ngày", $"A1 | Lê An | Chi bộ thôn Đoài | Bí thư chi bộ | Chủ trì | | 01/01/2025 | {until}").Fingerprint();

        Assert.Equal(Seen("31/12/2026"), Seen("31-12-2026"));
        Assert.NotEqual(Seen("31/12/2026"), Seen("30/12/2026"));
    }

    private static RosterLine Until(RosterRegister register, string cell) => Assert.Single(Preview(
        register, Heading + " | Đến ngày", $"A1 | Lê An | Chi bộ thôn Đoài | Bí thư chi bộ | Chủ trì sinh hoạt | | 01/01/2025 | {cell}").Lines);

    private static RosterLine One(RosterRegister register, string row) => Assert.Single(Preview(register, Heading, row).Lines);
}
