using Lms.Domain.Discussions;
using Lms.Domain.Language;

namespace Lms.Domain.Tests.Discussions;

/// <summary>Posts and what becomes of them; how the lecturer keeps order.</summary>
public sealed class TalkTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly RoomSeat Lecturer = new(Guid.NewGuid(), RoomPlace.Lecturer);
    private static readonly RoomSeat Trainee = new(Guid.NewGuid(), RoomPlace.Trainee);
    private static readonly RoomSeat Other = new(Guid.NewGuid(), RoomPlace.Trainee);
    private static readonly RoomPost Said = new(7, Trainee.PersonId, IsAnswer: false, IsHeld: false, IsWithdrawn: false, IsHidden: false);

    private readonly SessionRoom room = new(Guid.NewGuid(), Guid.NewGuid());

    public TalkTests() => room.Open(Lecturer, null, Now);

    [Fact]
    public void An_answer_is_to_a_post_that_everyone_reads_and_that_answers_none_itself()
    {
        Assert.Equal(7, Post(Other, answered: Said).ReplyTo);
        foreach (var post in new[] { Said with { IsAnswer = true }, Said with { IsHeld = true }, Said with { IsHidden = true }, Said with { IsWithdrawn = true } })
        {
            Breaks("RoomEvent.AnswersNothingHere", () => Post(Other, answered: post));
        }
    }

    [Fact]
    public void One_edits_and_withdraws_ones_own_while_the_room_is_open()
    {
        var edit = room.Edit(Trainee, Said, Text("Nói lại"), Now);
        Assert.Equal((RoomEventKind.PostEdited, 7L, "Nói lại"), (edit.Kind, edit.About!.Value, edit.Body.Source));
        Assert.Equal(RoomEventKind.PostWithdrawn, room.Withdraw(Trainee, Said, Now)!.Kind);
        Assert.Null(room.Withdraw(Trainee, Said with { IsWithdrawn = true }, Now));

        foreach (var other in new[] { Other, Lecturer })
        {
            Breaks("RoomEvent.NotOnesOwn", () => room.Edit(other, Said, Text("Sửa hộ"), Now));
            Breaks("RoomEvent.NotOnesOwn", () => room.Withdraw(other, Said, Now));
        }

        Breaks("RoomEvent.TextLength", () => room.Edit(Trainee, Said, Text(""), Now));
        Breaks("RoomEvent.IsGone", () => room.Edit(Trainee, Said with { IsWithdrawn = true }, Text("Lại"), Now));
        Breaks("RoomEvent.IsGone", () => room.Edit(Trainee, Said with { IsHidden = true }, Text("Lại"), Now));
        room.Close(Lecturer, Now);
        Breaks("SessionRoom.NotOpen", () => room.Edit(Trainee, Said, Text("Muộn"), Now));
        Breaks("SessionRoom.NotOpen", () => room.Withdraw(Trainee, Said, Now));
    }

    [Fact]
    public void The_lecturer_hides_and_restores_also_when_the_room_is_closed()
    {
        room.Close(Lecturer, Now);

        Assert.Equal(RoomEventKind.PostHidden, room.Hide(Lecturer, Said, Now)!.Kind);
        Assert.Equal(RoomEventKind.PostRestored, room.Restore(Lecturer, Said with { IsHidden = true }, Now)!.Kind);
        Assert.Null(room.Hide(Lecturer, Said with { IsHidden = true }, Now));
        Assert.Null(room.Hide(Lecturer, Said with { IsWithdrawn = true }, Now));
        Assert.Null(room.Restore(Lecturer, Said, Now));
        Breaks("SessionRoom.LecturerOnly", () => room.Hide(Trainee, Said, Now));
        Breaks("SessionRoom.LecturerOnly", () => room.Restore(Other, Said, Now));
    }

    [Fact]
    public void While_posts_are_held_a_trainees_waits_and_only_the_lecturer_lets_it_through()
    {
        Assert.NotNull(room.SetHold(Lecturer, hold: true, Now));
        Assert.Null(room.SetHold(Lecturer, hold: true, Now));
        var held = Said with { IsHeld = true };

        Assert.Equal(RoomAudience.Concerned, Post(Trainee).Audience);
        Assert.Equal(RoomAudience.Everyone, Post(Lecturer).Audience);
        Assert.Equal(RoomAudience.Concerned, room.Edit(Trainee, held, Text("Sửa"), Now).Audience);
        Breaks("RoomEvent.NoEditingWhileHeld", () => room.Edit(Trainee, Said, Text("Lách"), Now));
        Breaks("SessionRoom.LecturerOnly", () => room.Approve(Trainee, held, Now));
        Assert.Equal((RoomEventKind.PostApproved, RoomAudience.Everyone), (room.Approve(Lecturer, held, Now)!.Kind, room.Approve(Lecturer, held, Now)!.Audience));
        Assert.Null(room.Approve(Lecturer, Said, Now));
        Breaks("RoomEvent.IsGone", () => room.Approve(Lecturer, held with { IsHidden = true }, Now));
        Assert.Equal(RoomAudience.Concerned, room.Hide(Lecturer, held, Now)!.Audience);
        Assert.True(held.IsFor(Trainee) && held.IsFor(Lecturer) && !held.IsFor(Other));
        room.SetHold(Lecturer, hold: false, Now);
        Assert.Equal(RoomAudience.Everyone, Post(Trainee).Audience);
    }

    [Fact]
    public void Between_two_posts_of_a_trainee_lies_the_pace()
    {
        Assert.Equal(30, room.SetPace(Lecturer, 30, Now)!.Value);
        Assert.Null(room.SetPace(Lecturer, 30, Now));
        Breaks("SessionRoom.PaceUnknown", () => room.SetPace(Lecturer, 17, Now));
        Breaks("SessionRoom.LecturerOnly", () => room.SetPace(Trainee, 0, Now));

        var broken = Assert.Throws<RuleBrokenException>(() => Post(Trainee, last: Now.AddSeconds(-29.5)));

        Assert.Equal(("SessionRoom.TooSoon", 1), (broken.Key, (int)broken.Arguments[1]!));
        Assert.NotNull(Post(Trainee, last: Now.AddSeconds(-30)));
        Assert.NotNull(Post(Lecturer, last: Now));
        room.SetPace(Lecturer, 0, Now);
        Assert.NotNull(Post(Trainee, last: Now));
    }

    [Fact]
    public void Who_is_muted_does_not_speak_until_the_word_is_given_back()
    {
        var muted = Trainee with { IsMuted = true };
        var line = room.Mute(Lecturer, Trainee, mute: true, Now)!;

        Assert.Equal((RoomEventKind.Muted, Trainee.PersonId, RoomAudience.Concerned), (line.Kind, line.PersonId!.Value, line.Audience));
        Assert.Equal(RoomEventKind.Unmuted, room.Mute(Lecturer, muted, mute: false, Now)!.Kind);
        Assert.Null(room.Mute(Lecturer, muted, mute: true, Now));
        Breaks("SessionRoom.Muted", () => Post(muted));
        Breaks("SessionRoom.Muted", () => room.Edit(muted, Said, Text("Sửa"), Now));
        Breaks("SessionRoom.LecturerOnly", () => room.Mute(Other, Trainee, mute: true, Now));
        Breaks("SessionRoom.OnlyTraineesAreMuted", () => room.Mute(Lecturer, Lecturer, mute: true, Now));
        Assert.NotNull(room.RaiseHand(muted, isUp: false, Now));
    }

    private static WrittenText Text(string source) => new(source, $"<p>{source}</p>", 1);

    private static void Breaks(string key, Func<object?> act) =>
        Assert.Equal(key, Assert.Throws<RuleBrokenException>(act).Key);

    private RoomEvent Post(RoomSeat by, RoomPost? answered = null, DateTimeOffset? last = null) =>
        room.Post(by, Guid.NewGuid(), Text("Tôi nghĩ"), answered, last, Now);
}
