using Lms.Data.Discussions;

namespace Lms.Features.Discussions.Groups;

public sealed record GroupPerson(Guid PersonId, string Name, bool Reports);

/// <summary>A small group as the room's page shows it.</summary>
/// <param name="Report">What it reported to the class; null while it has not.</param>
public sealed record ShownGroup(Guid Id, int Number, string Name, IReadOnlyList<GroupPerson> People, RoomNews? Report);

/// <summary>The pane of the small groups: those of this time, or of the last one.</summary>
public sealed class GroupsPage
{
    public required IReadOnlyList<ShownGroup> Groups { get; init; }

    public required bool AreOpen { get; init; }

    /// <summary>Trainees who came after the class was split.</summary>
    public required IReadOnlyList<GroupPerson> Seatless { get; init; }

    /// <summary>The group whose thread is shown: one's own, or the one that the lecturer chose.</summary>
    public required ShownGroup? Shown { get; init; }

    /// <summary>One sits in it.</summary>
    public required bool IsMine { get; init; }

    public required IReadOnlyList<RoomNews> Posts { get; init; }

    public bool IReport(Guid personId) => Shown?.People.Any(person => person.Reports && person.PersonId == personId) ?? false;
}
