using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Features.Shared;
using Lms.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams;

/// <summary>Puts questions as one trainee, or the holder of some duty, would read them.</summary>
public sealed class PreviewDesk(LmsDbContext db, PersonPicker picker, CurrentUser me, Texts text, TimeProvider clock)
{
    private static readonly Role[] Trainees = [Role.Trainee];

    // As the list of people and its suggestions are open to them.
    private static readonly Role[] RegisterReaders = [Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Administrator];

    public async Task<PreviewPage> Read(
        Guid centreId, Guid programmeId, PreviewForm form, PersonChoice choice, PreviewPage page, CancellationToken stop)
    {
        form.Day ??= clock.Today();
        page = page with
        {
            Trainee = page.Trainee with { NamesOnly = !me.IsAnyOf(RegisterReaders) },
            Classes = await Classes(centreId, programmeId, stop),
            InClass = form.Class is { } group ? await Of(centreId, group, stop) : [],
        };
        return choice is { Typed: null or "", Person: null }
            ? page with { Duty = form.Tag is { } tag && page.TagNames.ContainsKey(tag) ? Sample(form, tag) : null }
            : await As(centreId, form.Day.Value, choice, page, stop);
    }

    private async Task<PreviewPage> As(Guid centreId, DateOnly day, PersonChoice choice, PreviewPage page, CancellationToken stop)
    {
        var pick = await picker.Pick(centreId, choice, Trainees, stop) with { NamesOnly = page.Trainee.NamesOnly };
        page = page with { Trainee = pick };
        if (pick.Chosen is not { } chosen || await Trainee(centreId, chosen, stop) is not { } trainee)
        {
            return pick.Chosen is null ? page : page with { Trainee = pick with { Chosen = null, Trouble = "People.PickNobody" } };
        }

        var (duty, wantsLook) = await SpeakingDuties.Of(db, centreId, chosen, day, stop);
        return page with { As = trainee, Duty = duty, WantsLook = wantsLook };
    }

    private Task<PreviewTrainee?> Trainee(Guid centreId, Guid id, CancellationToken stop) => db.Memberships
        .Where(member => member.CentreId == centreId && member.PersonId == id && member.Roles.Any(grant => grant.Role == Role.Trainee))
        .Join(db.People, member => member.PersonId, person => person.Id, (_, person) => person)
        .Select(person => new PreviewTrainee(person.Id, person.FullName))
        .SingleOrDefaultAsync(stop);

    private async Task<IReadOnlyList<PreviewTrainee>> Of(Guid centreId, Guid classId, CancellationToken stop) => await db.Enrolments
        .Where(enrolment => enrolment.CentreId == centreId && enrolment.ClassId == classId && enrolment.LeftAt == null)
        .Join(db.People, enrolment => enrolment.PersonId, person => person.Id, (_, person) => person)
        .OrderBy(person => person.GivenName).ThenBy(person => person.FamilyName).ThenBy(person => person.Id)
        .Select(person => new PreviewTrainee(person.Id, person.FullName))
        .ToListAsync(stop);

    private async Task<IReadOnlyList<SelectListItem>> Classes(Guid centreId, Guid programmeId, CancellationToken stop) => await db.Classes.AsNoTracking()
        .Where(known => known.CentreId == centreId && known.ProgrammeId == programmeId)
        .OrderByDescending(known => known.Opens).ThenBy(known => known.Name).ThenBy(known => known.Id)
        .Select(known => new SelectListItem(known.Name, known.Id.ToString()))
        .ToListAsync(stop);

    private DutySnapshot Sample(PreviewForm form, string tag) => new(
        Or(form.Position, "Exams.SamplePosition"), Or(form.Duty, "Exams.SampleDuty"), Or(form.Organisation, "Exams.SampleOrganisation"),
        Or(form.Locality, "Exams.SampleLocality"), tag);

    private string Or(string? typed, string sample) => string.IsNullOrWhiteSpace(typed) ? text[sample] : typed.Trim();
}
