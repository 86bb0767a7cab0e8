using Lms.Data.Discussions;
using Lms.Web;

namespace Lms.Features.Discussions.Afterwards;

/// <summary>What was done about a question, in words that name it by its beginning, or by its number where its words are gone.</summary>
internal static class ToldQuestion
{
    public static ToldKind Did(string key) => ToldKind.Sentence((text, line) => text[key, line.By, Named(text, line.Question, line.News.About)]);

    /// <param name="on">For the value 1.</param>
    /// <param name="off">For the value 0.</param>
    public static ToldKind Turned(string on, string off) =>
        ToldKind.Sentence((text, line) => text[line.News.Value == 1 ? on : off, line.By, Named(text, line.Question, line.News.About)]);

    /// <summary>Whoever answered is named before it.</summary>
    public static string Answered(Texts text, TranscriptLine line) => text[
        line.News.Value != 1 ? "Transcripts.QuestionReopened" : line.Html.Length > 0 ? "Transcripts.QuestionAnswered" : "Transcripts.QuestionAnsweredAloud",
        Named(text, line.Question, line.News.About)];

    public static string Joined(Texts text, TranscriptLine line) => line.Into is { } into
        ? text["Transcripts.QuestionJoined", line.By, Named(text, line.Question, line.News.About), Named(text, line.IntoQuestion, into)]
        : text["Transcripts.QuestionSeparated", line.By, Named(text, line.Question, line.News.About)];

    /// <summary>The votes of a joined question are those of the one at the head.</summary>
    public static string State(Texts text, WallLine question) => string.Join("; ", States(text, question));

    private static IEnumerable<string> States(Texts text, WallLine question)
    {
        // A paper goes from hand to hand: it says what the class was not told.
        if (question is { IsAnonymous: true, Asker.Length: > 0 })
        {
            yield return text["Discussions.UnnamedToClass"];
        }

        if (question.Question.IsJoined)
        {
            yield return text["Transcripts.JoinedTo", question.Head];
        }
        else
        {
            yield return text["Transcripts.Votes", question.Votes];
        }

        if (question.IsPinned)
        {
            yield return text["Transcripts.Pinned"];
        }

        if (question.IsAnswered)
        {
            yield return text["Transcripts.IsAnswered"];
        }
    }

    private static string Named(Texts text, WallLine? question, long? number) =>
        question is null ? text["Transcripts.ByNumber", number] : text["Transcripts.Quoted", question.Words.Normalize()];
}
