using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Scopes;

public static class PaperScopes
{
    public static Task<ExamPaper?> InCentre(this IQueryable<ExamPaper> papers, Guid centreId, Guid id, CancellationToken stop) =>
        papers.SingleOrDefaultAsync(paper => paper.CentreId == centreId && paper.Id == id, stop);

    /// <summary>With all that a trainee may be asked.</summary>
    public static IQueryable<ExamPaper> WithQuestions(this IQueryable<ExamPaper> papers) =>
        papers.Include(paper => paper.Questions).ThenInclude(asked => asked.Question).ThenInclude(question => question.Variants);

    /// <summary>And all that markers read.</summary>
    public static IQueryable<ExamPaper> WithSchemes(this IQueryable<ExamPaper> papers) => papers.WithQuestions()
        .Include(paper => paper.Questions).ThenInclude(asked => asked.Question).ThenInclude(question => question.Scheme);

    /// <summary>What a sitting asks: the questions of the form that it writes.</summary>
    public static IQueryable<PaperQuestion> QuestionsOf(this LmsDbContext db, ExamSitting sitting) => db.PaperQuestions.Where(asked =>
        asked.CentreId == sitting.CentreId && asked.ExamPaperId == sitting.ExamPaperId && asked.Form == sitting.Form);

    /// <summary>What a sitting asked of which only the id is known.</summary>
    public static IQueryable<PaperQuestion> QuestionsOf(this LmsDbContext db, Guid centreId, Guid sittingId) => db.PaperQuestions.Where(asked =>
        asked.CentreId == centreId && db.Sittings.Any(sitting => sitting.CentreId == asked.CentreId
            && sitting.Id == sittingId && sitting.ExamPaperId == asked.ExamPaperId && sitting.Form == asked.Form));

    /// <summary>
    /// Bank questions that the bank keeps to itself: those of a form in use that is still under seal or being written, past
    /// the close too by whoever was given time of their own. The whole question, older versions and all, for what was asked
    /// before tells what will be asked. A broken seal opens the paper to those who are put on record for it, not the bank;
    /// but a form that no sitting writes any more comes back so.
    /// </summary>
    /// <param name="but">A paper that is asked about itself.</param>
    public static IQueryable<Guid> HeldBack(this LmsDbContext db, Guid centreId, DateTimeOffset now, Guid? but = null) =>
        from asked in db.PaperQuestions
        join paper in db.Papers on new { asked.CentreId, Id = asked.ExamPaperId } equals new { paper.CentreId, paper.Id }
        where asked.CentreId == centreId && paper.FixedAt != null && paper.Id != (but ?? Guid.Empty)
        where db.Sittings.Any(sitting => sitting.CentreId == centreId && sitting.ExamPaperId == paper.Id && sitting.Form == asked.Form
                && sitting.SealedAt == null && (sitting.Closes > now || sitting.PausedAt != null || db.Attempts.Any(attempt =>
                    attempt.CentreId == centreId && attempt.ExamSittingId == sitting.Id && attempt.HandedInAt == null && attempt.AcceptsUntil > now)))
            || (!db.Sittings.Any(sitting => sitting.CentreId == centreId && sitting.ExamPaperId == paper.Id && sitting.Form == asked.Form)
                && !db.PaperOpenings.Any(opening =>
                    opening.CentreId == centreId && opening.ExamPaperId == paper.Id && opening.Form == asked.Form && opening.BrokeSeal))
        select asked.Question.BankQuestionId;
}
