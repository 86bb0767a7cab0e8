using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Features.Shared;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Organisation;

/// <summary>Corrects what is written of a person. Of two officers who do so at once, the second is shown both.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/people/{id:guid}/edit")]
public sealed class PersonEditsController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid id, CancellationToken stop) =>
        await PersonRecord.Load(db, CentreId, id, clock.Today(), stop) is { } record
            ? await Form(PersonEdit.Read(record), record.Person, stop)
            : NotFound();

    [HttpPost]
    public async Task<IActionResult> Update(Guid id, PersonForm form, CancellationToken stop)
    {
        await using var change = await db.HoldPerson(id, stop);
        if (await PersonRecord.Load(db, CentreId, id, clock.Today(), stop) is not { } record)
        {
            return NotFound();
        }

        var before = record.Written();
        var unit = await UnitName(form, record, stop);
        Compare(form, record, unit);
        if (!ModelState.IsValid || !Obeys(() => db.Keep(PersonEdit.Apply(form, record)), PersonForm.FieldOf))
        {
            return await Form(form, record.Person, stop);
        }

        Note(id, Change.Between(before, (record with { UnitName = unit }).Written()));
        if (!await db.SaveUnlessTaken(stop))
        {
            Refuse(nameof(form.Phone), "People.PhoneTaken");
            return await Form(form, record.Person, stop);
        }

        if (!await change.CommitUnlessOverlapping(stop))
        {
            Refuse(nameof(form.UnitId), "People.UnitMovedMeanwhile");
            return await Form(form, record.Person, stop);
        }

        return Done("People.Changed", Path("people", id));
    }

    private async Task<string?> UnitName(PersonForm form, PersonRecord record, CancellationToken stop)
    {
        if (form.UnitId is not { } id || id == record.UnitId)
        {
            return form.UnitId is null ? null : record.UnitName;
        }

        var name = await db.Homes(CentreId, clock.Today()).Where(unit => unit.Id == id).Select(unit => unit.Name).SingleOrDefaultAsync(stop);
        if (name is null)
        {
            Refuse(nameof(form.UnitId), "People.UnitUnknown");
        }

        return name;
    }

    // Sent again, the form has seen what it now shows: then it is meant.
    private void Compare(PersonForm form, PersonRecord record, string? unit)
    {
        if (form.Seen != record.Seen)
        {
            form.Since = Change.Between(record.Written(), PersonRecord.Written(form, unit));
            form.Seen = record.Seen;
            Refuse("", "People.ChangedSince");
        }
    }

    private void Note(Guid id, IReadOnlyList<Change> changes)
    {
        if (changes.Count > 0)
        {
            db.Record(CentreId, Me.PersonId, "Person.Changed", id, clock.GetUtcNow(), Change.Detail(changes));
        }
    }

    private async Task<IActionResult> Form(PersonForm form, Person person, CancellationToken stop)
    {
        ViewData["Person"] = person;
        form.Units = await db.HomeChoices(CentreId, clock.Today(), stop);
        return View("Edit", form);
    }
}
