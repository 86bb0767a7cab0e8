using System.ComponentModel.DataAnnotations;
using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Units;

/// <summary>Puts a lecturer of the centre into a teaching group from a day on, out of the one they were in.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/units/{id:guid}/members")]
public sealed class GroupMembersController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, CancellationToken stop) => await db.TeachingGroup(CentreId, id, stop) is { } group
        ? await Form(group, new GroupMemberForm { From = clock.Today() }, stop)
        : NotFound();

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, GroupMemberForm form, CancellationToken stop)
    {
        if (await db.TeachingGroup(CentreId, id, stop) is not { } group)
        {
            return NotFound();
        }

        await Check(group, form, stop);
        var units = await db.UnitsOf(CentreId, form.PersonId ?? Guid.Empty, stop);
        if (!ModelState.IsValid || !Obeys(() => Put(group, form, units), nameof(form.From)))
        {
            return await Form(group, form, stop);
        }

        db.Record(CentreId, Me.PersonId, "Person.UnitChanged", form.PersonId, clock.GetUtcNow(), $"→ {group.Name}");
        if (!await db.SaveUnlessOverlapping(stop))
        {
            Refuse(nameof(form.PersonId), "Units.MovedMeanwhile");
            return await Form(group, form, stop);
        }

        return Done("Units.MemberAdded", Path("units", id));
    }

    private void Put(Unit group, GroupMemberForm form, List<UnitMembership> units) =>
        db.Keep(UnitHistory.Move(units, CentreId, form.PersonId!.Value, UnitPlace.TeachingGroup, group.Id, form.From!.Value));

    private async Task Check(Unit group, GroupMemberForm form, CancellationToken stop)
    {
        if (group.HasEnded)
        {
            Refuse("", "Units.GroupHasEnded");
        }

        if (!await Lecturers().AnyAsync(member => member.PersonId == form.PersonId, stop))
        {
            Refuse(nameof(form.PersonId), "Units.NoLecturer");
        }
    }

    private IQueryable<Membership> Lecturers() => db.Memberships.Current(CentreId, clock.Today()).Holding(Role.Lecturer);

    private async Task<IActionResult> Form(Unit group, GroupMemberForm form, CancellationToken stop)
    {
        var there = db.UnitsAt(CentreId, UnitPlace.TeachingGroup, clock.Today());
        form.Group = group;
        form.Lecturers = await Lecturers()
            .Where(member => !there.Any(one => one.PersonId == member.PersonId && one.UnitId == group.Id))
            .Join(db.People, member => member.PersonId, person => person.Id, (_, person) => person)
            .OrderBy(person => person.GivenName).ThenBy(person => person.FamilyName).ThenBy(person => person.Code)
            .Select(person => new SelectListItem(person.FullName + " – " + person.Code, person.Id.ToString())).ToListAsync(stop);
        return View("New", form);
    }
}

public sealed class GroupMemberForm
{
    [Display(Name = "Units.Lecturer"), Required]
    public Guid? PersonId { get; set; }

    [Display(Name = "Units.MemberFrom"), Required]
    public DateOnly? From { get; set; }

    [BindNever]
    public Unit? Group { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Lecturers { get; set; } = [];
}

internal static class TeachingGroups
{
    /// <summary>A unit of the kind; null for any other.</summary>
    public static Task<Unit?> TeachingGroup(this LmsDbContext db, Guid centreId, Guid id, CancellationToken stop) =>
        db.Units.SingleOrDefaultAsync(
            unit => unit.CentreId == centreId && unit.Id == id
                && db.UnitLevels.Any(level => level.CentreId == centreId && level.Code == unit.Level && level.Kind == UnitKind.TeachingGroup),
            stop);

    /// <summary>Everybody's time in the group that still lasts.</summary>
    public static Task<List<UnitMembership>> InGroup(this LmsDbContext db, Unit group, DateOnly today, CancellationToken stop) => db.UnitMemberships
        .Where(one => one.CentreId == group.CentreId && one.UnitId == group.Id && (one.To == null || one.To >= today)).ToListAsync(stop);
}
