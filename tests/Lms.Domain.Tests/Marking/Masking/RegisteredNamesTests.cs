using Lms.Domain.Language;
using Lms.Domain.Marking.Masking;

namespace Lms.Domain.Tests.Marking.Masking;

public sealed class RegisteredNamesTests
{
    private static readonly DateTimeOffset Now = Sittings.Now;
    private readonly RegisteredNames names = new(["Nguyễn Văn An", "Minh"], ["Chi bộ thôn Đoài"], ["thôn Đoài", "Đoài"]);

    [Fact]
    public void People_units_and_places_are_proposed_in_the_answer_and_in_the_question()
    {
        var answer = Answer("Nguyễn Văn An ở thôn Đoài, chi bộ thôn đoài.", "Là bí thư ở **thôn Đoài**, đồng chí Minh…");

        var found = names.In(answer).ToList();

        Assert.Equal(
            [("Nguyễn Văn An", MaskKind.Person, false), ("thôn Đoài", MaskKind.Locality, false), ("Chi bộ thôn Đoài", MaskKind.Unit, false), ("thôn Đoài", MaskKind.Locality, true)],
            found.Select(mask => (mask.Name, mask.Kind, mask.InQuestion)));
        Assert.All(found, mask => Assert.Equal((MaskState.Proposed, answer.ScriptId, 1), (mask.State, mask.ScriptId, mask.Number)));
    }

    [Fact]
    public void What_stands_is_hidden_and_what_was_written_is_kept_apart()
    {
        var answer = Answer("Nguyễn Văn An ở thôn Đoài.", "Ở thôn Đoài");
        var masks = names.In(answer).ToList();

        var original = answer.Hide([masks[0].Decide(MaskState.Hidden, Guid.NewGuid(), Now), masks[2].Decide(MaskState.Hidden, Guid.NewGuid(), Now)],
            source => new WrittenText(source, $"<p>{source}</p>", 1));

        Assert.Equal(("[…] ở thôn Đoài.", "<p>Ở […]</p>"), (answer.Text, answer.Question.Html));
        Assert.Equal(("Nguyễn Văn An ở thôn Đoài.", "Ở thôn Đoài"), (original.Text, original.Question));
    }

    [Fact]
    public void The_officers_own_words_are_found_even_when_they_are_one_syllable()
    {
        var own = RegisteredNames.Own([Answer("Anh Minh nói với bà minh.", "Minh?")], " minh ");

        Assert.Equal([(4, 4, false), (20, 4, false), (0, 4, true)], own.Select(mask => (mask.Start, mask.Length, mask.InQuestion)));
        Assert.All(own, mask => Assert.Equal(MaskKind.Own, mask.Kind));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("…")]
    public void No_words_are_no_mask(string words) =>
        Assert.Equal("ScriptMask.WordsRequired", Assert.Throws<RuleBrokenException>(() => RegisteredNames.Own([Answer("a", "b")], words)).Key);

    [Fact]
    public void A_decision_is_to_hide_or_to_leave() => Assert.Equal(
        "ScriptMask.DecisionUnknown",
        Assert.Throws<RuleBrokenException>(() => names.In(Answer("Nguyễn Văn An", "")).Single().Decide(MaskState.Proposed, Guid.NewGuid(), Now)).Key);

    private static Lms.Domain.Marking.ScriptAnswer Answer(string text, string question)
    {
        var paper = Sittings.Paper(1);
        var (script, _) = Lms.Domain.Marking.Script.MakeFor(Sittings.Sealed(paper), [Guid.NewGuid()]).Single();
        script.Copy(1, paper.Questions[0].QuestionId, new WrittenText(question, "", 1), text);
        return script.Answers.Single();
    }
}
