using System.Globalization;
using Lms.Domain.Language;

namespace Lms.Domain.People.Import;

/// <summary>
/// What a row says anew of somebody known. Empty cells say nothing; the register's spelling of a name stays. What another
/// centre relies on too is filled in where it is missing, and never overwritten from a file.
/// </summary>
internal sealed class RosterChanges(RosterLine line, KnownPerson person, Role role)
{
    public RosterFate Decide()
    {
        var row = line.Row;
        if (person.IsHere && row.FullName != person.FullName)
        {
            line.Note("Roster.KeepsName", person.FullName);
        }

        Compare(RosterField.BirthDate, Day(person.BirthDate), Day(row.BirthDate));
        Compare(RosterField.Phone, person.Phone, row.Phone);
        Compare(RosterField.Email, person.Email, row.Email);
        CompareUnit(row);
        if (line.ClassId is { } group && !person.Classes.Contains(group))
        {
            line.Change(RosterField.Class, null, row.ClassCode);
        }

        CompareDuty();
        if (!person.HoldsRole)
        {
            line.Change(null, null, role.ToString());
        }

        return line.Problems.Count > 0 ? RosterFate.Refused
            : !person.IsHere ? RosterFate.Joins
            : line.Changes.Count > 0 ? RosterFate.Changed
            : RosterFate.Known;
    }

    private void Compare(RosterField field, string? known, string? told)
    {
        if (told is null || string.Equals(known, told, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (known is null)
        {
            line.Change(field, null, told);
        }
        else if (person.IsHere && !person.IsElsewhere)
        {
            line.Change(field, known, told);
        }
        else if (person.IsHere)
        {
            line.Note("Roster.KeptForAnotherCentre", known);
        }
    }

    private void CompareUnit(RosterRow row)
    {
        if (line.UnitId is null || line.UnitId == person.UnitId)
        {
            return;
        }

        if (person.UnitMovesLater)
        {
            line.Refuse(null, "Roster.UnitMovesLater");
            return;
        }

        line.Change(RosterField.Unit, null, row.Unit);
    }

    private void CompareDuty()
    {
        if (line.Duty is not { } duty)
        {
            return;
        }

        var same = person.Duties.FindAll(known => IsSame(known, duty));
        if (same.Count == 0)
        {
            line.Change(RosterField.Duty, null, $"{duty.Position}: {duty.Duty}");
            if (duty.To is not null)
            {
                line.Change(RosterField.DutyTo, null, Day(duty.To)!);
            }
        }
        else if (duty.To is { } last && same.Find(known => !known.IsWithdrawn) is { } held)
        {
            CompareEnd(held, last);
        }
    }

    // A duty is ended by a file, and its end is never moved by one.
    private void CompareEnd(KnownDuty held, DateOnly last)
    {
        if (held.To is null)
        {
            line.EndedDutyId = held.Id;
            line.Change(RosterField.DutyTo, null, Day(last)!);
        }
        else if (held.To != last)
        {
            line.Note("Roster.DutyEndsOtherwise", held.To.Value);
        }
    }

    private static bool IsSame(KnownDuty known, PlannedDuty duty) =>
        known.UnitId == duty.UnitId && known.From == duty.From
        && SearchKey.Of(known.Position) == SearchKey.Of(duty.Position) && SearchKey.Of(known.Duty) == SearchKey.Of(duty.Duty);

    private static string? Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
