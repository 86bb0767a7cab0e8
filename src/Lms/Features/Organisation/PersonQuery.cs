using Lms.Data;
using Lms.Data.Register;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Organisation;

/// <summary>Gathers what the page of a person shows, each part in one statement.</summary>
public sealed class PersonQuery(LmsDbContext db, TimeProvider clock)
{
    private const int LastPageOfActs = 10_000;
    private const int LastCorrections = 10;

    /// <summary>What a line of the audit log is about when it is about a person.</summary>
    private static readonly string[] Subjects = ["Person", "Account"];

    public async Task<PersonPage?> Find(Guid centreId, Guid id, CancellationToken stop)
    {
        var page = await Own(centreId, id, stop);
        if (page is not null)
        {
            page.Units = await Units(centreId, id, stop);
            page.Duties = await Duties(centreId, id, stop);
            page.Classes = await Classes(centreId, id, stop);
        }

        return page;
    }

    /// <summary>What was released to the person: for themself, the leaders and the office.</summary>
    public async Task<PersonResults> Results(Guid centreId, Guid id, CancellationToken stop)
    {
        var lines = await (
            from candidate in db.Candidates
            join sitting in db.Sittings on new { candidate.CentreId, Id = candidate.ExamSittingId } equals new { sitting.CentreId, sitting.Id }
            from result in db.LastResults()
                .Where(one => one.CentreId == centreId && one.PersonId == id && one.ExamSittingId == sitting.Id && sitting.ReleasedAt != null).DefaultIfEmpty()
            where candidate.CentreId == centreId && candidate.PersonId == id && (result != null || candidate.PostponedAt != null)
            orderby sitting.ReleasedAt ?? candidate.PostponedAt descending, sitting.Id
            select new ResultLine(
                sitting.Id,
                sitting.FirstId,
                sitting.Title,
                sitting.Opens,
                sitting.ReleasedAt,
                result == null ? null : result.Mark,
                db.PaperQuestions.Where(asked => asked.CentreId == sitting.CentreId && asked.ExamPaperId == sitting.ExamPaperId && asked.Form == sitting.Form)
                    .Sum(asked => asked.Question.Points),
                result == null ? null : result.Classification,
                candidate.CameFor,
                result == null ? null : result.Earned,
                result == null ? null : result.Discipline,
                result == null ? null : result.DeductedPercent)).ToListAsync(stop);
        var marked = lines.Where(line => line.Mark is not null).ToList();
        return new PersonResults(
            lines, await PinnedBands.Of(db, centreId, [.. marked.Select(line => line.SittingId)], stop),
            CountingResults.Of(marked.Select(line => new ReleasedResult(line.SittingId, line.FirstId, line.WrittenOn, line.ReleasedAt!.Value))));
    }

    /// <summary>What was done to the person, at this centre or by themself, by whom and when.</summary>
    public async Task<ActList> Acts(Guid centreId, Guid id, int page, CancellationToken stop)
    {
        page = Math.Clamp(page, 1, LastPageOfActs);
        var acts = db.AuditEntries.AsNoTracking()
            .Where(entry => entry.SubjectId == id && (entry.CentreId == centreId || entry.CentreId == null) && Subjects.Contains(entry.Subject));
        var lines = await acts.OrderByDescending(entry => entry.Id)
            .Skip((page - 1) * ActList.Size).Take(ActList.Size)
            .Select(entry => new ActLine(
                entry.Act,
                entry.Detail,
                db.People.Where(person => person.Id == entry.ActorId).Select(person => person.FullName).FirstOrDefault(),
                entry.At))
            .ToListAsync(stop);
        return new ActList(lines, page, page == 1 && lines.Count < ActList.Size ? lines.Count : await acts.CountAsync(stop));
    }

    private Task<PersonPage?> Own(Guid centreId, Guid id, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return db.Memberships.AsNoTracking()
            .Where(member => member.CentreId == centreId && member.PersonId == id)
            .Join(db.People, member => member.PersonId, person => person.Id, (member, person) => new { member, person })
            .LeftJoin(db.Users, both => both.person.Id, account => account.Id, (both, account) => new PersonPage
            {
                Id = both.person.Id,
                FullName = both.person.FullName,
                Code = both.person.Code,
                Phone = both.person.Phone,
                Email = both.person.Email,
                BirthDate = both.person.BirthDate,
                LecturerType = both.member.LecturerType,
                Since = both.member.Since,
                Until = both.member.Until,
                Roles = both.member.Roles.OrderBy(grant => grant.Role).Select(grant => new RoleLine(grant.Role, grant.GrantedAt)).ToList(),
                SignIn = SignInState.Of(account!.MustChangePassword, account.LockoutEnd, account.LastSignInAt, now),
                ManagesElsewhere = db.ManagersElsewhere(centreId).Any(member => member.PersonId == id),
            })
            .AsSingleQuery()
            .SingleOrDefaultAsync(stop);
    }

    private async Task<IReadOnlyList<UnitLine>> Units(Guid centreId, Guid id, CancellationToken stop)
    {
        var today = clock.Today();
        var lines = await db.UnitMemberships.AsNoTracking()
            .Where(one => one.CentreId == centreId && one.PersonId == id)
            .OrderByDescending(one => one.From).ThenBy(one => one.Place).ThenBy(one => one.Id)
            .Select(one => new
            {
                Held = one,
                Today = db.Units.Where(unit => unit.CentreId == centreId && unit.Id == one.UnitId).Select(unit => unit.Name).First(),
                Then = db.Set<UnitStage>()
                    .Where(stage => stage.CentreId == centreId && stage.UnitId == one.UnitId && (stage.From == null || stage.From <= (one.To ?? today)))
                    .OrderByDescending(stage => stage.From != null).ThenByDescending(stage => stage.From)
                    .Select(stage => stage.Name).FirstOrDefault(),
            })
            .ToListAsync(stop);
        return lines.ConvertAll(line => new UnitLine(
            line.Held.UnitId, line.Held.Place, line.Then ?? line.Today, line.Then is null || line.Then == line.Today ? null : line.Today,
            line.Held.From, line.Held.To, line.Held.IsHead, line.Held.IsHeldOn(today)));
    }

    private async Task<IReadOnlyList<DutyLine>> Duties(Guid centreId, Guid id, CancellationToken stop)
    {
        var today = clock.Today();
        var english = Preferences.IsEnglish;
        return await db.DutyAssignments.AsNoTracking()
            .Where(duty => duty.CentreId == centreId && duty.PersonId == id)
            .OrderByDescending(duty => duty.From).ThenByDescending(duty => duty.IsPrimary).ThenBy(duty => duty.Id)
            .Select(duty => new DutyLine(
                duty.Id,
                duty.Position,
                duty.Duty,
                db.DutyTags.Where(tag => tag.CentreId == centreId && tag.Code == duty.Tag)
                    .Select(tag => english ? tag.NameInEnglish : tag.Name).First(),
                db.UnitStages
                    .Where(stage => stage.CentreId == centreId && stage.UnitId == duty.UnitId && (stage.From == null || stage.From <= (duty.To ?? today)))
                    .OrderByDescending(stage => stage.From != null).ThenByDescending(stage => stage.From).Select(stage => stage.Name).FirstOrDefault()
                    ?? db.Units.Where(unit => unit.CentreId == centreId && unit.Id == duty.UnitId).Select(unit => unit.Name).First(),
                duty.From,
                duty.To,
                duty.IsPrimary,
                duty.WithdrawnAt == null && duty.From <= today && (duty.To == null || duty.To >= today))
            {
                IsWithdrawn = duty.WithdrawnAt != null,
                ReplacedBy = db.DutyAssignments.Where(other => other.CentreId == centreId && other.Id == duty.ReplacedById)
                    .Select(other => other.Position + ": " + other.Duty).FirstOrDefault(),
                WantsLook = duty.WithdrawnAt == null && duty.Concerns != WordingConcerns.None && duty.LookedOverAt == null,
            })
            .ToListAsync(stop);
    }

    /// <summary>What somebody proposed about their own duties, the latest first.</summary>
    public async Task<IReadOnlyList<CorrectionLine>> CorrectionsOf(Guid centreId, Guid id, CancellationToken stop) =>
        await db.DutyCorrections.AsNoTracking()
            .Where(one => one.CentreId == centreId && one.PersonId == id)
            .OrderByDescending(one => one.ProposedAt).ThenBy(one => one.Id)
            .Take(LastCorrections)
            .Select(one => new CorrectionLine(one.Id, one.DutyId, one.Position, one.Duty, one.State, one.ProposedAt, one.DecidedAt, one.Answer))
            .ToListAsync(stop);

    private async Task<IReadOnlyList<ClassLine>> Classes(Guid centreId, Guid id, CancellationToken stop) =>
        await db.Classes.AsNoTracking()
            .Where(one => one.CentreId == centreId
                && (one.Enrolments.Any(place => place.PersonId == id) || one.Sessions.Any(session => session.LecturerId == id)))
            .OrderByDescending(one => one.Opens).ThenBy(one => one.Id)
            .Select(one => new ClassLine(
                one.Id,
                one.Name,
                one.Opens,
                one.Closes,
                one.Sessions.Any(session => session.LecturerId == id),
                one.Enrolments.Any(place => place.PersonId == id && place.LeftAt != null)))
            .ToListAsync(stop);
}
