using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Web;

namespace Lms.Features.Discussions.Afterwards;

/// <summary>A poll as the transcript tells it: the question, and what came out of it for whoever may see that.</summary>
internal static class ToldPoll
{
    public static ToldKind Did(string key) => ToldKind.Sentence((text, line) => text[key, line.By, line.Poll?.Poll.Question.Text.Normalize() ?? ""]);

    /// <summary>The question, its choices with their figures, or the short texts, and how many answered.</summary>
    public static IReadOnlyList<string> Written(Texts text, SeenPoll poll) =>
        [poll.Poll.Question.Text.Normalize(), .. Places(text, poll), text["Polls.Count", poll.Answered, poll.Asked]];

    /// <summary>A line for each choice, or for each text that is shown.</summary>
    public static IEnumerable<string> Places(Texts text, SeenPoll poll) => poll.Poll.Question.Kind == PollKind.ShortText
        ? (poll.Results?.Texts ?? []).Select(one => text[one.IsHidden ? "Transcripts.PollTextGone" : "Transcripts.PollText", one.Text.Normalize()])
        : Enumerable.Range(1, poll.Poll.Question.Places).Select(place => Place(text, poll, place));

    private static string Place(Texts text, SeenPoll poll, int place)
    {
        var words = poll.Poll.Question.WordsOf(place).Normalize();
        var isRight = poll.Poll.Question.Right.Contains(place);
        return poll.Results is { } results
            ? text[isRight ? "Transcripts.PollFigureRight" : "Transcripts.PollFigure", words, results.Figures[place - 1]]
            : text["Transcripts.PollText", words];
    }
}
