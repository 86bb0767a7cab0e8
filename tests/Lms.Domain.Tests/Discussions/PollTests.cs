using Lms.Domain.Discussions;

namespace Lms.Domain.Tests.Discussions;

public sealed class PollTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 8, 0, 0, TimeSpan.FromHours(7));
    private static readonly RoomSeat Lecturer = new(Guid.NewGuid(), RoomPlace.Lecturer);
    private static readonly RoomSeat Trainee = new(Guid.NewGuid(), RoomPlace.Trainee);
    private static readonly RoomSeat Reader = new(Guid.NewGuid(), RoomPlace.Reader);

    private readonly SessionRoom room = new(Guid.NewGuid(), Guid.NewGuid());

    public PollTests() => room.Open(Lecturer, null, Now);

    private static PollQuestion Question(PollKind kind, params string[] choices) =>
        PollQuestion.Of(kind, "Bước nào hay bị làm tắt?", [.. choices.Select(choice => new PollChoice(choice))], "Chưa rõ", "Rất rõ");

    private static RoomPoll Poll(PollKind kind, bool isClosed = false, bool isShown = false) =>
        new(3, Question(kind, "Chuẩn bị", "Thảo luận", "Biểu quyết"), isClosed, isShown);

    [Fact]
    public void The_lecturer_alone_asks_and_only_in_an_open_room()
    {
        var question = Question(PollKind.One, "Có", "Không");

        var line = room.OpenPoll(Lecturer, Guid.NewGuid(), question, null, Now);

        Assert.Equal((RoomEventKind.PollOpened, question), (line.Kind, line.Poll!.Question));
        Refused("SessionRoom.LecturerOnly", () => room.OpenPoll(Trainee, Guid.NewGuid(), question, null, Now));
        Refused("SessionRoom.LecturerOnly", () => room.OpenPoll(Reader, Guid.NewGuid(), question, null, Now));
        room.Close(Lecturer, Now);
        Refused("SessionRoom.NotOpen", () => room.OpenPoll(Lecturer, Guid.NewGuid(), question, null, Now));
    }

    [Fact]
    public void A_poll_has_two_to_ten_different_choices_and_empty_lines_do_not_count()
    {
        Assert.Equal(["Có", "Không"], Question(PollKind.One, "", " Có ", "", "Không").Choices);
        Refused("Poll.ChoicesOutOfRange", () => Question(PollKind.One, "Có"));
        Refused("Poll.ChoicesOutOfRange", () => Question(PollKind.Several, [.. Enumerable.Range(1, 11).Select(place => $"{place}")]));
        Refused("Poll.ChoicesAlike", () => Question(PollKind.One, "Có", "có"));
        Refused("Poll.ChoiceTooLong", () => Question(PollKind.One, "Có", new string('a', 151)));
        Refused("Poll.QuestionRequired", () => PollQuestion.Of(PollKind.ShortText, "  ", [], "", ""));
        Refused("Poll.EndsRequired", () => PollQuestion.Of(PollKind.Scale, "Rõ chưa?", [], "", "Rất rõ"));
        Refused("Poll.KindUnknown", () => Question((PollKind)9, "Có", "Không"));
    }

    [Fact]
    public void What_does_not_belong_to_the_kind_is_left_out()
    {
        var scale = Question(PollKind.Scale, "Có", "Không");

        Assert.Empty(scale.Choices);
        Assert.Equal(("Chưa rõ", "Rất rõ", 5), (scale.LowEnd, scale.HighEnd, scale.Places));
        Assert.Equal("", Question(PollKind.One, "Có", "Không").LowEnd);
    }

    [Fact]
    public void Right_choices_keep_their_place_when_empty_lines_go_and_a_single_choice_has_one()
    {
        PollChoice[] choices = [new("Có"), new(""), new("Không", IsRight: true), new("Chưa rõ")];

        var check = PollQuestion.Of(PollKind.One, "Đúng không?", choices, "", "");

        Assert.Equal([2], check.Right);
        Assert.True(check.IsQuickCheck);
        Refused("Poll.OneRight", () => PollQuestion.Of(PollKind.One, "?", [.. choices.Select(choice => choice with { IsRight = true })], "", ""));
    }

    [Fact]
    public void A_trainee_answers_with_choices_that_are_there()
    {
        Assert.Equal([2], room.Answer(Trainee, Poll(PollKind.One), [2], "", Now).Choices);
        Assert.Equal([1, 3], room.Answer(Trainee, Poll(PollKind.Several), [3, 1, 3], "", Now).Choices);
        Assert.Equal([5], room.Answer(Trainee, Poll(PollKind.Scale), [5], "", Now).Choices);
        Refused("Poll.ChoiceUnknown", () => room.Answer(Trainee, Poll(PollKind.One), [4], "", Now));
        Refused("Poll.ChoiceUnknown", () => room.Answer(Trainee, Poll(PollKind.One), [0], "", Now));
        Refused("Poll.ChoiceUnknown", () => room.Answer(Trainee, Poll(PollKind.Scale), [6], "", Now));
        Refused("Poll.OneChoice", () => room.Answer(Trainee, Poll(PollKind.One), [1, 2], "", Now));
        Refused("Poll.OneChoice", () => room.Answer(Trainee, Poll(PollKind.Scale), [1, 2], "", Now));
        Refused("Poll.NothingChosen", () => room.Answer(Trainee, Poll(PollKind.Several), [], "", Now));
    }

    [Fact]
    public void A_short_text_is_one_line_of_two_hundred_characters()
    {
        Assert.Equal("Gửi dự thảo muộn", room.Answer(Trainee, Poll(PollKind.ShortText), [1], " Gửi dự thảo\n muộn ", Now).Text);
        Refused("Poll.AnswerLength", () => room.Answer(Trainee, Poll(PollKind.ShortText), [], " \n ", Now));
        Refused("Poll.AnswerLength", () => room.Answer(Trainee, Poll(PollKind.ShortText), [], new string('a', 201), Now));
    }

    [Fact]
    public void Whoever_lost_the_word_still_chooses_but_writes_no_text()
    {
        var muted = Trainee with { IsMuted = true };

        Assert.Equal([1], room.Answer(muted, Poll(PollKind.One), [1], "", Now).Choices);
        Refused("SessionRoom.Muted", () => room.Answer(muted, Poll(PollKind.ShortText), [], "Muộn", Now));
    }

    [Fact]
    public void Nobody_answers_after_the_end_and_neither_lecturer_nor_reader_answers_at_all()
    {
        Refused("Poll.Closed", () => room.Answer(Trainee, Poll(PollKind.One, isClosed: true), [1], "", Now));
        Refused("Poll.TraineesAnswer", () => room.Answer(Lecturer, Poll(PollKind.One), [1], "", Now));
        Refused("Poll.TraineesAnswer", () => room.Answer(Reader, Poll(PollKind.One), [1], "", Now));
        room.Close(Lecturer, Now);
        Refused("SessionRoom.NotOpen", () => room.Answer(Trainee, Poll(PollKind.One), [1], "", Now));
    }

    [Fact]
    public void Closing_and_showing_twice_changes_nothing_and_results_are_shown_in_a_closed_room_too()
    {
        Assert.Equal(RoomEventKind.PollClosed, room.ClosePoll(Lecturer, Poll(PollKind.One), Now)!.Kind);
        Assert.Null(room.ClosePoll(Lecturer, Poll(PollKind.One, isClosed: true), Now));
        room.Close(Lecturer, Now);

        var shown = room.ShowResults(Lecturer, Poll(PollKind.One), show: true, Now);

        Assert.Equal((RoomEventKind.PollResultsShown, 3), (shown!.Kind, shown.About));
        Assert.Null(room.ShowResults(Lecturer, Poll(PollKind.One, isShown: true), show: true, Now));
        Refused("SessionRoom.LecturerOnly", () => room.ShowResults(Trainee, Poll(PollKind.One), show: true, Now));
        Refused("SessionRoom.LecturerOnly", () => room.ClosePoll(Reader, Poll(PollKind.One), Now));
    }

    [Fact]
    public void The_line_that_hides_a_text_names_nobody()
    {
        var answer = Guid.NewGuid();

        var line = room.HideText(Lecturer, Poll(PollKind.ShortText), answer, isHidden: false, hide: true, Now)!;

        Assert.Equal((RoomEventKind.PollTextHidden, 3, null, answer), (line.Kind, line.About, line.PersonId, line.AnswerId));
        Assert.Null(room.HideText(Lecturer, Poll(PollKind.ShortText), answer, isHidden: true, hide: true, Now));
        Refused("SessionRoom.LecturerOnly", () => room.HideText(Trainee, Poll(PollKind.ShortText), answer, isHidden: false, hide: true, Now));
    }

    private static void Refused(string key, Func<object?> act) => Assert.Equal(key, Assert.Throws<RuleBrokenException>(act).Key);
}
