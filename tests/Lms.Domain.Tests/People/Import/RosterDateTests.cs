using System.Globalization;
using Lms.Domain.People.Import;

namespace Lms.Domain.Tests.People.Import;

public sealed class RosterDateTests
{
    [Theory]
    [InlineData("21/01/2004")]
    [InlineData("21/1/2004")]
    [InlineData("21-01-2004")]
    [InlineData("21.1.2004")]
    [InlineData("2004-01-21")]
    [InlineData("2004-01-21T00:00:00")]
    [InlineData("21/01/2004 00:00:00")]
    [InlineData("21/01/2004 0:00")]
    [InlineData("38007")]
    public void Every_usual_way_of_writing_a_day_is_read(string written)
    {
        Assert.True(RosterDate.TryRead(written, out var day));
        Assert.Equal(new DateOnly(2004, 1, 21), day);
    }

    [Theory]
    [InlineData("31/02/2005", "Roster.NoSuchDay")]
    [InlineData("29/02/2023", "Roster.NoSuchDay")]
    [InlineData("12/25/2004", "Roster.NoSuchDay")]
    [InlineData("00/00/0000", "Roster.NoSuchDay")]
    [InlineData("1/2/05", "Roster.YearTooShort")]
    [InlineData("1985", "Roster.DayUnreadable")]
    [InlineData("tháng 3 năm 1985", "Roster.DayUnreadable")]
    [InlineData("-5", "Roster.DayUnreadable")]
    [InlineData("=TODAY()", "Roster.DayUnreadable")]
    public void What_is_no_day_is_refused_with_its_reason(string written, string reason)
    {
        Assert.False(RosterDate.TryRead(written, out _));
        Assert.Equal(reason, RosterDate.WhyNot(written));
    }

    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    [Fact]
    public void Every_day_of_a_long_life_is_read_in_all_its_forms()
    {
        for (var day = new DateOnly(1920, 1, 1); day < new DateOnly(2030, 1, 1); day = day.AddDays(7))
        {
            var serial = day.DayNumber - new DateOnly(1899, 12, 30).DayNumber;
            string[] forms = [string.Create(Plain, $"{day:dd/MM/yyyy}"), string.Create(Plain, $"{day:d/M/yyyy}"), string.Create(Plain, $"{day:yyyy-MM-dd}"), string.Create(Plain, $"{serial}")];
            foreach (var written in forms)
            {
                Assert.True(RosterDate.TryRead(written, out var read), written);
                Assert.Equal(day, read);
            }
        }
    }
}
