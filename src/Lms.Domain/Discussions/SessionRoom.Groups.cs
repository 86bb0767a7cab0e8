using Lms.Domain.Language;

namespace Lms.Domain.Discussions;

/// <summary>A small group as it stands: whose word is its report.</summary>
/// <param name="IsOfNow">It is one of those in which the class sits now, or sat last.</param>
public sealed record GroupState(Guid Id, Guid RapporteurId, bool IsOfNow);

/// <summary>The class in small groups: each with a thread of its own and a rapporteur, and back together with a report from each.</summary>
public sealed partial class SessionRoom
{
    public (RoomEvent Line, IReadOnlyList<RoomGroup> Groups) FormGroups(RoomSeat by, IReadOnlyList<GroupDraft> drafts, DateTimeOffset now)
    {
        RequireLecturer(by);
        RequireOpen();
        if (GroupsAreOpen)
        {
            throw new RuleBrokenException("RoomGroup.SitAlready");
        }

        (GroupsRound, GroupsAreOpen) = (GroupsRound + 1, true);
        return (
            Set(RoomEventKind.GroupsFormed, by, GroupsRound, now),
            [.. drafts.Select((draft, at) => new RoomGroup(this, GroupsRound, at + 1, draft.Name, draft.People))]);
    }

    public RoomEvent? EndGroups(RoomSeat by, DateTimeOffset now)
    {
        RequireLecturer(by);
        RequireOpen();
        if (!GroupsAreOpen)
        {
            return null;
        }

        GroupsAreOpen = false;
        return Line(RoomEventKind.GroupsEnded, by, now);
    }

    /// <summary>Said among the members; the lecturer hears every group, and may speak in each.</summary>
    public RoomEvent PostInGroup(RoomSeat by, Guid id, GroupState group, WrittenText text, DateTimeOffset now)
    {
        RequireSpeaker(by);
        RequireOpen();
        RequireWords(text);
        if (!GroupsAreOpen || !group.IsOfNow)
        {
            throw new RuleBrokenException("RoomGroup.Ended");
        }

        return by.Leads || by.GroupId == group.Id
            ? new RoomEvent(this, id, RoomEventKind.Post, by.PersonId, now) { Body = text, GroupId = group.Id, Audience = RoomAudience.Group }
            : throw new RuleBrokenException("RoomGroup.NotAMember");
    }

    /// <summary>The group's one report to the class, by its rapporteur; a later one takes its place.</summary>
    public RoomEvent Report(RoomSeat by, GroupState group, WrittenText text, DateTimeOffset now)
    {
        RequireSpeaker(by);
        RequireOpen();
        RequireWords(text);
        if (!group.IsOfNow)
        {
            throw new RuleBrokenException("RoomGroup.Ended");
        }

        return by.PersonId == group.RapporteurId
            ? new RoomEvent(this, Guid.CreateVersion7(), RoomEventKind.GroupReported, by.PersonId, now) { Body = text, GroupId = group.Id }
            : throw new RuleBrokenException("RoomGroup.NotTheRapporteur");
    }

    /// <param name="member">Who reports from now on: one of the group.</param>
    public RoomEvent? NameRapporteur(RoomSeat by, GroupState group, RoomSeat member, DateTimeOffset now)
    {
        RequireLecturer(by);
        RequireOpen();
        if (!group.IsOfNow || member.GroupId != group.Id)
        {
            throw new RuleBrokenException("RoomGroup.NotAMember");
        }

        return group.RapporteurId == member.PersonId
            ? null
            : new RoomEvent(this, Guid.CreateVersion7(), RoomEventKind.RapporteurNamed, by.PersonId, now)
            {
                PersonId = member.PersonId,
                GroupId = group.Id,
            };
    }

    /// <summary>Somebody who came later, or who sits in another group, joins this one. A rapporteur stays with theirs.</summary>
    /// <param name="reports">They report for the group in which they sit.</param>
    public RoomEvent? Move(RoomSeat by, GroupState group, RoomSeat trainee, bool reports, DateTimeOffset now)
    {
        RequireLecturer(by);
        RequireOpen();
        if (!GroupsAreOpen || !group.IsOfNow)
        {
            throw new RuleBrokenException("RoomGroup.Ended");
        }

        if (trainee.Place != RoomPlace.Trainee)
        {
            throw new RuleBrokenException("RoomGroup.OnlyTrainees");
        }

        if (trainee.GroupId == group.Id)
        {
            return null;
        }

        return reports
            ? throw new RuleBrokenException("RoomGroup.RapporteurStays")
            : new RoomEvent(this, Guid.CreateVersion7(), RoomEventKind.GroupMemberMoved, by.PersonId, now)
            {
                PersonId = trainee.PersonId,
                GroupId = group.Id,
            };
    }
}
