using Lms.Domain.Discussions;
using Lms.Domain.Language;

namespace Lms.Domain.Tests.Discussions;

/// <summary>Small groups: how a class is split, and who speaks and reports in them.</summary>
public sealed class GroupTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly RoomSeat Lecturer = new(Guid.NewGuid(), RoomPlace.Lecturer);

    private readonly SessionRoom room = new(Guid.NewGuid(), Guid.NewGuid());
    private readonly Guid[] people = [.. Enumerable.Range(0, 11).Select(_ => Guid.NewGuid())];

    public GroupTests() => room.Open(Lecturer, null, Now);

    [Fact]
    public void By_lot_the_groups_differ_by_one_at_most_and_nobody_is_left_out()
    {
        var groups = GroupSplit.ByLot(people, 4);

        Assert.Equal([3, 3, 3, 2], groups.Select(group => group.People.Count));
        Assert.Equal(people.Order(), groups.SelectMany(group => group.People).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(41)]
    public void Two_to_forty_groups(int count) => Breaks("RoomGroup.Count", () => GroupSplit.ByLot(people, count));

    [Fact]
    public void There_are_no_empty_groups() => Breaks("RoomGroup.TooFewPeople", () => GroupSplit.ByLot(people, 12));

    [Fact]
    public void By_unit_whoever_would_be_alone_sits_with_the_others()
    {
        string?[] units = ["A", "A", "A", "B", "B", "C", "D", null, "A", "B", "A"];
        var groups = GroupSplit.ByLabel(people, person => units[Array.IndexOf(people, person)], "Khác");

        Assert.Equal([("A", 5), ("B", 3), ("Khác", 3)], groups.Select(group => (group.Name, group.People.Count)));
    }

    [Fact]
    public void A_single_other_joins_the_smallest_group()
    {
        string?[] units = ["A", "A", "A", "A", "A", "A", "B", "B", "B", "B", null];
        var groups = GroupSplit.ByLabel(people, person => units[Array.IndexOf(people, person)], "Khác");

        Assert.Equal([("A", 6), ("B", 5)], groups.Select(group => (group.Name, group.People.Count)));
    }

    [Fact]
    public void A_class_of_one_unit_is_not_split_by_unit() =>
        Breaks("RoomGroup.Count", () => GroupSplit.ByLabel(people, _ => "A", "Khác"));

    [Fact]
    public void The_first_of_the_lot_reports_and_the_lecturer_may_name_another()
    {
        var (line, groups) = room.FormGroups(Lecturer, GroupSplit.ByLot(people, 4), Now);
        Assert.Equal((RoomEventKind.GroupsFormed, 1), (line.Kind, line.Value!.Value));
        Assert.Equal(people.Take(4), groups.Select(group => group.RapporteurId));
        var group = new GroupState(groups[0].Id, people[0], IsOfNow: true);
        var (first, other) = (Seat(people[0], groups[0].Id), Seat(people[4], groups[0].Id));

        Assert.Equal(RoomAudience.Everyone, room.Report(first, group, Text("Tổ thống nhất"), Now).Audience);
        Breaks("RoomGroup.NotTheRapporteur", () => room.Report(other, group, Text("Tôi báo cáo"), Now));
        Breaks("RoomGroup.NotTheRapporteur", () => room.Report(Lecturer, group, Text("Tôi báo cáo"), Now));
        Assert.Equal(people[4], room.NameRapporteur(Lecturer, group, other, Now)!.PersonId);
        Assert.Null(room.NameRapporteur(Lecturer, group, first, Now));
        Breaks("RoomGroup.NotAMember", () => room.NameRapporteur(Lecturer, group, Seat(people[1], groups[1].Id), Now));
        Breaks("SessionRoom.LecturerOnly", () => room.NameRapporteur(first, group, other, Now));
    }

    [Fact]
    public void In_a_group_its_members_and_the_lecturer_speak_while_it_sits()
    {
        var (_, groups) = room.FormGroups(Lecturer, GroupSplit.ByLot(people, 2), Now);
        var group = new GroupState(groups[0].Id, people[0], IsOfNow: true);
        var member = Seat(people[2], groups[0].Id);

        var post = room.PostInGroup(member, Guid.NewGuid(), group, Text("Ý của tôi"), Now);
        Assert.Equal((groups[0].Id, RoomAudience.Group), (post.GroupId!.Value, post.Audience));
        Assert.NotNull(room.PostInGroup(Lecturer, Guid.NewGuid(), group, Text("Gợi ý"), Now));
        Breaks("RoomGroup.NotAMember", () => room.PostInGroup(Seat(people[1], groups[1].Id), Guid.NewGuid(), group, Text("Ghé chơi"), Now));
        Breaks("SessionRoom.Muted", () => room.PostInGroup(member with { IsMuted = true }, Guid.NewGuid(), group, Text("Ý"), Now));
        Breaks("RoomGroup.Ended", () => room.PostInGroup(member, Guid.NewGuid(), group with { IsOfNow = false }, Text("Ý"), Now));
        Breaks("RoomGroup.SitAlready", () => room.FormGroups(Lecturer, GroupSplit.ByLot(people, 2), Now));
        Assert.NotNull(room.EndGroups(Lecturer, Now));
        Assert.Null(room.EndGroups(Lecturer, Now));
        Breaks("RoomGroup.Ended", () => room.PostInGroup(member, Guid.NewGuid(), group, Text("Muộn"), Now));
        Assert.NotNull(room.Report(Seat(people[0], null), group, Text("Báo cáo sau khi về lớp"), Now));
        Assert.Equal(2, room.FormGroups(Lecturer, GroupSplit.ByLot(people, 2), Now).Line.Value);
    }

    [Fact]
    public void Whoever_came_later_is_seated_and_a_rapporteur_stays()
    {
        var (_, groups) = room.FormGroups(Lecturer, GroupSplit.ByLot(people, 2), Now);
        var group = new GroupState(groups[0].Id, people[0], IsOfNow: true);
        var late = Seat(Guid.NewGuid(), null);

        Assert.Equal(late.PersonId, room.Move(Lecturer, group, late, reports: false, Now)!.PersonId);
        Assert.Null(room.Move(Lecturer, group, Seat(people[0], groups[0].Id), reports: true, Now));
        Breaks("RoomGroup.RapporteurStays", () => room.Move(Lecturer, group, Seat(people[1], groups[1].Id), reports: true, Now));
        Breaks("RoomGroup.OnlyTrainees", () => room.Move(Lecturer, group, Lecturer, reports: false, Now));
        Breaks("SessionRoom.LecturerOnly", () => room.Move(late, group, late, reports: false, Now));
    }

    private static RoomSeat Seat(Guid person, Guid? group) => new(person, RoomPlace.Trainee, GroupId: group);

    private static WrittenText Text(string source) => new(source, $"<p>{source}</p>", 1);

    private static void Breaks(string key, Func<object?> act) => Assert.Equal(key, Assert.Throws<RuleBrokenException>(act).Key);
}
