namespace Lms.Domain.People.Import;

/// <summary>
/// Finds out whom a row is about. A code or a number that agrees with the name is the person; a name and a day of birth
/// are where the row gives no code. Whoever bears another's code or number is refused, and no one is ever guessed at.
/// </summary>
internal sealed class RosterIdentity(RosterRegister register, RosterLayout layout)
{
    private readonly RosterClaims claims = new();

    /// <returns>True when the row says again what another row, or the register under another code, says already.</returns>
    public bool IsMet(RosterLine line) => MeetRowsAbove(line) || MeetRegister(line);

    /// <summary>Rows below are held against it too.</summary>
    public void Claim(RosterLine line) => claims.Claim(line);

    /// <returns>True when it is the same person as a row above.</returns>
    private bool MeetRowsAbove(RosterLine line)
    {
        var (row, key) = (line.Row, line.Row.NameKey);
        var byCode = claims.WithCode(row.Code);
        var byPhone = claims.WithPhone(row.Phone);
        if (new[] { byCode, byPhone }.FirstOrDefault(above => above is not null && above.NameKey == key) is { } same)
        {
            layout.Refuse(line, null, "Roster.SameAsAbove", same.Line);
            return true;
        }

        if (byCode is not null || byPhone is not null)
        {
            layout.Refuse(line, byCode is not null ? RosterField.Code : RosterField.Phone, byCode is not null ? "Roster.CodeUsedAbove" : "Roster.PhoneUsedAbove", (byCode ?? byPhone)!.Line);
            return false;
        }

        if (claims.BornAs(row) is { } namesake)
        {
            layout.Refuse(line, null, "Roster.BornAsAbove", namesake.Line);
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
            layout.Refuse(line, RosterField.Code, "Roster.CodeMissing");
        }

        if (claims.About(line.Person) is { } above)
        {
            layout.Refuse(line, null, "Roster.SameAsAbove", above.Line);
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
                layout.Refuse(line, RosterField.Code, "Roster.HereUnderAnotherCode", one.FullName, one.Code);
                return true;
            case [_, _, ..] when line.Row.Code.Length == 0:
                layout.Refuse(line, RosterField.Code, "Roster.SeveralNamesakes");
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
            layout.Refuse(line, field, field == RosterField.Code ? "Roster.CodeOfAnother" : "Roster.PhoneOfAnother", other.FullName);
        }
        else
        {
            layout.Refuse(line, field, field == RosterField.Code ? "Roster.CodeTaken" : "Roster.PhoneTaken");
        }
    }
}
