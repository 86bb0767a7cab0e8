using Lms.Domain.Lessons;

namespace Lms.Domain.Tests.Lessons;

public sealed class PlanReminderTests
{
    private static readonly DateTimeOffset Handed = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(47, null, false)]
    [InlineData(48, null, true)]
    [InlineData(48 + 167, 48, false)]
    [InlineData(48 + 168, 48, true)]
    [InlineData(47, 0, false)]
    [InlineData(48, -1, true)]
    public void First_after_two_days_then_every_week(int hoursWaiting, int? remindedAfter, bool isDue) => Assert.Equal(
        isDue, PlanReminder.IsDue(Handed, remindedAfter is { } hours ? Handed.AddHours(hours) : null, Handed.AddHours(hoursWaiting)));
}
