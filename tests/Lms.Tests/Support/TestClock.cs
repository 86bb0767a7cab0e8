namespace Lms.Tests.Support;

/// <summary>Stands still at 9:00 in Viet Nam, today, until a test moves it.</summary>
public sealed class TestClock : TimeProvider
{
    private DateTimeOffset now = SchoolTime.At(SchoolTime.Day(DateTimeOffset.UtcNow), new TimeOnly(9, 0));

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;

    public void Set(DateTimeOffset to) => now = to.ToUniversalTime();
}
