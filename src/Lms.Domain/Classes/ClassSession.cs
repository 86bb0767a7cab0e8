using Lms.Domain.Lessons;

namespace Lms.Domain.Classes;

/// <summary>One session (buổi) of a class: when, where, who teaches, and from which approved lesson plan.</summary>
public sealed class ClassSession : ICentreOwned
{
    public const int TitleLength = 200;
    public const int RoomLength = 100;
    public const int MeetingUrlLength = 500;

    private ClassSession()
    {
    }

    internal ClassSession(
        Guid centreId, Guid classId, string title, DateTimeOffset startsAt, DateTimeOffset endsAt, string room, Guid lecturerId)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        ClassId = classId;
        Change(title, startsAt, endsAt, room, lecturerId);
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ClassId { get; private set; }

    public Guid? LessonPlanId { get; private set; }

    public string Title { get; private set; } = "";

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    public string Room { get; private set; } = "";

    public Guid LecturerId { get; private set; }

    /// <summary>Where the class meets in the centre's own meeting system: an https address; null when it does not.</summary>
    public string? MeetingUrl { get; private set; }

    public void Change(string title, DateTimeOffset startsAt, DateTimeOffset endsAt, string room, Guid lecturerId)
    {
        Title = title.Trim().Length is > 0 and <= TitleLength
            ? title.Trim()
            : throw new RuleBrokenException("ClassSession.TitleRequired", TitleLength);
        Room = room.Trim().Length <= RoomLength ? room.Trim() : throw new RuleBrokenException("ClassSession.RoomTooLong", RoomLength);
        if (endsAt <= startsAt)
        {
            throw new RuleBrokenException("ClassSession.EndsBeforeItStarts", startsAt);
        }

        StartsAt = startsAt.ToUniversalTime();
        EndsAt = endsAt.ToUniversalTime();
        LecturerId = lecturerId;
    }

    /// <summary>No lecture without an approved plan (domain notes §4); null while there is none.</summary>
    public void TeachFrom(LessonPlan? plan)
    {
        if (plan is not null && plan.State != LessonPlanState.Approved)
        {
            throw new RuleBrokenException("ClassSession.PlanNotApproved");
        }

        LessonPlanId = plan?.Id;
    }

    /// <param name="url">An absolute https address; empty takes the meeting away.</param>
    public void MeetAt(string? url)
    {
        MeetingUrl = string.IsNullOrWhiteSpace(url) ? null : MeetingLink(url.Trim());
    }

    private static string MeetingLink(string url)
    {
        if (url.Length > MeetingUrlLength || !Uri.TryCreate(url, UriKind.Absolute, out var link) || link.Scheme != Uri.UriSchemeHttps
            || link.Host.Length == 0 || link.AbsoluteUri.Length > MeetingUrlLength)
        {
            throw new RuleBrokenException("ClassSession.MeetingLinkInvalid", MeetingUrlLength);
        }

        // Whoever opens the link would sign in as somebody else.
        return link.UserInfo.Length == 0 ? link.AbsoluteUri : throw new RuleBrokenException("ClassSession.MeetingLinkHasPassword");
    }
}
