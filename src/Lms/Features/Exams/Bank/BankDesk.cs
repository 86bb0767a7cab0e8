using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Domain.Programmes;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Bank;

/// <summary>Writes a form into the bank, and gets a form ready to be shown. The caller saves.</summary>
public sealed class BankDesk(LmsDbContext db, CurrentUser me, TimeProvider clock)
{
    /// <param name="obeys">Runs a rule for a field of the form.</param>
    /// <returns>Null when a rule was broken.</returns>
    public async Task<BankQuestion?> Make(QuestionForm form, Func<Action, string, bool> obeys, CancellationToken stop)
    {
        var (paper, now) = (await Paper(form, stop), clock.GetUtcNow());
        var programme = paper?.ProgrammeId ?? form.ProgrammeId;
        BankQuestion? question = null;
        if (!await db.Programmes.AnyAsync(known => known.CentreId == me.CentreId && known.Id == programme, stop))
        {
            obeys(() => throw new RuleBrokenException("BankQuestion.ProgrammeRequired"), nameof(form.ProgrammeId));
            return null;
        }

        if (!obeys(() => question = new BankQuestion(me.CentreId, programme!.Value, form.Kind, form.Name, me.PersonId, now), nameof(form.Name))
            || !await Fill(question!, form, obeys, stop)
            || (paper is not null && !obeys(() => paper.Add(question!, form.PaperForm), "")))
        {
            return null;
        }

        db.BankQuestions.Add(question!);
        db.Record(me.CentreId, me.PersonId, "BankQuestion.Made", question!.Id, now);
        return question;
    }

    /// <summary>Writes into the newest version, or the next. Words that say the same make no new version.</summary>
    public async Task<bool> Rewrite(BankQuestion question, QuestionForm form, Func<Action, string, bool> obeys, CancellationToken stop)
    {
        if (!await Fill(question, form, obeys, stop))
        {
            return false;
        }

        db.Record(me.CentreId, me.PersonId, "BankQuestion.Changed", question.Id, clock.GetUtcNow(), $"version {question.Newest!.Version}");
        return true;
    }

    /// <summary>Whether the paper that the form names, if any, is one that the reader may write in.</summary>
    public async Task<bool> Knows(QuestionForm form, CancellationToken stop) => form.Paper is null || await Paper(form, stop) is not null;

    public async Task Prepare(QuestionForm form, BankQuestion? question, CancellationToken stop)
    {
        var paper = await Paper(form, stop);
        form.Paper = paper?.Id;
        form.Prepare(question, await DutyTags.NamesOf(db, me.CentreId, stop));
        form.ProgrammeId = question?.ProgrammeId ?? paper?.ProgrammeId ?? form.ProgrammeId;
        form.PaperTitle = paper?.Title;
        var bound = question?.ProgrammeId ?? paper?.ProgrammeId;
        form.Programmes = bound is null ? await BankSearch.Programmes(db, me.CentreId, stop) : [];
        form.Lessons = await BankSearch.Lessons(db, me.CentreId, bound, stop);
        form.Drafts = question?.Newest is { FixedAt: null } newest && me.Is(Role.AcademicOffice)
            ? await db.Papers.Where(known => known.CentreId == me.CentreId && known.Questions.Any(asked => asked.QuestionId == newest.Id))
                .OrderBy(known => known.Title).Select(known => known.Title).ToListAsync(stop)
            : [];
    }

    /// <summary>The paper that a new question goes into at once: the office's, while no sitting uses it.</summary>
    private async Task<ExamPaper?> Paper(QuestionForm form, CancellationToken stop)
    {
        if (form.Paper is not { } id || !me.Is(Role.AcademicOffice))
        {
            return null;
        }

        return await db.Papers.Include(paper => paper.Questions).ThenInclude(asked => asked.Question).InCentre(me.CentreId, id, stop);
    }

    private async Task<bool> Fill(BankQuestion question, QuestionForm form, Func<Action, string, bool> obeys, CancellationToken stop)
    {
        var tags = await DutyTags.NamesOf(db, me.CentreId, stop);
        form.Variants.RemoveAll(variant => !tags.ContainsKey(variant.Tag));
        var lesson = await LessonOf(form, stop);
        if (form.LessonId is not null && lesson is null)
        {
            return obeys(() => throw new RuleBrokenException("BankQuestion.LessonUnknown"), nameof(form.LessonId));
        }

        return obeys(() => question.Place(form.Name, lesson), lesson is not null && lesson.ProgrammeId != question.ProgrammeId ? nameof(form.LessonId) : nameof(form.Name))
            && (form.Says(question) || form.WriteTo(question, me.PersonId, clock.GetUtcNow(), obeys));
    }

    private async Task<Lesson?> LessonOf(QuestionForm form, CancellationToken stop) => form.LessonId is not { } id ? null
        : await db.Lessons.SingleOrDefaultAsync(lesson => lesson.CentreId == me.CentreId && lesson.Id == id, stop);
}
