using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Papers;

/// <summary>One form of a paper: its cover, and what it asks for those who may read it.</summary>
/// <param name="Asked">Empty for everybody else.</param>
/// <param name="Unserved">Names of the duty tags that no variant serves; known under seal too.</param>
public sealed record FormPage(
    ExamForm Form, int Count, decimal Points, IReadOnlyList<string> Unserved, IReadOnlyList<PaperQuestion> Asked)
{
    public bool IsSealed { get; init; }

    public bool MayRead { get; init; }

    /// <summary>Not under seal any more, and one act away: the reader is put on record.</summary>
    public bool MayOpen { get; init; }

    public OpeningLine? Broken { get; init; }
}

/// <summary>A paper as its cover shows it, with the forms that the reader may read.</summary>
public sealed record PaperPage(
    ExamPaper Paper, string Programme, string Author, string? FixedBy, IReadOnlyDictionary<string, string> TagNames, PaperStanding Standing)
{
    /// <summary>Bank questions that another paper keeps under seal.</summary>
    public IReadOnlySet<Guid> HeldBack { get; init; } = new HashSet<Guid>();

    public IReadOnlyList<FormPage> Forms { get; init; } = [];

    /// <summary>By bank question: the newest version there is.</summary>
    public IReadOnlyDictionary<Guid, int> Newest { get; init; } = new Dictionary<Guid, int>();

    public bool IsFixed => Paper.FixedAt is not null;

    /// <summary>No sitting takes the paper so.</summary>
    public bool FormsDiffer => Forms.DistinctBy(form => form.Points).Count() > 1;

    public bool MayEdit { get; init; }

    public bool MayBreak { get; init; }

    public FormPage? Readable(ExamForm form) => Forms.FirstOrDefault(page => page.Form == form && page.MayRead);
}

public sealed class PaperPages(LmsDbContext db, CurrentUser me, TimeProvider clock)
{
    public async Task<PaperPage?> Read(Guid id, CancellationToken stop)
    {
        var paper = await db.Papers.AsNoTrackingWithIdentityResolution().AsSplitQuery().WithSchemes()
            .Include(known => known.Questions).ThenInclude(asked => asked.Question).ThenInclude(question => question.Bank)
            .InCentre(me.CentreId, id, stop);
        if (paper is null)
        {
            return null;
        }

        var names = await db.Papers.Where(known => known.CentreId == me.CentreId && known.Id == id)
            .Select(known => new
            {
                Programme = db.Programmes.First(programme => programme.CentreId == known.CentreId && programme.Id == known.ProgrammeId).Name,
                Author = db.People.First(person => person.Id == known.AuthorId).FullName,
                FixedBy = db.People.Where(person => person.Id == known.FixedBy).Select(person => person.FullName).FirstOrDefault(),
            }).SingleAsync(stop);
        var page = new PaperPage(
            paper, names.Programme, names.Author, names.FixedBy, await DutyTags.NamesOf(db, me.CentreId, stop),
            await PaperStanding.Read(db, paper, me.PersonId, stop))
        {
            MayEdit = paper.FixedAt is null && me.Is(Role.AcademicOffice),
            MayBreak = me.IsAnyOf(Role.Director, Role.DeputyDirector),
        };
        return await WithBank(page with { Forms = [.. paper.Forms.Select(form => Form(page, form))] }, stop);
    }

    private async Task<PaperPage> WithBank(PaperPage page, CancellationToken stop)
    {
        var asked = page.Paper.Questions.Select(asked => asked.Question.BankQuestionId).ToHashSet();
        var now = clock.GetUtcNow();
        return page with
        {
            HeldBack = (await db.HeldBack(me.CentreId, now, page.Paper.Id).Where(id => asked.Contains(id)).ToListAsync(stop)).ToHashSet(),
            Newest = page.IsFixed ? page.Newest : await db.Questions
                .Where(question => question.CentreId == me.CentreId && asked.Contains(question.BankQuestionId))
                .GroupBy(question => question.BankQuestionId)
                .ToDictionaryAsync(versions => versions.Key, versions => versions.Max(version => version.Version), stop),
        };
    }

    private FormPage Form(PaperPage page, ExamForm form)
    {
        var (paper, standing) = (page.Paper, page.Standing);
        var asked = paper.Of(form);
        var isSealed = paper.IsSealed(form, standing.Sittings, standing.Openings, clock.GetUtcNow());
        var mayOpen = page.IsFixed && !isSealed && !standing.AmCandidate;
        var mayRead = mayOpen ? standing.HasOpened(me.PersonId, form) : page.MayEdit;
        var unserved = page.TagNames.Where(tag => !asked.All(one => one.Question.Serves(tag.Key))).Select(tag => tag.Value);
        return new FormPage(form, asked.Count, asked.Sum(one => one.Question.Points), [.. unserved], mayRead ? asked : [])
        {
            IsSealed = isSealed,
            MayRead = mayRead,
            MayOpen = mayOpen && !mayRead,
            Broken = standing.Broken(form),
        };
    }
}
