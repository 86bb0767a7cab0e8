using Lms.Domain.Discussions;
using Lms.Domain.Language;

namespace Lms.Domain.Tests.Discussions;

/// <summary>The question wall, and who has the floor.</summary>
public sealed class QuestionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly RoomSeat Lecturer = new(Guid.NewGuid(), RoomPlace.Lecturer);
    private static readonly RoomSeat Reader = new(Guid.NewGuid(), RoomPlace.Reader);
    private static readonly RoomSeat Asker = new(Guid.NewGuid(), RoomPlace.Trainee);
    private static readonly RoomSeat Other = new(Guid.NewGuid(), RoomPlace.Trainee);
    private static readonly WallQuestion Asked = Question(7);

    private readonly SessionRoom room = new(Guid.NewGuid(), Guid.NewGuid());

    public QuestionTests() => room.Open(Lecturer, null, Now, allowsAnonymousQuestions: true);

    [Fact]
    public void Trainees_ask_with_their_name_or_without_it_where_the_rule_allows()
    {
        Assert.Equal((RoomEventKind.QuestionAsked, 1, RoomAudience.Everyone), Facts(Ask(Asker, anonymous: true)));
        Assert.Equal(0, Ask(Asker).Value);
        Breaks("SessionRoom.AskersAreNamed", () => Ask(Lecturer, anonymous: true));

        room.Close(Lecturer, Now);
        Breaks("SessionRoom.NotOpen", () => Ask(Asker));
        room.Open(Lecturer, null, Now);
        Breaks("SessionRoom.AskersAreNamed", () => Ask(Asker, anonymous: true));
    }

    [Fact]
    public void Who_is_muted_or_only_reads_does_not_ask_and_what_is_held_waits()
    {
        Breaks("SessionRoom.Muted", () => Ask(Asker with { IsMuted = true }));
        Breaks("SessionRoom.ReadersDoNotSpeak", () => Ask(Reader));
        Breaks("RoomEvent.QuestionLength", () => Ask(Asker, new string('x', SessionRoom.QuestionLength + 1)));
        Breaks("RoomEvent.QuestionLength", () => Ask(Asker, " "));

        room.SetHold(Lecturer, hold: true, Now);
        Assert.Equal(RoomAudience.Concerned, Ask(Asker).Audience);
        Assert.Equal(RoomAudience.Everyone, Ask(Lecturer).Audience);
    }

    [Fact]
    public void One_votes_once_and_not_for_ones_own_and_may_take_it_back()
    {
        Assert.Equal((7L, 1), Vote(Other, Asked));
        Assert.Null(room.Vote(Other, Asked with { VoteIsMine = true }, vote: true, Now));
        Assert.Equal(0, room.Vote(Other, Asked with { VoteIsMine = true }, vote: false, Now)!.Value);
        Assert.Null(room.Vote(Other, Asked, vote: false, Now));
        Breaks("RoomEvent.NotForOnesOwn", () => room.Vote(Asker, Asked with { IsMine = true }, vote: true, Now));
        Breaks("SessionRoom.TraineesVote", () => room.Vote(Lecturer, Asked, vote: true, Now));
        Breaks("RoomEvent.ApproveFirst", () => room.Vote(Other, Asked with { IsHeld = true }, vote: true, Now));
        Breaks("RoomEvent.IsGone", () => room.Vote(Other, Asked with { IsHidden = true }, vote: true, Now));
        Breaks("RoomEvent.IsAnswered", () => room.Vote(Other, Asked with { IsAnswered = true }, vote: true, Now));
    }

    [Fact]
    public void A_vote_goes_to_the_question_at_the_head() => Assert.Equal((5L, 1), Vote(Other, Asked with { HeadSequence = 5 }));

    [Fact]
    public void The_lecturer_answers_with_words_or_without_and_opens_again()
    {
        var spoken = room.Answer(Lecturer, Asked, WrittenText.Empty, Now)!;
        Assert.Equal((RoomEventKind.QuestionAnswered, 1, 7L), (spoken.Kind, spoken.Value, spoken.About));
        Assert.Null(room.Answer(Lecturer, Asked with { IsAnswered = true }, WrittenText.Empty, Now));
        Assert.Equal("Xem Điều 9", room.Answer(Lecturer, Asked with { IsAnswered = true }, Text("Xem Điều 9"), Now)!.Body.Source);
        Assert.Equal(0, room.Reopen(Lecturer, Asked with { IsAnswered = true }, Now)!.Value);
        Assert.Null(room.Reopen(Lecturer, Asked, Now));
        room.Close(Lecturer, Now);
        Assert.NotNull(room.Answer(Lecturer, Asked, Text("Sau buổi học"), Now));
    }

    [Fact]
    public void Few_are_pinned()
    {
        Assert.Equal(1, room.Pin(Lecturer, Asked, pin: true, SessionRoom.MostPinned - 1, Now)!.Value);
        Breaks("SessionRoom.TooManyPinned", () => room.Pin(Lecturer, Asked, pin: true, SessionRoom.MostPinned, Now));
        Assert.Null(room.Pin(Lecturer, Asked with { IsPinned = true }, pin: true, SessionRoom.MostPinned, Now));
        Assert.Equal(0, room.Pin(Lecturer, Asked with { IsPinned = true }, pin: false, SessionRoom.MostPinned, Now)!.Value);
        Breaks("RoomEvent.IsJoined", () => room.Pin(Lecturer, Asked with { HeadSequence = 5 }, pin: true, 0, Now));
    }

    [Fact]
    public void A_question_is_joined_to_the_head_of_those_that_ask_the_same()
    {
        var line = room.Join(Lecturer, Asked, Question(9) with { HeadSequence = 8 }, Now)!;
        Assert.Equal((7L, 8L), (line.About, line.ReplyTo));
        Assert.Null(room.Join(Lecturer, Asked with { HeadSequence = 8 }, Question(8), Now));
        Breaks("RoomEvent.JoinedToItself", () => room.Join(Lecturer, Asked, Asked, Now));
        Breaks("RoomEvent.IsJoined", () => room.Join(Lecturer, Asked with { HeadSequence = 3 }, Question(9), Now));
        Breaks("RoomEvent.IsGone", () => room.Join(Lecturer, Asked, Question(9) with { IsWithdrawn = true }, Now));
    }

    [Fact]
    public void The_asker_takes_it_back_and_the_lecturer_hides_it()
    {
        Assert.Equal(RoomEventKind.QuestionWithdrawn, room.WithdrawQuestion(Asker, Asked, Now)!.Kind);
        Assert.Null(room.WithdrawQuestion(Asker, Asked with { IsWithdrawn = true }, Now));
        Breaks("RoomEvent.NotOnesOwn", () => room.WithdrawQuestion(Lecturer, Asked, Now));
        Breaks("RoomEvent.IsGone", () => room.WithdrawQuestion(Asker, Asked with { IsHidden = true }, Now));
        Assert.Equal(1, room.HideQuestion(Lecturer, Asked, hide: true, Now)!.Value);
        Assert.Equal(0, room.HideQuestion(Lecturer, Asked with { IsHidden = true }, hide: false, Now)!.Value);
        Assert.Null(room.HideQuestion(Lecturer, Asked with { IsWithdrawn = true }, hide: true, Now));
        Assert.Equal(RoomAudience.Everyone, room.ApproveQuestion(Lecturer, Asked with { IsHeld = true }, Now)!.Audience);
        Assert.Null(room.ApproveQuestion(Lecturer, Asked, Now));
    }

    [Fact]
    public void What_was_left_open_is_taken_over_named_or_not_as_it_was_asked()
    {
        var former = new FormerQuestion(Guid.NewGuid(), Asker.PersonId, IsAnonymous: true);
        var line = room.Carry(Lecturer, former, Text("Còn để ngỏ"), Now);
        Assert.Equal((former.Id, Asker.PersonId, 1, Lecturer.PersonId), (line.OriginId!.Value, line.ActorId, line.Value!.Value, line.PersonId!.Value));
    }

    [Fact]
    public void Nobody_but_the_lecturer_keeps_the_wall_in_order()
    {
        foreach (var seat in new[] { Asker, Other, Reader })
        {
            Breaks("SessionRoom.LecturerOnly", () => room.Answer(seat, Asked, WrittenText.Empty, Now));
            Breaks("SessionRoom.LecturerOnly", () => room.Reopen(seat, Asked, Now));
            Breaks("SessionRoom.LecturerOnly", () => room.Pin(seat, Asked, pin: true, 0, Now));
            Breaks("SessionRoom.LecturerOnly", () => room.Join(seat, Asked, Question(9), Now));
            Breaks("SessionRoom.LecturerOnly", () => room.HideQuestion(seat, Asked, hide: true, Now));
            Breaks("SessionRoom.LecturerOnly", () => room.ApproveQuestion(seat, Asked, Now));
            Breaks("SessionRoom.LecturerOnly", () => room.Carry(seat, new FormerQuestion(Guid.NewGuid(), Asker.PersonId, false), Text("a"), Now));
            Breaks("SessionRoom.LecturerOnly", () => room.GiveFloor(seat, Other.PersonId, isUp: true, speaks: false, Now));
        }
    }

    [Fact]
    public void The_floor_is_given_to_a_hand_that_is_up()
    {
        var line = room.GiveFloor(Lecturer, Other.PersonId, isUp: true, speaks: false, Now)!;
        Assert.Equal((RoomEventKind.FloorGiven, Other.PersonId), (line.Kind, line.PersonId!.Value));
        Assert.Null(room.GiveFloor(Lecturer, Other.PersonId, isUp: true, speaks: true, Now));
        Breaks("SessionRoom.HandIsDown", () => room.GiveFloor(Lecturer, Other.PersonId, isUp: false, speaks: false, Now));
    }

    private static WallQuestion Question(long sequence) => new(
        sequence, Asker.PersonId, IsHeld: false, IsWithdrawn: false, IsHidden: false, IsAnswered: false, IsPinned: false, sequence, VoteIsMine: false,
        IsMine: false);

    private static (RoomEventKind, int, RoomAudience) Facts(RoomEvent line) => (line.Kind, line.Value!.Value, line.Audience);

    private RoomEvent Ask(RoomSeat by, string text = "Vì sao?", bool anonymous = false) => room.Ask(by, Guid.NewGuid(), Text(text), anonymous, Now);

    private (long, int) Vote(RoomSeat by, WallQuestion question) =>
        room.Vote(by, question, vote: true, Now) is { } line ? (line.About!.Value, line.Value!.Value) : default;

    private static WrittenText Text(string source) => new(source, $"<p>{source}</p>", 1);

    private static void Breaks(string key, Func<object?> act) => Assert.Equal(key, Assert.Throws<RuleBrokenException>(act).Key);
}
