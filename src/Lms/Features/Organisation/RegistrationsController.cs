using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Language;
using Lms.Domain.People;
using Lms.Features.Shared;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Organisation;

/// <summary>Takes a person into the centre: a new one with an account, or one whom another centre knows already.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/people")]
public sealed class RegistrationsController(LmsDbContext db, FirstPassword firstPassword, TimeProvider clock) : CentreController
{
    private IReadOnlyList<Role> MayGive => GrantableRoles.For(Me.Roles);

    [HttpGet("new")]
    public Task<IActionResult> New(CancellationToken stop) => Form(new NewPersonForm { Roles = [Role.Trainee] }, stop);

    [HttpPost]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Create(NewPersonForm form, CancellationToken stop)
    {
        await Check(form, stop);
        Person? person = null;
        if (!ModelState.IsValid
            || !Obeys(() => person = PersonOf(form), PersonForm.FieldOf))
        {
            return await Form(form, stop);
        }

        var known = await db.People.Where(other => other.Code == person!.Code || (person.Phone != null && other.Phone == person.Phone)).ToListAsync(stop);
        if (known.Count > 0)
        {
            return await Meet(known, person!, form, stop);
        }

        return await Add(person!, form, stop);
    }

    private async Task<IActionResult> Add(Person person, NewPersonForm form, CancellationToken stop)
    {
        var account = new Account(person.Id, person.Code) { NormalizedUserName = person.Code, LockoutEnabled = true };
        var password = firstPassword.GiveTo(account);
        db.People.Add(person);
        db.Users.Add(account);
        Enter(person, form, "Person.Created", units: []);
        if (await db.SaveUnlessTaken(stop))
        {
            return View("/Features/Organisation/Views/Slip.cshtml", new SlipPage(person.FullName, person.Code, person.Phone, password, Path("people", person.Id)));
        }

        Refuse(nameof(form.Code), "People.CodeTaken");
        return await Form(form, stop);
    }

    private async Task<IActionResult> Meet(List<Person> known, Person asked, NewPersonForm form, CancellationToken stop)
    {
        var same = known.Count == 1 && SearchKey.Of(known[0].FullName) == SearchKey.Of(asked.FullName) ? known[0] : null;
        var membership = same is null ? null
            : await db.Memberships.Include(member => member.Roles).SingleOrDefaultAsync(member => member.CentreId == CentreId && member.PersonId == same.Id, stop);
        if (same is null || membership?.IsOn(clock.Today()) == true)
        {
            var field = known.Exists(other => other.Code == asked.Code) ? nameof(form.Code) : nameof(form.Phone);
            Refuse(field, same is not null ? "People.AlreadyHere" : field == nameof(form.Code) ? "People.CodeTaken" : "People.PhoneTaken");
            return await Form(form, stop);
        }

        if (!form.Join)
        {
            form.Known = same.FullName;
            return await Form(form, stop);
        }

        var units = await db.UnitsOf(CentreId, same.Id, stop);
        if (!Obeys(() => Enter(same, form, "Person.Joined", units, membership), PersonForm.FieldOf))
        {
            return await Form(form, stop);
        }

        await db.SaveChangesAsync(stop);
        return Done("People.Joined", Path("people", same.Id));
    }

    private Person PersonOf(NewPersonForm form)
    {
        var person = new Person(form.Code, form.FamilyName ?? "", form.GivenName, form.Phone, form.Email);
        person.BeBornOn(form.BirthDate, clock.Today());
        return person;
    }

    private void Enter(Person person, NewPersonForm form, string act, IEnumerable<UnitMembership> units, Membership? former = null)
    {
        var now = clock.GetUtcNow();
        var move = UnitHistory.Move(units, CentreId, person.Id, UnitPlace.Home, form.UnitId, form.UnitFrom ?? clock.Today());
        var membership = former ?? db.Memberships.Add(new Membership(CentreId, person.Id, clock.Today())).Entity;
        db.Keep(move);
        membership.Resume();
        membership.TeachAs(form.LecturerType);
        foreach (var role in form.Roles)
        {
            membership.Grant(role, Me.PersonId, now);
        }

        db.Record(CentreId, Me.PersonId, act, person.Id, now, string.Join(", ", form.Roles));
    }

    private async Task Check(NewPersonForm form, CancellationToken stop)
    {
        if (form.UnitId is { } unit && !await db.Homes(CentreId, clock.Today()).AnyAsync(one => one.Id == unit, stop))
        {
            Refuse(nameof(form.UnitId), "People.UnitUnknown");
        }

        if (form.Roles.Except(MayGive).Any())
        {
            Refuse(nameof(form.Roles), "People.RoleNotYours");
        }
    }

    private async Task<IActionResult> Form(NewPersonForm form, CancellationToken stop)
    {
        form.Units = await db.HomeChoices(CentreId, clock.Today(), stop);
        form.RoleChoices = [.. MayGive.Select(role => new SelectListItem(Text.Of(role), role.ToString()))];
        return View("New", form);
    }
}
