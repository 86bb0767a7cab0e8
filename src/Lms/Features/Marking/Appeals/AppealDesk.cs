using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Records;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Appeals;

/// <summary>What lies before those who see to appeals, and before the trainee who made one.</summary>
public sealed class AppealDesk(LmsDbContext db, CurrentUser me, Texts text, TimeProvider clock)
{
    public async Task<AppealsPage> List(int page, CancellationToken stop)
    {
        var seen = db.AppealsSeenBy(me);
        var rows = await (
                from appeal in seen.AsNoTracking()
                join person in db.People on appeal.PersonId equals person.Id
                join sitting in db.Sittings on new { appeal.CentreId, Id = appeal.ExamSittingId } equals new { sitting.CentreId, sitting.Id }
                orderby appeal.State == AppealState.Refused || appeal.State == AppealState.Answered, appeal.AnswerBy, appeal.Id
                select new AppealRow
                {
                    Id = appeal.Id,
                    FullName = person.FullName,
                    SittingTitle = sitting.Title,
                    AnswerBy = appeal.AnswerBy,
                    State = appeal.State,
                })
            .Skip((page - 1) * AppealsPage.Size).Take(AppealsPage.Size).ToListAsync(stop);
        var total = page == 1 && rows.Count < AppealsPage.Size ? rows.Count : await seen.CountAsync(stop);
        return new AppealsPage(rows, page, total, clock.GetUtcNow());
    }

    /// <summary>Null for those who do not see to it.</summary>
    public async Task<AppealPage?> Page(Guid id, CancellationToken stop)
    {
        var found = await (
            from appeal in db.AppealsSeenBy(me).AsNoTracking()
            join person in db.People on appeal.PersonId equals person.Id
            join script in db.Scripts on new { appeal.CentreId, Id = appeal.ScriptId } equals new { script.CentreId, script.Id }
            where appeal.Id == id
            select new { Appeal = appeal, person.FullName, person.Code, script.MaskNumber }).SingleOrDefaultAsync(stop);
        if (found is null)
        {
            return null;
        }

        var sitting = await Sitting(found.Appeal.ExamSittingId, stop);
        var policies = await db.PoliciesOf(sitting, stop);
        return new AppealPage(
            found.Appeal, sitting, found.FullName, found.Code, found.MaskNumber, await Points(sitting, stop), policies.Appeal,
            await Sheets(found.Appeal).ToListAsync(stop), clock.GetUtcNow());
    }

    /// <summary>Null for those who do not see to it.</summary>
    public Task<Guid?> SittingOf(Guid id, CancellationToken stop) =>
        db.AppealsSeenBy(me).Where(appeal => appeal.Id == id).Select(appeal => (Guid?)appeal.ExamSittingId).SingleOrDefaultAsync(stop);

    /// <summary>To change it, the sitting held.</summary>
    public async Task<(ExamSitting Sitting, MarkAppeal Appeal)> Take(Guid sittingId, Guid id, CancellationToken stop) => (
        await Sitting(sittingId, stop), await db.MarkAppeals.SingleAsync(appeal => appeal.CentreId == me.CentreId && appeal.Id == id, stop));

    /// <summary>A trainee's own; null before release, and for whoever has no result there.</summary>
    public async Task<OwnAppealPage?> Own(Guid sittingId, CancellationToken stop)
    {
        var result = await db.LastResults().AsNoTracking().SingleOrDefaultAsync(
            result => result.CentreId == me.CentreId && result.ExamSittingId == sittingId && result.PersonId == me.PersonId, stop);
        var sitting = result is null ? null : await Sitting(sittingId, stop);
        if (sitting?.ReleasedAt is not { } released)
        {
            return null;
        }

        var policies = await db.PoliciesOf(sitting, stop);
        return new OwnAppealPage(
            sitting, result!, await Mine(sittingId).SingleOrDefaultAsync(stop), policies.Appeal,
            await Points(sitting, stop), SchoolTime.Day(released), clock.Today(), PinnedBands.Of(sittingId, policies));
    }

    /// <summary>Null until it is answered.</summary>
    public async Task<LetterSource?> Letter(Guid id, CancellationToken stop) =>
        await Letter(await db.AppealsSeenBy(me).AsNoTracking().SingleOrDefaultAsync(appeal => appeal.Id == id, stop), stop);

    /// <inheritdoc cref="Letter(Guid, CancellationToken)"/>
    public async Task<LetterSource?> OwnLetter(Guid sittingId, CancellationToken stop) => await Letter(await Mine(sittingId).SingleOrDefaultAsync(stop), stop);

    /// <summary>A letter to the trainee when a step concerns them: where to look, never a mark.</summary>
    public async Task Tell(MarkAppeal appeal, ExamSitting sitting, CancellationToken stop)
    {
        var key = appeal.State switch
        {
            AppealState.Marking => "Marking.AppealMailAccepted",
            AppealState.Refused => "Marking.AppealMailRefused",
            AppealState.Answered => "Marking.AppealMailAnswered",
            _ => null,
        };
        var person = key is null ? null : await db.People.Where(one => one.Id == appeal.PersonId && one.Email != null)
            .Select(one => new { one.FullName, one.Email }).SingleOrDefaultAsync(stop);
        if (person is not null)
        {
            db.Outbox.Add(new OutboxMail(
                person.Email!, text.InVietnamese("Marking.AppealMailSubject", sitting.Title),
                text.InVietnamese(key!, person.FullName, sitting.Title, me.Centre.Name), clock.GetUtcNow()));
        }
    }

    private async Task<LetterSource?> Letter(MarkAppeal? appeal, CancellationToken stop)
    {
        if (appeal is not { State: AppealState.Answered })
        {
            return null;
        }

        var sitting = await Sitting(appeal.ExamSittingId, stop);
        var bands = await PinnedBands.Of(db, me.CentreId, [sitting.Id], stop);
        var result = await db.LastResults().AsNoTracking().SingleAsync(
            result => result.CentreId == me.CentreId && result.ExamSittingId == sitting.Id && result.PersonId == appeal.PersonId, stop);
        var person = await db.People.Where(one => one.Id == appeal.PersonId).Select(one => new { one.FullName, one.Code }).SingleAsync(stop);
        var centre = await db.Centres.Where(one => one.Id == me.CentreId).Select(one => new { one.Name, one.Locality }).SingleAsync(stop);
        var sheets = await Sheets(appeal).ToListAsync(stop);
        return new LetterSource(
            centre.Name, centre.Locality, person.FullName, person.Code, sitting.Title, appeal, result, bands.NameOf(sitting.Id, result.Classification),
            await Points(sitting, stop), [.. sheets.Where(sheet => sheet.Round >= MarkAppeal.FirstRound).Select(sheet => sheet.Total!.Value)]);
    }

    private IQueryable<MarkAppeal> Mine(Guid sittingId) => db.MarkAppeals.AsNoTracking()
        .Where(appeal => appeal.CentreId == me.CentreId && appeal.ExamSittingId == sittingId && appeal.PersonId == me.PersonId);

    private Task<ExamSitting> Sitting(Guid id, CancellationToken stop) => db.Sittings.Include(sitting => sitting.Appointments).AsSingleQuery()
        .SingleAsync(sitting => sitting.CentreId == me.CentreId && sitting.Id == id, stop);

    private Task<decimal> Points(ExamSitting sitting, CancellationToken stop) =>
        db.QuestionsOf(sitting).SumAsync(asked => asked.Question.Points, stop);

    /// <summary>A mark of the new markers is told when all that were drawn have given theirs.</summary>
    private IQueryable<AppealSheet> Sheets(MarkAppeal appeal) => db.MarkSheets.AsNoTracking()
        .Where(sheet => sheet.CentreId == appeal.CentreId && sheet.ScriptId == appeal.ScriptId)
        .OrderBy(sheet => sheet.Round)
        .Select(sheet => new AppealSheet
        {
            Round = sheet.Round,
            Marker = db.People.First(person => person.Id == sheet.MarkerId).FullName,
            Total = sheet.LockedAt == null || (sheet.Round >= MarkAppeal.FirstRound && appeal.NewMark == null && appeal.State == AppealState.Marking)
                ? null
                : sheet.Marks.Sum(mark => mark.Value),
            LockedAt = sheet.LockedAt,
        });
}
