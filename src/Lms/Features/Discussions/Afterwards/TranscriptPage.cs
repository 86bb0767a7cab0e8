using Lms.Data.Discussions;

namespace Lms.Features.Discussions.Afterwards;

/// <summary>A page of a session's transcript.</summary>
/// <param name="Number">From 1.</param>
public sealed record TranscriptPage(TranscriptHead Head, IReadOnlyList<ToldLine> Lines, int Number)
{
    public const int Size = 100;
}

/// <summary>A line in its place.</summary>
/// <param name="BeginsPart">The part of the lesson plan that it is the first of, on this page.</param>
/// <param name="AnswersAbsent">What it answers is on the page before.</param>
public sealed record ToldLine(RoomNews News, ShownPart? BeginsPart, bool AnswersAbsent)
{
    /// <summary>The part was shown with this very line, not before the page began.</summary>
    public bool ShowsPart => News.Part is not null;

    public static IReadOnlyList<ToldLine> InPlace(IReadOnlyList<TranscriptLine> lines)
    {
        var here = lines.Select(line => line.News.Sequence).ToHashSet();
        var before = lines.Prepend(new TranscriptLine(null!, null));
        return [.. lines.Zip(before, (line, last) => new ToldLine(
            line.News, line.Part == last.Part ? null : line.Part, line.News.ReplyTo is { } to && !here.Contains(to)))];
    }
}
