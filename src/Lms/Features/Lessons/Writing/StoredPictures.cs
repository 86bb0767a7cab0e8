using System.Text.RegularExpressions;
using Lms.Domain.Lessons;

namespace Lms.Features.Lessons.Writing;

/// <summary>The stored files that a sanitized text shows as pictures.</summary>
public static partial class StoredPictures
{
    public static IEnumerable<Guid> In(LessonPart part, string centre) => part.Content.Texts.SelectMany(text => In(text.Html, centre)).Distinct();

    private static IEnumerable<Guid> In(string html, string centre) => Picture().Matches(html)
        .Where(match => match.Groups["centre"].Value == centre)
        .Select(match => Guid.Parse(match.Groups["id"].Value))
        .Distinct();

    [GeneratedRegex("<img src=\"/c/(?<centre>[a-z0-9-]+)/files/(?<id>[0-9a-f-]{36})\"")]
    private static partial Regex Picture();
}
