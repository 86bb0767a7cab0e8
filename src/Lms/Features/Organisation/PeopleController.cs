using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Organisation;

/// <summary>The people of a centre: found, seen, corrected.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Administrator)]
[Route("c/{centre}/people")]
public sealed class PeopleController(LmsDbContext db, PersonQuery people, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Index(PeopleFilter filter, CancellationToken stop) =>
        View(await PeoplePage.Load(db, CentreId, filter, clock.GetUtcNow(), stop));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop)
    {
        if (await people.Find(CentreId, id, stop) is not { } page)
        {
            return NotFound();
        }

        var managesElsewhere = page.ManagesElsewhere;
        page.MayReset = await May(ResetPassword.Policy, new ResettableAccount(id, page.ManagesHere, managesElsewhere));
        return View(page);
    }

    [Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken stop)
    {
        if (await Load(id, stop) is not var (person, membership))
        {
            return NotFound();
        }

        ViewData["Person"] = person;
        var unit = (await db.UnitsOf(CentreId, id, stop)).Find(one => one.Place == UnitPlace.Home && one.IsHeldOn(clock.Today()));
        return await Form(PersonEdit.Read(person, membership, unit?.UnitId), stop);
    }

    [Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Update(Guid id, PersonForm form, CancellationToken stop)
    {
        if (await Load(id, stop) is not var (person, membership))
        {
            return NotFound();
        }

        ViewData["Person"] = person;
        if (form.UnitId is { } unit && !await db.HasUnit(CentreId, unit, stop))
        {
            Refuse(nameof(form.UnitId), "People.UnitUnknown");
        }

        var before = PersonEdit.InWords(person);
        var units = await db.UnitsOf(CentreId, id, stop);
        if (!ModelState.IsValid || !Obeys(() => db.Keep(PersonEdit.Apply(form, person, membership, units, clock.Today())), PersonForm.FieldOf))
        {
            return await Form(form, stop);
        }

        db.Record(CentreId, Me.PersonId, "Person.Changed", id, clock.GetUtcNow(), PersonEdit.Difference(before, PersonEdit.InWords(person)));
        if (!await db.SaveUnlessTaken(stop))
        {
            Refuse(nameof(form.Phone), "People.PhoneTaken");
            return await Form(form, stop);
        }

        return Done("People.Changed", Path("people", id));
    }

    private async Task<IActionResult> Form(PersonForm form, CancellationToken stop)
    {
        form.Units = await db.UnitChoices(CentreId, stop);
        return View("Edit", form);
    }

    private async Task<(Person, Membership)?> Load(Guid id, CancellationToken stop) =>
        await db.Memberships.SingleOrDefaultAsync(member => member.CentreId == CentreId && member.PersonId == id, stop) is { } membership
            ? (await db.People.SingleAsync(person => person.Id == id, stop), membership)
            : null;
}
