using System.Text.RegularExpressions;
using Lms.Domain.Language;

namespace Lms.Domain.Lessons;

/// <summary>What is written in one part of a lesson plan; domain notes §4.</summary>
/// <param name="Minutes">Planned for it.</param>
/// <param name="Body">What trainees read.</param>
public sealed partial record PartContent(string Title, LessonStep Step, int Minutes, WrittenText Body)
{
    public const int TitleLength = 200;
    public const int MethodLength = 500;
    public const int MaxMinutes = 1000;

    /// <summary>How it is taught (phương pháp), in plain words.</summary>
    public string Method { get; init; } = "";

    /// <summary>What the class is to discuss (câu hỏi thảo luận); trainees read it.</summary>
    public WrittenText Questions { get; init; } = WrittenText.Empty;

    /// <summary>Examples from the place itself (liên hệ thực tiễn địa phương); trainees read them.</summary>
    public WrittenText LocalLink { get; init; } = WrittenText.Empty;

    /// <summary>Lecturer's notes, plain Markdown; never shown to trainees.</summary>
    public string Notes { get; init; } = "";

    /// <summary>Ids of the resolutions that its texts link to, each once.</summary>
    public IEnumerable<Guid> Cited => Texts.SelectMany(text => Citation().Matches(text.Html)).Select(link => Guid.Parse(link.Groups["id"].Value)).Distinct();

    /// <summary>Everything that was written, as text.</summary>
    public IEnumerable<WrittenText> Texts => [Body, Questions, LocalLink];

    /// <exception cref="RuleBrokenException">Something is missing, too long or out of range.</exception>
    internal PartContent Checked()
    {
        var title = Title.Trim();
        if (title.Length is 0 or > TitleLength)
        {
            throw new RuleBrokenException("LessonPart.TitleRequired", TitleLength);
        }

        if (!Enum.IsDefined(Step))
        {
            throw new RuleBrokenException("LessonPart.StepUnknown");
        }

        if (Minutes is <= 0 or > MaxMinutes)
        {
            throw new RuleBrokenException("LessonPart.MinutesOutOfRange", 1, MaxMinutes);
        }

        if (Method.Trim().Length > MethodLength)
        {
            throw new RuleBrokenException("LessonPart.MethodTooLong", MethodLength);
        }

        return Notes.Length > WrittenText.MaxLength || Texts.Any(text => text.Source.Length > WrittenText.MaxLength)
            ? throw new RuleBrokenException("LessonPart.TooLong", WrittenText.MaxLength)
            : this with { Title = title, Method = Method.Trim() };
    }

    // In sanitized HTML, where a quotation mark in a tag is never the author's.
    [GeneratedRegex("<a href=\"/c/[a-z0-9-]+/resolutions/(?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\"")]
    private static partial Regex Citation();
}
