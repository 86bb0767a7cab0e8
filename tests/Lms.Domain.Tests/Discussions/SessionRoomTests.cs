using Lms.Domain.Discussions;
using Lms.Domain.Language;

namespace Lms.Domain.Tests.Discussions;

public sealed class SessionRoomTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private readonly Guid centre = Guid.NewGuid();
    private readonly RoomSeat lecturer = new(Guid.NewGuid(), RoomPlace.Lecturer);
    private readonly RoomSeat trainee = new(Guid.NewGuid(), RoomPlace.Trainee);
    private readonly RoomSeat reader = new(Guid.NewGuid(), RoomPlace.Reader);
    private readonly SessionRoom room;

    public SessionRoomTests() => room = new SessionRoom(centre, Guid.NewGuid());

    [Fact]
    public void Only_the_lecturer_opens_closes_and_turns_the_board()
    {
        foreach (var other in new[] { trainee, reader })
        {
            Breaks("SessionRoom.LecturerOnly", () => room.Open(other, null, Now));
        }

        Open();
        foreach (var other in new[] { trainee, reader })
        {
            Breaks("SessionRoom.LecturerOnly", () => room.Close(other, Now));
            Breaks("SessionRoom.LecturerOnly", () => room.ShowPart(other, Guid.NewGuid(), Now));
        }
    }

    [Fact]
    public void Opening_shows_the_first_part_and_opening_again_keeps_what_was_shown()
    {
        var (first, third) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal(first, room.Open(lecturer, first, Now)!.LessonPartId);
        room.ShowPart(lecturer, third, Now);
        room.Close(lecturer, Now);

        Assert.Equal(third, room.Open(lecturer, first, Now)!.LessonPartId);
        Assert.True(room.IsOpen);
    }

    [Fact]
    public void Opening_closing_and_showing_twice_change_nothing()
    {
        var part = Guid.NewGuid();
        Open();

        Assert.Null(room.Open(lecturer, part, Now));
        Assert.NotNull(room.ShowPart(lecturer, part, Now));
        Assert.Null(room.ShowPart(lecturer, part, Now));
        Assert.NotNull(room.Close(lecturer, Now));
        Assert.Null(room.Close(lecturer, Now));
    }

    [Fact]
    public void A_room_that_is_not_open_takes_nothing()
    {
        RefusesEverything();
        Open();
        room.Close(lecturer, Now);
        RefusesEverything();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4000)]
    public void A_post_has_up_to_four_thousand_characters(int length)
    {
        Open();

        var post = Post(trainee, new string('ế', length));

        Assert.Equal(RoomEventKind.Post, post.Kind);
        Assert.Equal(trainee.PersonId, post.ActorId);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void An_empty_post_is_refused(string text)
    {
        Open();

        Breaks("RoomEvent.TextLength", () => Post(trainee, text));
    }

    [Fact]
    public void A_longer_post_is_refused_with_its_length()
    {
        Open();

        var broken = Assert.Throws<RuleBrokenException>(() => Post(trainee, new string('x', 20_000)));

        Assert.Equal("RoomEvent.TextLength", broken.Key);
        Assert.Equal([4000, 20_000], broken.Arguments);
    }

    [Fact]
    public void A_post_that_would_show_no_words_is_refused()
    {
        Open();

        Breaks("RoomEvent.SaysNothing", () => room.Post(trainee, Guid.NewGuid(), new WrittenText("[a]: b", "", 1), null, null, Now));
    }

    [Fact]
    public void Readers_neither_post_nor_raise_hands_and_lecturers_raise_none()
    {
        Open();

        Breaks("SessionRoom.ReadersDoNotSpeak", () => Post(reader, "Tôi nói"));
        Breaks("SessionRoom.TraineesRaiseHands", () => room.RaiseHand(reader, false, Now));
        Breaks("SessionRoom.TraineesRaiseHands", () => room.RaiseHand(lecturer, false, Now));
    }

    [Fact]
    public void Raising_a_hand_that_is_up_and_lowering_one_that_is_down_change_nothing()
    {
        Open();

        Assert.Equal(trainee.PersonId, room.RaiseHand(trainee, isUp: false, Now)!.PersonId);
        Assert.Null(room.RaiseHand(trainee, isUp: true, Now));
        Assert.Null(room.LowerHand(trainee, trainee.PersonId, isUp: false, Now));
    }

    [Fact]
    public void One_lowers_ones_own_hand_and_the_lecturer_anybodys()
    {
        Open();

        Assert.NotNull(room.LowerHand(trainee, trainee.PersonId, isUp: true, Now));
        Assert.Equal(trainee.PersonId, room.LowerHand(lecturer, trainee.PersonId, isUp: true, Now)!.PersonId);
        Breaks("SessionRoom.LecturerOnly", () => room.LowerHand(trainee, Guid.NewGuid(), isUp: true, Now));
    }

    [Fact]
    public void A_part_that_the_plan_does_not_have_is_not_shown()
    {
        Open();

        Breaks("SessionRoom.PartUnknown", () => room.ShowPart(lecturer, null, Now));
    }

    private static WrittenText Text(string source) => new(source, $"<p>{source}</p>", 1);

    private static void Breaks(string key, Func<object?> act) =>
        Assert.Equal(key, Assert.Throws<RuleBrokenException>(act).Key);

    private void Open() => room.Open(lecturer, null, Now);

    private RoomEvent Post(RoomSeat by, string text) => room.Post(by, Guid.NewGuid(), Text(text), null, null, Now);

    private void RefusesEverything()
    {
        Breaks("SessionRoom.NotOpen", () => Post(trainee, "Tôi nói"));
        Breaks("SessionRoom.NotOpen", () => Post(lecturer, "Tôi nói"));
        Breaks("SessionRoom.NotOpen", () => room.RaiseHand(trainee, false, Now));
        Breaks("SessionRoom.NotOpen", () => room.LowerHand(trainee, trainee.PersonId, true, Now));
        Breaks("SessionRoom.NotOpen", () => room.ShowPart(lecturer, Guid.NewGuid(), Now));
    }
}
