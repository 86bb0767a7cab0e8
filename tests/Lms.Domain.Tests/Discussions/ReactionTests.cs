using Lms.Domain.Discussions;

namespace Lms.Domain.Tests.Discussions;

public sealed class ReactionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly RoomSeat Lecturer = new(Guid.NewGuid(), RoomPlace.Lecturer);
    private static readonly RoomSeat Trainee = new(Guid.NewGuid(), RoomPlace.Trainee);
    private static readonly RoomSeat Reader = new(Guid.NewGuid(), RoomPlace.Reader);
    private static readonly RoomPost Said = new(7, Guid.NewGuid(), IsAnswer: false, IsHeld: false, IsWithdrawn: false, IsHidden: false);

    private readonly SessionRoom room = new(Guid.NewGuid(), Guid.NewGuid());

    public ReactionTests() => room.Open(Lecturer, null, Now);

    [Fact]
    public void One_says_one_thing_to_a_post_changes_it_and_takes_it_back()
    {
        var agreed = room.React(Trainee, Said, PostReaction.Agreed, Now)!;

        Assert.Equal((RoomEventKind.Reacted, 7L, 1, RoomAudience.Everyone), (agreed.Kind, agreed.About!.Value, agreed.Value!.Value, agreed.Audience));
        var already = Said with { OwnReaction = PostReaction.Agreed };
        Assert.Null(room.React(Trainee, already, PostReaction.Agreed, Now));
        Assert.Equal(2, room.React(Trainee, already, PostReaction.Unclear, Now)!.Value);
        Assert.Equal(0, room.React(Trainee, already, reaction: null, Now)!.Value);
        Assert.Null(room.React(Trainee, Said, reaction: null, Now));
        Assert.NotNull(room.React(Lecturer, Said, PostReaction.Thanked, Now));
    }

    [Fact]
    public void Only_to_what_everyone_reads_and_somebody_else_wrote()
    {
        foreach (var post in new[]
                 {
                     Said with { AuthorId = Trainee.PersonId }, Said with { IsHeld = true }, Said with { IsHidden = true }, Said with { IsWithdrawn = true },
                 })
        {
            Breaks("RoomEvent.ReactsToNothingHere", () => room.React(Trainee, post, PostReaction.Agreed, Now));
        }

        Breaks("RoomEvent.ReactionUnknown", () => room.React(Trainee, Said, (PostReaction)4, Now));
        Breaks("RoomEvent.ReactionUnknown", () => room.React(Trainee, Said, (PostReaction)(-1), Now));
    }

    [Fact]
    public void Who_does_not_speak_does_not_agree_without_words_either()
    {
        Breaks("SessionRoom.ReadersDoNotSpeak", () => room.React(Reader, Said, PostReaction.Agreed, Now));
        Breaks("SessionRoom.Muted", () => room.React(Trainee with { IsMuted = true }, Said, PostReaction.Agreed, Now));
        room.Close(Lecturer, Now);
        Breaks("SessionRoom.NotOpen", () => room.React(Trainee, Said, PostReaction.Agreed, Now));
    }

    [Fact]
    public void A_picture_is_sent_by_those_who_speak_and_only_so_many()
    {
        Assert.NotNull(room.AddPicture(Trainee, Guid.NewGuid(), already: 29));
        Breaks("RoomPicture.TooMany", () => room.AddPicture(Trainee, Guid.NewGuid(), already: 30));
        Breaks("SessionRoom.ReadersDoNotSpeak", () => room.AddPicture(Reader, Guid.NewGuid(), already: 0));
        Breaks("SessionRoom.Muted", () => room.AddPicture(Trainee with { IsMuted = true }, Guid.NewGuid(), already: 0));
        room.Close(Lecturer, Now);
        Breaks("SessionRoom.NotOpen", () => room.AddPicture(Trainee, Guid.NewGuid(), already: 0));
    }

    private static void Breaks(string key, Func<object?> act) =>
        Assert.Equal(key, Assert.Throws<RuleBrokenException>(act).Key);
}
