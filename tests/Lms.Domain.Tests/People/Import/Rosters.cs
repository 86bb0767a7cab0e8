using System.Globalization;
using Lms.Domain.Language;
using Lms.Domain.People;
using Lms.Domain.People.Import;

namespace Lms.Domain.Tests.People.Import;

/// <summary>Rosters written as lines of text, and a small register to hold them against.</summary>
internal static class Rosters
{
    public static readonly DateOnly Today = new(2026, 11, 27);
    public static readonly Guid Unit = Guid.NewGuid();
    public static readonly Guid OtherUnit = Guid.NewGuid();
    public static readonly Guid Class = Guid.NewGuid();

    public static RosterTable Table(params string[] lines) =>
        new([.. lines.Select((line, place) => new RosterRecord(place + 1, [.. line.Split('|').Select(cell => cell.Trim())]))]);

    public static KnownPerson Person(
        string code, string name, string? born = null, string? phone = null, string? email = null, bool here = true, bool elsewhere = false,
        Guid? unit = null, bool holdsRole = true) =>
        new(Guid.NewGuid(), code, name, born is null ? null : DateOnly.ParseExact(born, "dd/MM/yyyy", CultureInfo.InvariantCulture), phone, email, here, elsewhere, unit, false, holdsRole);

    public static RosterRegister Register(params KnownPerson[] people) => new(people)
    {
        Units = RosterRegister.ByName<Guid>([new(Unit, "Chi bộ thôn Đoài"), new(OtherUnit, "Chi bộ thôn Trung"), new(Guid.NewGuid(), "Chi bộ Một"), new(Guid.NewGuid(), "Chi bộ Mốt")]),
        Classes = RosterRegister.ByName<Guid>([new(Class, "LLCT01")]),
        Tags = new[] { ("CellLeadership", "Lãnh đạo chi bộ") }.SelectMany(tag => new[] { (tag.Item1, Key: SearchKey.Of(tag.Item1)), (tag.Item1, Key: SearchKey.Of(tag.Item2)) })
            .ToLookup(tag => tag.Key, tag => tag.Item1),
        Positions = [new KnownPosition("cell-secretary", "bi thu chi bo", "CellLeadership")],
    };

    public static RosterPreview Preview(RosterRegister register, params string[] lines)
    {
        var table = Table(lines);
        var layout = RosterGuess.Of(table);
        return RosterPreview.Of(new RosterReading(layout, Today).Read(table), layout, register, Role.Trainee, Today);
    }

    public static IEnumerable<string> Reasons(this RosterLine line) => line.Problems.Select(problem => problem.Key);
}
