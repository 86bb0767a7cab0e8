using Lms.Web;

namespace Lms.Features.Discussions.Afterwards;

/// <summary>A length of time in hours and whole minutes, as people say it.</summary>
internal static class Duration
{
    public static string Of(Texts text, TimeSpan length) =>
        length < TimeSpan.FromHours(1) ? text["Transcripts.Minutes", (int)length.TotalMinutes] : text["Transcripts.HoursMinutes", (int)length.TotalHours, length.Minutes];
}
