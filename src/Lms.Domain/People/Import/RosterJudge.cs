using Lms.Domain.Language;

namespace Lms.Domain.People.Import;

/// <summary>
/// Holds rows against the register. A code or a number that agrees with the name is the person; a name and a day of birth
/// are where the row gives no code. Whoever bears another's code or number is refused, and no one is ever guessed at.
/// </summary>
internal sealed class RosterJudge(RosterRegister register, RosterLayout layout, Role role, DateOnly today)
{
    private readonly RosterClaims claims = new();

    public IReadOnlyList<RosterLine> Judge(IReadOnlyList<RosterRow> rows) => [.. rows.Select(Judge)];

    private RosterLine Judge(RosterRow row)
    {
        var line = new RosterLine(row);
        var isDuplicate = MeetRowsAbove(line) || MeetRegister(line);
        line.Fate = isDuplicate && row.Problems.Count == 0 ? RosterFate.Duplicate : Decide(line);
        if (!line.IsBad)
        {
            claims.Claim(line);
        }

        return line;
    }

    // All that is wrong with a row is found at once: nobody corrects a file once for each mistake.
    private RosterFate Decide(RosterLine line)
    {
        CheckBirth(line);
        FindUnit(line);
        FindClass(line);
        FindDuty(line);
        return line.Problems.Count > 0 ? RosterFate.Refused
            : line.Person is { } person ? new RosterChanges(line, person, role).Decide()
            : RosterFate.New;
    }

    /// <returns>True when it is the same person as a row above.</returns>
    private bool MeetRowsAbove(RosterLine line)
    {
        var (row, key) = (line.Row, line.Row.NameKey);
        var byCode = claims.WithCode(row.Code);
        var byPhone = claims.WithPhone(row.Phone);
        if (new[] { byCode, byPhone }.FirstOrDefault(above => above is not null && above.NameKey == key) is { } same)
        {
            Refuse(line, null, "Roster.SameAsAbove", same.Line);
            return true;
        }

        if (byCode is not null || byPhone is not null)
        {
            Refuse(line, byCode is not null ? RosterField.Code : RosterField.Phone, byCode is not null ? "Roster.CodeUsedAbove" : "Roster.PhoneUsedAbove", (byCode ?? byPhone)!.Line);
            return false;
        }

        if (claims.BornAs(row) is { } namesake)
        {
            Refuse(line, null, "Roster.BornAsAbove", namesake.Line);
            return true;
        }

        return false;
    }

    /// <returns>True when it is somebody here under another code, or somebody whom a row above is about.</returns>
    private bool MeetRegister(RosterLine line)
    {
        line.Person = ByCode(line) ?? ByPhone(line);
        if (line.Person is null && line.Problems.Count == 0 && MeetNamesakes(line))
        {
            return true;
        }

        if (line.Person is null && line.Row.Code.Length == 0)
        {
            Refuse(line, RosterField.Code, "Roster.CodeMissing");
        }

        if (claims.About(line.Person) is { } above)
        {
            Refuse(line, null, "Roster.SameAsAbove", above.Line);
            return true;
        }

        return false;
    }

    private KnownPerson? ByCode(RosterLine line)
    {
        if (line.Row.Code.Length == 0 || register.WithCode(line.Row.Code) is not { } person)
        {
            return null;
        }

        if (person.NameKey == line.Row.NameKey)
        {
            RefusePhoneOf(line, register.WithPhone(line.Row.Phone) is { } other && other.Id != person.Id ? other : null);
            return person;
        }

        RefuseAnother(line, RosterField.Code, person);
        return null;
    }

    private KnownPerson? ByPhone(RosterLine line)
    {
        if (line.Problems.Count > line.Row.Problems.Count || register.WithPhone(line.Row.Phone) is not { } person)
        {
            return null;
        }

        if (person.NameKey != line.Row.NameKey)
        {
            RefusePhoneOf(line, person);
            return null;
        }

        if (line.Row.Code.Length > 0)
        {
            line.Note("Roster.KeepsCode", person.Code);
        }

        return person;
    }

    private bool MeetNamesakes(RosterLine line)
    {
        var namesakes = line.Row.BirthDate is { } born ? register.BornAs(line.Row.NameKey, born).ToList() : [];
        switch (namesakes)
        {
            case [var one] when line.Row.Code.Length == 0:
                line.Person = one;
                return false;
            case [var one]:
                Refuse(line, RosterField.Code, "Roster.HereUnderAnotherCode", one.FullName, one.Code);
                return true;
            case [_, _, ..] when line.Row.Code.Length == 0:
                Refuse(line, RosterField.Code, "Roster.SeveralNamesakes");
                return false;
            default:
                return false;
        }
    }

    private void RefusePhoneOf(RosterLine line, KnownPerson? other)
    {
        if (other is not null)
        {
            RefuseAnother(line, RosterField.Phone, other);
        }
    }

    // Who is nobody's business here is not named.
    private void RefuseAnother(RosterLine line, RosterField field, KnownPerson other)
    {
        if (other.IsHere)
        {
            Refuse(line, field, field == RosterField.Code ? "Roster.CodeOfAnother" : "Roster.PhoneOfAnother", other.FullName);
        }
        else
        {
            Refuse(line, field, field == RosterField.Code ? "Roster.CodeTaken" : "Roster.PhoneTaken");
        }
    }

    private void CheckBirth(RosterLine line)
    {
        try
        {
            new Person("-", "", "A").BeBornOn(line.Row.BirthDate, today);
        }
        catch (RuleBrokenException broken)
        {
            Refuse(line, RosterField.BirthDate, broken.Key, [.. broken.Arguments]);
        }
    }

    private void FindUnit(RosterLine line) =>
        line.UnitId = Find(line, RosterField.Unit, line.Row.Unit, register.Units, "Roster.UnitUnknown", "Roster.UnitAmbiguous");

    private void FindClass(RosterLine line)
    {
        line.ClassId = Find(line, RosterField.Class, line.Row.ClassCode, register.Classes, "Roster.ClassUnknown", "Roster.ClassAmbiguous");
        if (line.ClassId is not null && role != Role.Trainee)
        {
            Refuse(line, RosterField.Class, "Roster.ClassForTrainees");
        }
    }

    private Guid? Find(RosterLine line, RosterField field, string name, ILookup<string, Named<Guid>> known, string unknown, string ambiguous)
    {
        if (name.Length == 0)
        {
            return null;
        }

        var found = known[SearchKey.Of(name)].Select(one => one.Id).Distinct().Take(2).ToList();
        if (found.Count != 1)
        {
            Refuse(line, field, found.Count == 0 ? unknown : ambiguous, name);
        }

        return found.Count == 1 ? found[0] : null;
    }

    private void FindDuty(RosterLine line)
    {
        if (line.Row.Duty is not { } written)
        {
            return;
        }

        var position = register.PositionIn(written.Position);
        var tag = written.Tag.Length > 0 ? register.Tags[SearchKey.Of(written.Tag)].FirstOrDefault() : position?.Tag;
        if (tag is null)
        {
            Refuse(line, written.Tag.Length > 0 ? RosterField.DutyTag : RosterField.Position, written.Tag.Length > 0 ? "Roster.TagUnknown" : "Roster.TagMissing", written.Tag);
        }

        var unit = line.UnitId ?? line.Person?.UnitId;
        if (unit is null && line.Row.Unit.Length == 0)
        {
            Refuse(line, RosterField.Unit, "Roster.DutyUnitMissing");
        }

        if (tag is not null && unit is { } there)
        {
            var primary = line.Person?.Duties.Exists(duty => duty.IsPrimary && duty.MeetsIn(written.From, written.To)) != true;
            line.Duty = new PlannedDuty(written.Position, written.Duty, tag, position?.Code, there, written.From, written.To, primary);
        }
    }

    private void Refuse(RosterLine line, RosterField? field, string key, params object[] arguments) =>
        line.Refuse(field is { } known ? layout.ColumnOf(known) : null, key, arguments);
}
