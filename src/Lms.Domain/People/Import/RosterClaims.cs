namespace Lms.Domain.People.Import;

/// <summary>Who the rows above are about: a later row of the same person is a duplicate, however it is spelled.</summary>
internal sealed class RosterClaims
{
    private readonly Dictionary<string, RosterRow> codes = [];
    private readonly Dictionary<string, RosterRow> phones = [];
    private readonly Dictionary<(string Name, DateOnly Born), RosterRow> births = [];
    private readonly Dictionary<Guid, RosterRow> people = [];

    public void Claim(RosterLine line)
    {
        var row = line.Row;
        if (row.Code.Length > 0)
        {
            codes.TryAdd(row.Code, row);
        }

        if (row.Phone is { } phone)
        {
            phones.TryAdd(phone, row);
        }

        if (row.BirthDate is { } born)
        {
            births.TryAdd((row.NameKey, born), row);
        }

        if (line.Person is { } person)
        {
            people.TryAdd(person.Id, row);
        }
    }

    public RosterRow? WithCode(string code) => codes.GetValueOrDefault(code);

    public RosterRow? WithPhone(string? phone) => phone is null ? null : phones.GetValueOrDefault(phone);

    public RosterRow? BornAs(RosterRow row) => row.BirthDate is { } born ? births.GetValueOrDefault((row.NameKey, born)) : null;

    public RosterRow? About(KnownPerson? person) => person is null ? null : people.GetValueOrDefault(person.Id);
}
