using Lms.Domain.Language;

namespace Lms.Domain.People.Import;

/// <summary>Holds rows against the register: whom each is about, and what it names.</summary>
internal sealed class RosterJudge(RosterRegister register, RosterLayout layout, Role role, DateOnly today)
{
    private readonly RosterIdentity identity = new(register, layout);

    public IReadOnlyList<RosterLine> Judge(IReadOnlyList<RosterRow> rows) => [.. rows.Select(Judge)];

    private RosterLine Judge(RosterRow row)
    {
        var line = new RosterLine(row);
        var isDuplicate = identity.IsMet(line);
        line.Fate = isDuplicate && row.Problems.Count == 0 ? RosterFate.Duplicate : Decide(line);
        if (!line.IsBad)
        {
            identity.Claim(line);
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

    private void CheckBirth(RosterLine line)
    {
        try
        {
            new Person("-", "", "A").BeBornOn(line.Row.BirthDate, today);
        }
        catch (RuleBrokenException broken)
        {
            layout.Refuse(line, RosterField.BirthDate, broken.Key, [.. broken.Arguments]);
        }
    }

    private void FindUnit(RosterLine line) =>
        line.UnitId = Find(line, RosterField.Unit, line.Row.Unit, register.Units, "Roster.UnitUnknown", "Roster.UnitAmbiguous");

    private void FindClass(RosterLine line)
    {
        line.ClassId = Find(line, RosterField.Class, line.Row.ClassCode, register.Classes, "Roster.ClassUnknown", "Roster.ClassAmbiguous");
        if (line.ClassId is not null && role != Role.Trainee)
        {
            layout.Refuse(line, RosterField.Class, "Roster.ClassForTrainees");
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
            layout.Refuse(line, field, found.Count == 0 ? unknown : ambiguous, name);
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
            layout.Refuse(line, written.Tag.Length > 0 ? RosterField.DutyTag : RosterField.Position, written.Tag.Length > 0 ? "Roster.TagUnknown" : "Roster.TagMissing", written.Tag);
        }

        var unit = line.UnitId ?? line.Person?.UnitId;
        if (unit is null && line.Row.Unit.Length == 0)
        {
            layout.Refuse(line, RosterField.Unit, "Roster.DutyUnitMissing");
        }

        if (tag is not null && unit is { } there)
        {
            var primary = line.Person?.Duties.Exists(duty => duty.IsPrimary && duty.MeetsIn(written.From, written.To)) != true;
            line.Duty = new PlannedDuty(written.Position, written.Duty, tag, position?.Code, there, written.From, written.To, primary);
        }
    }
}
