namespace Lms.Domain.Exams;

/// <summary>How a sitting is held (hình thức thi).</summary>
public enum SittingKind
{
    /// <summary>Anywhere, at any time between opening and closing: each with the same minutes from their own start.</summary>
    Window = 1,

    /// <summary>In one room under an invigilator's eyes (thi tại lớp), within a day. With minutes of its own or until it closes.</summary>
    InClass,

    /// <summary>At home over days (thu hoạch): everyone writes until it closes.</summary>
    TakeHome,
}

public static class SittingKinds
{
    /// <summary>What takes a day or more is not sat through in a room, and what takes less is not taken home.</summary>
    public static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    /// <summary>Told as a sitting is made. A close that is moved while it runs may lie where it must.</summary>
    internal static SittingKind Checked(SittingKind kind, TimeSpan lasts, int? minutes) => (kind, minutes) switch
    {
        (SittingKind.Window, null) => throw new RuleBrokenException("ExamSitting.WindowWantsMinutes"),
        (SittingKind.Window, _) => kind,
        (SittingKind.InClass, _) => lasts < OneDay ? kind : throw new RuleBrokenException("ExamSitting.InClassWithinADay"),
        (SittingKind.TakeHome, not null) => throw new RuleBrokenException("ExamSitting.TakeHomeHasNoMinutes"),
        (SittingKind.TakeHome, _) => lasts >= OneDay ? kind : throw new RuleBrokenException("ExamSitting.TakeHomeOverDays"),
        _ => throw new RuleBrokenException("ExamSitting.KindUnknown"),
    };
}
