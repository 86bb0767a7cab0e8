namespace Lms.Domain.Discussions;

/// <summary>A small group (tổ thảo luận) of a class in a session: its people, and who reports for them.</summary>
public sealed class RoomGroup : ICentreOwned
{
    public const int NameLength = 200;

    private readonly List<RoomGroupMember> members = [];

    private RoomGroup()
    {
    }

    /// <param name="number">1 for the first of its round.</param>
    /// <param name="people">In the order of the lot: the first reports.</param>
    internal RoomGroup(SessionRoom room, int round, int number, string name, IReadOnlyList<Guid> people)
    {
        CentreId = room.CentreId;
        Id = Guid.CreateVersion7();
        ClassSessionId = room.ClassSessionId;
        Round = round;
        Number = number;
        Name = name.Length <= NameLength ? name : name[..NameLength];
        RapporteurId = people[0];
        members.AddRange(people.Select(person => new RoomGroupMember(CentreId, Id, person)));
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ClassSessionId { get; private set; }

    /// <summary>A class may be split more than once: 1 for the first time.</summary>
    public int Round { get; private set; }

    public int Number { get; private set; }

    /// <summary>The unit's or the duty's; empty for a group made by lot, which has its number.</summary>
    public string Name { get; private set; } = "";

    public Guid RapporteurId { get; private set; }

    public IReadOnlyList<RoomGroupMember> Members => members;
}

public sealed class RoomGroupMember : ICentreOwned
{
    private RoomGroupMember()
    {
    }

    internal RoomGroupMember(Guid centreId, Guid groupId, Guid personId) => (CentreId, RoomGroupId, PersonId) = (centreId, groupId, personId);

    public Guid CentreId { get; private set; }

    public Guid RoomGroupId { get; private set; }

    public Guid PersonId { get; private set; }
}
