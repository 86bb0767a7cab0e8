using Lms.Data.Discussions;
using Lms.Web;

namespace Lms.Features.Discussions.Afterwards;

/// <summary>A page of a session's transcript.</summary>
/// <param name="Number">From 1.</param>
public sealed record TranscriptPage(TranscriptHead Head, TranscriptAsked Asked, IReadOnlyList<ToldLine> Lines, int Number)
{
    public const int Size = 100;
}

/// <summary>A line in its place.</summary>
/// <param name="BeginsPart">The part of the lesson plan that it is the first of, on this page.</param>
/// <param name="AnswersAbsent">What it answers is on the page before.</param>
public sealed record ToldLine(TranscriptLine Line, ShownPart? BeginsPart, bool AnswersAbsent)
{
    public RoomNews News => Line.News;

    /// <summary>The part was shown with this very line, not before the page began.</summary>
    public bool ShowsPart => News.Part is not null;

    /// <summary>Who did it, as the reader may be told: somebody who asked without a name has none.</summary>
    public static string Who(Texts text, TranscriptLine line) => line.By.Length > 0 ? line.By.Normalize() : text["Discussions.Unnamed"];

    public static IReadOnlyList<ToldLine> InPlace(IReadOnlyList<TranscriptLine> lines)
    {
        var here = lines.Select(line => line.News.Sequence).ToHashSet();
        var before = lines.Select(line => line.Part).Prepend(null);
        return [.. lines.Zip(before, (line, last) => new ToldLine(
            line, line.Part == last ? null : line.Part, line.News.ReplyTo is { } to && !here.Contains(to)))];
    }
}
