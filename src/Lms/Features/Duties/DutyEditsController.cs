using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Features.Shared;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Duties;

/// <summary>Changes the duties of many people at once: first everybody's fate is shown, then it is carried out.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/duty-edits")]
public sealed class DutyEditsController(
    LmsDbContext db, DutyEditDesk edits, DutyDesk desk, DutyStandingsQuery standings, TimeProvider clock) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(DutyEditChoice choice, CancellationToken stop)
    {
        ModelState.Clear();
        var form = new DutyEditForm { People = await Chosen(choice, stop), From = clock.Today(), Day = clock.Today() };
        return form.People.Count == 0 ? Done("Duties.NobodyChosen", Path("duties")) : await Form(form, stop);
    }

    /// <summary>Without having seen what will become of everybody, nothing is carried out.</summary>
    [HttpPost]
    public async Task<IActionResult> Create(DutyEditForm form, CancellationToken stop)
    {
        if (await Read(form, stop) is not { } edit)
        {
            return await Form(form, stop);
        }

        ModelState.Clear();
        return View("Preview", form.Seen is null
            ? await edits.Preview(CentreId, form, edit, changedMeanwhile: false, stop)
            : await edits.CarryOut(Me, form, edit, stop));
    }

    private async Task<List<Guid>> Chosen(DutyEditChoice choice, CancellationToken stop)
    {
        if (!choice.All)
        {
            return [.. (choice.People ?? []).Distinct().Take(DutyEdit.MostPeople)];
        }

        return choice.State is not null
            ? await standings.PeopleIn(CentreId, new DutyFilter(choice.State, choice.Unit, choice.Class), DutyEdit.MostPeople, stop)
            : await db.Enrolments.Where(place => place.CentreId == CentreId && place.ClassId == choice.Class && place.LeftAt == null)
                .Select(place => place.PersonId).Take(DutyEdit.MostPeople).ToListAsync(stop);
    }

    /// <summary>Null when the form lacks what its kind needs, told on its fields.</summary>
    private async Task<DutyEdit?> Read(DutyEditForm form, CancellationToken stop)
    {
        form.People = [.. (form.People ?? []).Distinct().Take(DutyEdit.MostPeople)];
        if (form.Kind is not { } kind)
        {
            Refuse(nameof(form.Kind), "Rules.DutyEdit.KindUnknown");
            return null;
        }

        if (form.Day is null && kind != DutyEditKind.Record && !ModelState.IsBad(nameof(form.Day)))
        {
            Refuse(nameof(form.Day), "Duties.DayRequired");
        }

        var terms = kind == DutyEditKind.End ? null : await Terms(kind, form, stop);
        return ModelState.IsValid ? new DutyEdit(kind, form.Day ?? clock.Today(), form.Every, form.WasMistake, terms) : null;
    }

    // A change of tag or position needs no more than that; whatever else the form holds is not read.
    private async Task<DutyTerms?> Terms(DutyEditKind kind, DutyEditForm form, CancellationToken stop)
    {
        var asked = new DutyForm
        {
            PositionCode = kind == DutyEditKind.Retag ? null : form.PositionCode,
            Position = kind == DutyEditKind.Retag ? null : form.Position,
            Duty = form.Duty,
            Tag = form.Tag,
            UnitId = kind == DutyEditKind.Record ? form.UnitId : null,
            From = kind == DutyEditKind.Record ? form.From : form.Day,
            To = kind == DutyEditKind.Record ? form.To : null,
            IsPrimary = form.IsPrimary,
        };
        var terms = await desk.ReadLoosely(CentreId, asked, ModelState, stop);
        Need(kind is DutyEditKind.Retag or DutyEditKind.Record && asked.Tag is not { Length: > 0 }, nameof(form.Tag), "Duties.TagRequired");
        Need(kind is DutyEditKind.Reword or DutyEditKind.Record && string.IsNullOrWhiteSpace(asked.Position), nameof(form.Position), "Duties.PositionRequired");
        Need(kind == DutyEditKind.Record && string.IsNullOrWhiteSpace(asked.Duty), nameof(form.Duty), "Duties.DutyRequired");
        Need(kind == DutyEditKind.Record && asked.From is null, nameof(form.From), "Duties.FromRequired");
        Need(asked.To < asked.From, nameof(form.To), "Duties.ToBeforeFrom");
        return terms;
    }

    private void Need(bool missing, string field, string textKey)
    {
        if (missing && !ModelState.IsBad(field))
        {
            Refuse(field, textKey);
        }
    }

    private async Task<IActionResult> Form(DutyEditForm form, CancellationToken stop)
    {
        form.Seen = null;
        ModelState.Remove(nameof(form.Seen));
        form.ChosenPeople = await edits.PeopleOf(CentreId, form.People, stop);
        await desk.Offer(CentreId, form, stop);
        return View("New", form);
    }
}
