using System.ComponentModel.DataAnnotations;
using Lms.Domain.Classes;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lms.Features.Classes;

public sealed class MeetingLinkForm
{
    [Display(Name = "Classes.MeetingUrl"), StringLength(ClassSession.MeetingUrlLength)]
    public string? MeetingUrl { get; set; }

    [BindNever]
    public Guid SessionId { get; set; }

    [BindNever]
    public string SessionTitle { get; set; } = "";

    public static MeetingLinkForm Of(ClassSession session) => new MeetingLinkForm { MeetingUrl = session.MeetingUrl }.For(session);

    public MeetingLinkForm For(ClassSession session)
    {
        (SessionId, SessionTitle) = (session.Id, session.Title);
        return this;
    }
}
