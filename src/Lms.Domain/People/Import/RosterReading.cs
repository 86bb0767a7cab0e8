namespace Lms.Domain.People.Import;

/// <summary>Reads rows by a layout and checks each by what a person's own record would refuse.</summary>
public sealed class RosterReading(RosterLayout layout, DateOnly today)
{
    private const string CodeSigns = "-._/";
    private const int NationalPhone = 9;

    /// <summary>A duty begins within the year, and ends within two terms of five years: a day further off is a slip of the hand.</summary>
    private const int YearsToBegin = 1;
    private const int YearsToEnd = 10;

    private static readonly RosterField[] NameFields = [RosterField.FullName, RosterField.FamilyName, RosterField.GivenName];

    public IReadOnlyList<RosterRow> Read(RosterTable table) => [.. table.Below(layout.Heading).Select(Read)];

    private RosterRow Read(RosterRecord record)
    {
        var row = new RosterRow(record);
        ReadCode(row);
        ReadName(row);
        row.BirthDate = ReadDay(row, RosterField.BirthDate);
        ReadContact(row);
        row.Unit = Cell(row, RosterField.Unit);
        row.ClassCode = Cell(row, RosterField.Class);
        ReadDuty(row);
        return row;
    }

    private void ReadCode(RosterRow row)
    {
        row.Code = Person.NormalizeCode(Cell(row, RosterField.Code));
        if (row.Code.Length > Person.CodeLength)
        {
            Refuse(row, RosterField.Code, "Roster.CodeTooLong", Person.CodeLength);
        }
        else if (!row.Code.All(letter => char.IsLetterOrDigit(letter) || CodeSigns.Contains(letter)))
        {
            Refuse(row, RosterField.Code, "Roster.CodeSigns", row.Code);
        }
    }

    private void ReadName(RosterRow row)
    {
        var full = Cell(row, RosterField.FullName).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (family, given) = layout.Has(RosterField.FullName)
            ? (string.Join(' ', full.SkipLast(1)), full.LastOrDefault(""))
            : (Cell(row, RosterField.FamilyName), Cell(row, RosterField.GivenName));
        RosterField[] strange = [.. NameFields.Where(field => !Person.IsName(Cell(row, field)))];
        foreach (var field in strange)
        {
            Refuse(row, field, "Person.NameSigns");
        }

        var names = layout.Has(RosterField.FullName) ? RosterField.FullName : RosterField.GivenName;
        if (strange.Length == 0 && Obeys(row, names, () => new Person("-", family, given)) is { } person)
        {
            (row.FamilyName, row.GivenName, row.FullName) = (person.FamilyName, person.GivenName, person.FullName);
        }
        else
        {
            (row.FamilyName, row.GivenName, row.FullName) = (family, given, $"{family} {given}".Trim());
        }

        row.NameKey = NameKey.Of(row.FullName);
    }

    private void ReadContact(RosterRow row)
    {
        var phone = Person.NormalizePhone(Cell(row, RosterField.Phone));

        // A spreadsheet takes 0912345678 for a number and drops its nought.
        row.Phone = phone is { Length: NationalPhone } && phone[0] != '0' ? "0" + phone : phone;
        Obeys(row, RosterField.Phone, () => new Person("-", "", "A", row.Phone));
        row.Email = Cell(row, RosterField.Email) is { Length: > 0 } email ? email : null;
        Obeys(row, RosterField.Email, () => new Person("-", "", "A", email: row.Email));
        if (row.Email?.Contains(' ') == true)
        {
            Refuse(row, RosterField.Email, "Person.EmailUnknown", row.Email);
        }
    }

    // All cells of the duty or none; the tag may follow from the position.
    private void ReadDuty(RosterRow row)
    {
        RosterField[] fields = [RosterField.Position, RosterField.Duty, RosterField.DutyFrom];
        if (!layout.RecordsDuties || fields.Append(RosterField.DutyTo).All(field => Cell(row, field).Length == 0))
        {
            return;
        }

        foreach (var field in fields.Where(field => Cell(row, field).Length == 0))
        {
            Refuse(row, field, "Roster.DutyIncomplete");
        }

        foreach (var field in fields.Where(field => Cell(row, field).Length > DutyAssignment.TextLength))
        {
            Refuse(row, field, "Roster.TextTooLong", DutyAssignment.TextLength);
        }

        var (from, to) = ReadDays(row);
        if (from is { } begun)
        {
            row.Duty = new WrittenDuty(Cell(row, RosterField.Position), Cell(row, RosterField.Duty), Cell(row, RosterField.DutyTag), begun, to);
        }
    }

    private (DateOnly? From, DateOnly? To) ReadDays(RosterRow row)
    {
        var (from, to) = (ReadDay(row, RosterField.DutyFrom), ReadDay(row, RosterField.DutyTo));
        if (from > today.AddYears(YearsToBegin))
        {
            Refuse(row, RosterField.DutyFrom, "Roster.DayTooFar");
        }

        if (to < from)
        {
            Refuse(row, RosterField.DutyTo, "DutyAssignment.EndsBeforeItBegins", from!.Value);
        }
        else if (to > today.AddYears(YearsToEnd))
        {
            Refuse(row, RosterField.DutyTo, "Roster.EndTooFar", YearsToEnd);
        }

        return (from, to);
    }

    private DateOnly? ReadDay(RosterRow row, RosterField field)
    {
        var cell = Cell(row, field);
        if (cell.Length == 0)
        {
            return null;
        }

        if (RosterDate.TryRead(cell, out var day))
        {
            return day;
        }

        Refuse(row, field, RosterDate.WhyNot(cell), cell);
        return null;
    }

    private string Cell(RosterRow row, RosterField field) => layout.ColumnOf(field) is { } column ? row.Record.Cell(column).Normalize() : "";

    private void Refuse(RosterRow row, RosterField field, string key, params object[] arguments) =>
        row.Refuse(layout.ColumnOf(field), key, arguments);

    private Person? Obeys(RosterRow row, RosterField field, Func<Person> make)
    {
        try
        {
            return make();
        }
        catch (RuleBrokenException broken)
        {
            row.Refuse(layout.ColumnOf(field), broken.Key, [.. broken.Arguments]);
            return null;
        }
    }
}
