using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Standardising;

/// <summary>A question with its answer as markers read it, and its items.</summary>
public sealed record StandardPart(
    int Number, QuestionKind Kind, decimal Points, string QuestionHtml, IReadOnlyList<AnnotatedParagraph> Answer, string ModelAnswerHtml, IReadOnlyList<SchemeItem> Items)
{
    public static async Task<IReadOnlyList<StandardPart>> Of(LmsDbContext db, ExamSitting sitting, Guid scriptId, CancellationToken stop)
    {
        var script = await db.ScriptsOf(sitting).AsNoTracking().Include(script => script.Answers).SingleAsync(script => script.Id == scriptId, stop);
        var questions = await AgreedPage.Questions(db, sitting, stop);
        return [.. questions.Select(asked =>
        {
            var answer = script.Answers.Single(answer => answer.QuestionId == asked.QuestionId);
            return new StandardPart(
                asked.Number, asked.Question.Kind, asked.Question.Points, answer.Question.Html, AnnotatedText.Of(answer.Text, []),
                Prose.Write(asked.Question.ModelAnswer).Html, [.. asked.Question.Scheme.OrderBy(item => item.Number)]);
        })];
    }
}
