using System.ComponentModel.DataAnnotations;
using Lms.Domain.Classes;
using Lms.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lms.Features.Classes;

public sealed class SessionForm
{
    [Display(Name = "Classes.SessionTitle"), Required, StringLength(ClassSession.TitleLength)]
    public string Title { get; set; } = "";

    [Display(Name = "Classes.Day"), Required]
    public DateOnly? Day { get; set; }

    [Display(Name = "Classes.Start"), Required]
    public TimeOnly? Start { get; set; }

    [Display(Name = "Classes.End"), Required]
    public TimeOnly? End { get; set; }

    [Display(Name = "Classes.Room"), StringLength(ClassSession.RoomLength)]
    public string? Room { get; set; }

    [Display(Name = "Classes.MeetingUrl"), StringLength(ClassSession.MeetingUrlLength)]
    public string? MeetingUrl { get; set; }

    [Display(Name = "Classes.Lecturer"), Required]
    public Guid? LecturerId { get; set; }

    [Display(Name = "Classes.Plan")]
    public Guid? LessonPlanId { get; set; }

    [BindNever]
    public Guid ClassId { get; set; }

    [BindNever]
    public string ClassName { get; set; } = "";

    [BindNever]
    public IReadOnlyList<SelectListItem> Lecturers { get; set; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Plans { get; set; } = [];

    // Methods, not properties: validation reads every property, also of a form half filled in.
    public DateTimeOffset StartsAt() => SchoolTime.At(Day!.Value, Start!.Value);

    public DateTimeOffset EndsAt() => SchoolTime.At(Day!.Value, End!.Value);

    public static SessionForm Of(ClassSession session) => new()
    {
        Title = session.Title,
        Day = SchoolTime.Day(session.StartsAt),
        Start = TimeOnly.FromDateTime(SchoolTime.Local(session.StartsAt).DateTime),
        End = TimeOnly.FromDateTime(SchoolTime.Local(session.EndsAt).DateTime),
        Room = session.Room,
        MeetingUrl = session.MeetingUrl,
        LecturerId = session.LecturerId,
        LessonPlanId = session.LessonPlanId,
    };

    public static string FieldOf(string rule) => rule switch
    {
        "ClassSession.TitleRequired" => nameof(Title),
        "ClassSession.RoomTooLong" => nameof(Room),
        "ClassSession.MeetingLinkInvalid" or "ClassSession.MeetingLinkHasPassword" => nameof(MeetingUrl),
        "ClassSession.EndsBeforeItStarts" => nameof(End),
        "ClassSession.PlanNotApproved" => nameof(LessonPlanId),
        _ => "",
    };
}
