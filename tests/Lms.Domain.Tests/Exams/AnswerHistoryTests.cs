using Lms.Domain.Exams;

namespace Lms.Domain.Tests.Exams;

public sealed class AnswerHistoryTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 27, 2, 0, 0, TimeSpan.Zero);
    private static readonly string[] Texts = ["Đảng", "Đảng ta", "Đảng ta là", "", "viết lại 😀"];

    [Fact]
    public void Every_text_is_told_again_in_its_order() =>
        Assert.Equal(["", .. Texts], AnswerHistory.Tell(Stands(), from: null, Saves().Reverse()).Select(told => told.Text));

    [Fact]
    public void Folded_it_is_one_text_that_the_chain_still_holds()
    {
        var folded = AnswerHistory.Fold(Stands(), [.. Saves()])!;

        Assert.True(folded.Holds);
        Assert.Equal(5, folded.Saves);
        Assert.Equal(Texts[^1], Assert.Single(AnswerHistory.Tell(Stands(), folded, [])).Text);
    }

    [Fact]
    public void From_where_it_was_folded_the_chain_goes_on()
    {
        var folded = AnswerHistory.Fold(Stands(3), [.. Saves().Take(3)])!;

        Assert.Equal(Texts[2..], AnswerHistory.Tell(Stands(), folded, Saves().Skip(3)).Select(told => told.Text));
    }

    [Fact]
    public void Another_text_in_a_checkpoint_shows()
    {
        var folded = AnswerHistory.Fold(Stands(), [.. Saves()])!;
        var forged = folded with { Last = folded.Last with { Text = "viết hộ" } };

        Assert.False(forged.Holds);
        Refused(() => AnswerHistory.Tell(Stands(), forged, []));
    }

    [Fact]
    public void A_checkpoint_forged_whole_does_not_lead_to_what_stands()
    {
        var text = "viết hộ";
        var forged = new FoldedHistory(new ToldAnswer(5, text, AnswerChain.Next(AnswerChain.Genesis, 5, text), Nine), AnswerChain.Genesis, 5);

        Assert.True(forged.Holds);
        Refused(() => AnswerHistory.Tell(Stands(), forged, []));
    }

    [Fact]
    public void A_save_altered_left_out_or_doubled_shows_and_is_not_folded()
    {
        SavedDelta[] saves = [.. Saves()];
        SavedDelta[] altered = [.. saves];
        altered[1] = altered[1] with { Delta = altered[1].Delta with { Inserted = " TA" } };

        Refused(() => AnswerHistory.Fold(Stands(), altered));
        Refused(() => AnswerHistory.Fold(Stands(), [.. saves[..2], .. saves[3..]]));
        Refused(() => AnswerHistory.Fold(Stands(), saves[..4]));
        Refused(() => AnswerHistory.Fold(Stands(), [.. saves, saves[0]]));
    }

    [Fact]
    public void A_difference_outside_the_text_shows()
    {
        var outside = new SavedDelta(1, new TextDelta(int.MaxValue, int.MaxValue, "a"), Nine);

        Refused(() => AnswerHistory.Tell(Stands(1), from: null, [outside]));
    }

    [Fact]
    public void An_answer_altered_beside_its_history_shows() =>
        Refused(() => AnswerHistory.Tell(Stands() with { Text = "viết hộ" }, from: null, Saves()));

    [Fact]
    public void Nothing_written_is_nothing_to_fold() =>
        Assert.Null(AnswerHistory.Fold(new ToldAnswer(0, "", AnswerChain.Genesis, Nine), []));

    private static void Refused(Action act) => Assert.Equal("Answer.HistoryBroken", Assert.Throws<RuleBrokenException>(act).Key);

    private static IEnumerable<SavedDelta> Saves() => Texts.Index().Select(text => new SavedDelta(
        text.Index + 1, TextDelta.Between(text.Index == 0 ? "" : Texts[text.Index - 1], text.Item), Nine.AddSeconds(text.Index)));

    private static ToldAnswer Stands(int saves = 5)
    {
        var head = AnswerChain.Genesis;
        foreach (var (place, text) in Texts.Take(saves).Index())
        {
            head = AnswerChain.Next(head, place + 1, text);
        }

        return new ToldAnswer(saves, Texts[saves - 1], head, Nine);
    }
}
