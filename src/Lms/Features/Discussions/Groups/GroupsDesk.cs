using Lms.Data.Discussions;
using Lms.Domain;
using Lms.Domain.Discussions;
using Lms.Features.Discussions.Talk;
using Lms.Web;

namespace Lms.Features.Discussions.Groups;

/// <summary>By what a class is split.</summary>
public enum SplitBy
{
    Lot = 1,
    Unit,
    Duty,
}

/// <summary>Small groups: splitting the class, what is said and reported in them, and back together.</summary>
public sealed class GroupsDesk(RoomActs acts, RoomLog log, GroupRows rows, Texts text, TimeProvider clock)
{
    /// <param name="count">How many groups, when the lot makes them.</param>
    public Task<RoomAct?> Form(RoomVisitor who, Guid sessionId, SplitBy by, int count, CancellationToken stop) =>
        acts.DoAll(who, sessionId, RoomQuestion.None, async entry =>
        {
            var drafts = await Split(who.CentreId, sessionId, by, count, stop);
            var (line, groups) = entry.Room.FormGroups(entry.Seat, drafts, clock.GetUtcNow());
            return new RoomDeed(line, GroupRows.Adding(line, groups));
        }, stop);

    public Task<RoomAct?> End(RoomVisitor who, Guid sessionId, CancellationToken stop) =>
        acts.Do(who, sessionId, entry => entry.Room.EndGroups(entry.Seat, clock.GetUtcNow()), stop);

    /// <param name="id">The sender's; the same once more is not said twice.</param>
    public Task<RoomAct?> Post(RoomVisitor who, Guid sessionId, Guid groupId, Guid id, string words, CancellationToken stop) =>
        InGroup(who, sessionId, groupId, new RoomQuestion(Id: id), (entry, group) =>
            ValueTask.FromResult<RoomDeed?>(new RoomDeed(entry.Room.PostInGroup(entry.Seat, id, group, TalkDesk.Written(words), clock.GetUtcNow()))), stop);

    public Task<RoomAct?> Report(RoomVisitor who, Guid sessionId, Guid groupId, string words, CancellationToken stop) =>
        InGroup(who, sessionId, groupId, RoomQuestion.None, (entry, group) =>
            ValueTask.FromResult<RoomDeed?>(new RoomDeed(entry.Room.Report(entry.Seat, group, TalkDesk.Written(words), clock.GetUtcNow()))), stop);

    public Task<RoomAct?> NameRapporteur(RoomVisitor who, Guid sessionId, Guid groupId, Guid personId, CancellationToken stop) =>
        InGroup(who, sessionId, groupId, RoomQuestion.None, async (entry, group) =>
        {
            var member = await Member(who.CentreId, sessionId, personId, stop);
            return entry.Room.NameRapporteur(entry.Seat, group, member, clock.GetUtcNow()) is { } line
                ? new RoomDeed(line, GroupRows.Naming(line))
                : null;
        }, stop);

    public Task<RoomAct?> Move(RoomVisitor who, Guid sessionId, Guid groupId, Guid personId, CancellationToken stop) =>
        InGroup(who, sessionId, groupId, RoomQuestion.None, async (entry, group) =>
        {
            var member = await Member(who.CentreId, sessionId, personId, stop);
            var reports = member.GroupId is { } from && await rows.Reports(who.CentreId, from, personId, stop);
            return entry.Room.Move(entry.Seat, group, member, reports, clock.GetUtcNow()) is { } line
                ? new RoomDeed(line, GroupRows.Moving(line))
                : null;
        }, stop);

    private async Task<IReadOnlyList<GroupDraft>> Split(Guid centreId, Guid sessionId, SplitBy by, int count, CancellationToken stop)
    {
        var people = await rows.Candidates(centreId, sessionId, stop);
        var drawn = people.Select(person => person.PersonId).ToArray();
        Random.Shared.Shuffle(drawn);
        var labels = people.ToDictionary(person => person.PersonId, person => by == SplitBy.Unit ? person.Unit : person.Duty);
        return by == SplitBy.Lot
            ? GroupSplit.ByLot(drawn, count)
            : GroupSplit.ByLabel(drawn, person => labels[person], text[by == SplitBy.Unit ? "Discussions.GroupRestUnit" : "Discussions.GroupRestDuty"]);
    }

    private async Task<RoomSeat> Member(Guid centreId, Guid sessionId, Guid personId, CancellationToken stop) =>
        await log.SeatOf(centreId, sessionId, personId, stop) ?? throw new RuleBrokenException("RoomGroup.OnlyTrainees");

    private Task<RoomAct?> InGroup(
        RoomVisitor who, Guid sessionId, Guid groupId, RoomQuestion question, Func<RoomEntry, GroupState, ValueTask<RoomDeed?>> rule,
        CancellationToken stop) =>
        acts.DoAll(who, sessionId, question, async entry =>
            await rule(entry, await rows.State(who.CentreId, sessionId, groupId, stop) ?? throw new RuleBrokenException("RoomGroup.NotHere")), stop);
}
