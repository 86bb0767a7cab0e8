using System.Globalization;
using Lms.Data;
using Lms.Data.Register;
using Lms.Data.Scopes;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Organisation;

public enum ChoiceKind
{
    Unit = 1,
    Duty,
    Class,
}

/// <summary>Something a list of people can be narrowed to.</summary>
public sealed class Choice
{
    public required ChoiceKind Kind { get; init; }

    public required string Value { get; init; }

    public required string Name { get; init; }

    public required DateOnly? Day { get; init; }
}

/// <summary>What the filters of a list offer, and what those chosen are called; one statement.</summary>
public sealed class PeopleChoices(IReadOnlyList<Choice> all)
{
    /// <summary>Beyond it, only the units that have others below them are offered: a page of every cell is no choice.</summary>
    private const int MostUnits = 300;
    private const int MostClasses = 100;

    private static readonly StringComparer ByName = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);

    public IEnumerable<Choice> Units => all.Where(one => one.Kind == ChoiceKind.Unit).OrderBy(one => one.Name, ByName);

    public IEnumerable<Choice> Duties => all.Where(one => one.Kind == ChoiceKind.Duty).OrderBy(one => one.Name, ByName);

    public IEnumerable<Choice> Classes => all.Where(one => one.Kind == ChoiceKind.Class).OrderByDescending(one => one.Day).ThenBy(one => one.Name, ByName);

    /// <summary>Null when the centre has no such thing.</summary>
    public string? NameOf(ChoiceKind kind, string value) => all.FirstOrDefault(one => one.Kind == kind && one.Value == value)?.Name;

    public static async Task<PeopleChoices> All(LmsDbContext db, Guid centreId, PeopleFilter filter, DateTimeOffset now, CancellationToken stop)
    {
        var units = db.Units.Lasting(centreId, SchoolTime.Day(now));
        var offered = db.Units.Where(unit => unit.CentreId == centreId && (unit.Id == filter.Unit
            || (units.Any(one => one.Id == unit.Id)
                && (units.Count() <= MostUnits || db.Units.Any(below => below.CentreId == centreId && below.ParentId == unit.Id)))));
        var classes = db.Classes.Where(one => one.CentreId == centreId).OrderByDescending(one => one.Opens).ThenBy(one => one.Id)
            .Take(MostClasses).Select(one => one.Id);
        var choices = UnitsOf(offered).Concat(DutiesOf(db, centreId))
            .Concat(ClassesOf(db.Classes.Where(one => one.CentreId == centreId && (one.Id == filter.Class || classes.Contains(one.Id)))));
        return new PeopleChoices(await choices.ToListAsync(stop));
    }

    /// <summary>The names of what the filter holds; nothing is asked when it holds nothing that has one.</summary>
    public static async Task<PeopleChoices> Chosen(LmsDbContext db, Guid centreId, PeopleFilter filter, CancellationToken stop)
    {
        if (filter.Unit is null && filter.Class is null && string.IsNullOrEmpty(filter.Duty))
        {
            return new PeopleChoices([]);
        }

        var chosen = UnitsOf(db.Units.Where(unit => unit.CentreId == centreId && unit.Id == filter.Unit))
            .Concat(DutiesOf(db, centreId))
            .Concat(ClassesOf(db.Classes.Where(one => one.CentreId == centreId && one.Id == filter.Class)));
        return new PeopleChoices(await chosen.ToListAsync(stop));
    }

    private static IQueryable<Choice> UnitsOf(IQueryable<Domain.Organisation.Unit> units) =>
        units.Select(unit => new Choice { Kind = ChoiceKind.Unit, Value = unit.Id.ToString(), Name = unit.Name, Day = null });

    private static IQueryable<Choice> DutiesOf(LmsDbContext db, Guid centreId)
    {
        var english = Preferences.IsEnglish;
        return db.DutyTags.Where(tag => tag.CentreId == centreId)
            .Select(tag => new Choice { Kind = ChoiceKind.Duty, Value = tag.Code, Name = english ? tag.NameInEnglish : tag.Name, Day = null });
    }

    private static IQueryable<Choice> ClassesOf(IQueryable<Domain.Classes.TrainingClass> classes) =>
        classes.Select(one => new Choice { Kind = ChoiceKind.Class, Value = one.Id.ToString(), Name = one.Name, Day = one.Opens });
}
