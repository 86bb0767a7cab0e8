using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Bank;

/// <summary>Where a version stands.</summary>
/// <param name="IsUsed">A sitting uses the paper; one that none uses is shown to the office alone.</param>
public sealed record VersionUse(Guid QuestionId, Guid PaperId, string Paper, ExamForm Form, bool IsUsed);

public sealed record VersionLine(Question Version, string WrittenBy, IReadOnlyList<VersionUse> Uses);

/// <param name="Shown">The version that is shown in full.</param>
public sealed record BankPage(
    BankQuestion Question, string Programme, string? Lesson, string Author, Question Shown, IReadOnlyList<VersionLine> Versions,
    IReadOnlyDictionary<string, string> TagNames, bool MayEdit, bool MayOpenPapers)
{
    public bool IsNewest => Shown.Version == Question.Newest!.Version;
}

public sealed class BankPages(LmsDbContext db, CurrentUser me, TimeProvider clock)
{
    public async Task<BankList> List(BankFilter filter, CancellationToken stop)
    {
        var found = await BankSearch.Find(db, me.CentreId, filter, clock.GetUtcNow(), stop);
        return found with
        {
            Programmes = await BankSearch.Programmes(db, me.CentreId, stop),
            Lessons = await BankSearch.Lessons(db, me.CentreId, filter.Programme, stop),
        };
    }

    /// <param name="version">The one to show; any other number shows the newest.</param>
    public async Task<BankPage> Read(BankQuestion question, int version, bool mayEdit, CancellationToken stop)
    {
        var names = await db.BankQuestions.Where(known => known.CentreId == me.CentreId && known.Id == question.Id)
            .Select(known => new
            {
                Programme = db.Programmes.First(programme => programme.CentreId == known.CentreId && programme.Id == known.ProgrammeId).Name,
                Lesson = db.Lessons.Where(lesson => lesson.CentreId == known.CentreId && lesson.Id == known.LessonId).Select(lesson => lesson.Title).FirstOrDefault(),
                Author = db.People.First(person => person.Id == known.AuthorId).FullName,
            }).SingleAsync(stop);
        var shown = question.Versions.FirstOrDefault(one => one.Version == version) ?? question.Newest!;
        return new BankPage(
            question, names.Programme, names.Lesson, names.Author, shown, await Versions(question, stop),
            await DutyTags.NamesOf(db, me.CentreId, stop), mayEdit, me.IsAnyOf(Data.Scopes.SittingScopes.Overseers));
    }

    private async Task<IReadOnlyList<VersionLine>> Versions(BankQuestion question, CancellationToken stop)
    {
        var writers = question.Versions.Select(version => version.WrittenBy).Distinct().ToList();
        var names = await db.People.Where(person => writers.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.FullName, stop);
        var office = me.Is(Role.AcademicOffice);
        var uses = await (
            from asked in db.PaperQuestions
            join paper in db.Papers on new { asked.CentreId, Id = asked.ExamPaperId } equals new { paper.CentreId, paper.Id }
            where asked.CentreId == me.CentreId && asked.Question.BankQuestionId == question.Id && (office || paper.FixedAt != null)
            orderby paper.CreatedAt, paper.Id
            select new VersionUse(asked.QuestionId, paper.Id, paper.Title, asked.Form, paper.FixedAt != null)).ToListAsync(stop);
        return
        [
            .. question.Versions.OrderByDescending(version => version.Version)
                .Select(version => new VersionLine(version, names[version.WrittenBy], uses.FindAll(use => use.QuestionId == version.Id))),
        ];
    }
}
