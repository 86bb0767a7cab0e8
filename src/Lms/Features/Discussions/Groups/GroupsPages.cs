using Lms.Data;
using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Npgsql;

namespace Lms.Features.Discussions.Groups;

/// <summary>Gathers the pane of the small groups for somebody who is in the room.</summary>
public sealed class GroupsPages(NpgsqlDataSource database)
{
    /// <param name="groupId">The group whose thread the lecturer wants; everybody else has their own.</param>
    public async Task<GroupsPage> Open(Guid centreId, Guid sessionId, RoomSeat seat, Guid? groupId, CancellationToken stop)
    {
        var reports = (await News(GroupPageSql.Reports, seat, stop, centreId, sessionId)).ToDictionary(report => report.Group!.Id);
        var (people, areOpen) = await People(centreId, sessionId, stop);
        var groups = people.Where(one => one.Group is not null).GroupBy(one => one.Group!)
            .Select(group => new ShownGroup(
                group.Key.Id, group.Key.Number, group.Key.Name, [.. group.Select(one => one.Person)], reports.GetValueOrDefault(group.Key.Id)))
            .ToList();
        var mine = groups.Find(group => group.People.Any(person => person.PersonId == seat.PersonId));
        var shown = seat.Leads ? groups.Find(group => group.Id == groupId) ?? groups.FirstOrDefault() : mine;
        return new GroupsPage
        {
            Groups = groups,
            AreOpen = areOpen,
            Seatless = [.. people.Where(one => one.Group is null).Select(one => one.Person)],
            Shown = shown,
            IsMine = mine is not null,
            Posts = shown is null ? [] : await News(GroupPageSql.Posts, seat, stop, centreId, sessionId, shown.Id),
        };
    }

    private async Task<(List<(NewsGroup? Group, GroupPerson Person)> People, bool AreOpen)> People(Guid centreId, Guid sessionId, CancellationToken stop)
    {
        await using var command = database.Command(GroupPageSql.People, centreId, sessionId);
        await using var row = await command.ExecuteReaderAsync(stop);
        var people = new List<(NewsGroup?, GroupPerson)>();
        var areOpen = false;
        while (await row.ReadAsync(stop))
        {
            areOpen = row.GetBoolean(6);
            people.Add((
                row.IsDBNull(0) ? null : new NewsGroup(row.GetGuid(0), row.GetInt32(1), row.GetString(2)),
                new GroupPerson(row.GetGuid(3), row.GetString(4), row.GetBoolean(5))));
        }

        return (people, areOpen);
    }

    private async Task<List<RoomNews>> News(string sql, RoomSeat seat, CancellationToken stop, params object[] values)
    {
        await using var command = database.Command(sql, values);
        await using var row = await command.ExecuteReaderAsync(stop);
        var news = new List<RoomNews>();
        while (await row.ReadAsync(stop))
        {
            news.Add(RoomReading.NewsFrom(row, withPart: false).For(seat));
        }

        return [.. news.Where(line => line.Kind != RoomNews.Nothing)];
    }
}
