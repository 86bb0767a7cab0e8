using Lms.Domain.Exams;

namespace Lms.Domain.Tests.Exams;

/// <summary>What an invigilator sees across the room.</summary>
public sealed class StandingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 27, 2, 0, 0, TimeSpan.Zero);
    private static readonly StandingSigns Busy = new(Now.AddMinutes(-60), Now.AddMinutes(30), null, false, false, Now.AddSeconds(-20), Now.AddSeconds(-5));

    [Fact]
    public void Each_sign_tells_its_standing()
    {
        Assert.Equal(Standing.Writing, At(Busy));
        Assert.Equal(Standing.Silent, At(Busy with { SavedAt = Now.AddMinutes(-6) }));
        Assert.Equal(Standing.Offline, At(Busy with { SavedAt = Now.AddMinutes(-6), SeenAt = Now.AddSeconds(-46) }));
        Assert.Equal(Standing.Offline, At(Busy with { SavedAt = null, SeenAt = null }));
        Assert.Equal(Standing.Writing, At(Busy with { SeenAt = null }));
        Assert.Equal(Standing.HandedIn, At(Busy with { HandedInAt = Now }));
        Assert.Equal(Standing.OutOfTime, At(Busy with { AcceptsUntil = Now.AddTicks(-1) }));
        Assert.Equal(Standing.Suspended, At(Busy with { IsSuspended = true, HandedInAt = Now }));
        Assert.Equal(Standing.NotStarted, At(new StandingSigns(null, null, null, false, false, null, null)));
        Assert.Equal(Standing.Absent, At(new StandingSigns(null, null, null, false, true, null, null)));
        Assert.Equal(Standing.Absent, new StandingSigns(null, null, null, false, false, null, null).At(Now, Now));
    }

    private static Standing At(StandingSigns signs) => signs.At(Now.AddHours(1), Now);
}
